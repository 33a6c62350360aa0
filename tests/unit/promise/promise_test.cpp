#include "redress/promise.hpp"

#include <gtest/gtest.h>

#include <string>

#include "../calendar/sample_zones.hpp"

namespace redress {
namespace {

using samples::at;
using samples::daily;
using samples::lasting;
using samples::sofia;
using samples::weekdays;

// Positions in the policy below.
constexpr Index delivery = 0, duty_desk = 1, lonely = 2;         // teams
constexpr Index standard = 0, urgent = 1, legal = 2, brief = 3;  // promises
constexpr Index email = 0, sms = 1, phone = 2;                   // channels
constexpr Index late = 0, outage = 1;                            // categories

/// The example of the design: an office by day, a duty desk at night.
Policy example() {
  Policy policy;
  policy.calendars = {weekdays(sofia(), {"09:00-13:00", "14:00-18:00"}),
                      daily(sofia(), {"18:00-02:00"})};
  policy.teams = {Team{"delivery", "Delivery desk", 0, duty_desk},
                  Team{"duty_desk", "Night desk", 1, none}, Team{"lonely", "One person", 0, none}};
  policy.promises = {
      Promise{"standard", lasting("PT8H"), Clock::business, lasting("P2D"), lasting("P10D")},
      Promise{"urgent", lasting("PT1H"), Clock::business, std::nullopt, std::nullopt},
      Promise{"legal", lasting("P3D"), Clock::calendar, std::nullopt, std::nullopt},
      Promise{"brief", lasting("PT2H"), Clock::business, lasting("PT2H"), lasting("PT8H")}};
  policy.channels = {Channel{ChannelKind::email, none}, Channel{ChannelKind::sms, urgent},
                     Channel{ChannelKind::phone, none}};
  Category category;
  category.id = "delivery.late";
  category.team = delivery;
  category.promise = standard;
  category.promise_by_channel[static_cast<std::size_t>(ChannelKind::phone)] = urgent;
  policy.categories.push_back(category);
  category.id = "connection.outage";
  category.team = lonely;
  policy.categories.push_back(category);
  policy.signals = {SignalRule{SignalKind::legal_threat, legal, none},
                    SignalRule{SignalKind::safety, urgent, duty_desk}};
  return policy;
}

DatedPromise dated(const Policy& policy, Index category, Index channel, const char* received,
                   std::vector<SignalKind> signals = {}) {
  auto promise = promise_for(policy, {category, channel, at(received), std::move(signals)});
  if (!promise) {
    ADD_FAILURE() << promise.error().code;
    return {};
  }
  return *promise;
}

/// `rule id team promise due`, the winner with a star, one a line.
std::string basis(const Policy& policy, const DatedPromise& promise) {
  std::string out;
  for (const PromiseCandidate& one : promise.basis) {
    out += std::string(promise_rule_ids[static_cast<std::size_t>(one.rule)]) + " " + one.id + " " +
           policy.teams[one.team].id + " " + policy.promises[one.promise].id + " " +
           format_instant(one.due) + (one.wins ? " *\n" : "\n");
  }
  return out;
}

std::string listed(const std::vector<Instant>& instants) {
  std::string out;
  for (const Instant instant : instants) out += format_instant(instant) + "\n";
  return out;
}

// Monday 2026-11-23, Sofia is two hours ahead of UTC.

TEST(PromiseFor, TheCategorysPromiseHoldsWhereNothingElseIsSaid) {
  const Policy policy = example();
  const auto promise = dated(policy, late, email, "2026-11-23T08:00:00Z");
  EXPECT_EQ(basis(policy, promise),
            "category delivery.late delivery standard 2026-11-24T08:00:00Z *\n");
  EXPECT_EQ(format_instant(promise.due), "2026-11-24T08:00:00Z");
  EXPECT_EQ(promise.team, delivery);
  EXPECT_EQ(promise.promise, standard);
}

TEST(PromiseFor, TheChannelsPromiseGoesBeforeTheCategorys) {
  const Policy policy = example();
  EXPECT_EQ(basis(policy, dated(policy, late, sms, "2026-11-23T08:00:00Z")),
            "channel sms delivery urgent 2026-11-23T09:00:00Z *\n");
}

TEST(PromiseFor, TheCategorysPromiseForTheChannelGoesBeforeTheChannels) {
  Policy policy = example();
  policy.channels[phone].promise = legal;
  EXPECT_EQ(basis(policy, dated(policy, late, phone, "2026-11-23T08:00:00Z")),
            "channel_override phone delivery urgent 2026-11-23T09:00:00Z *\n");
}

TEST(PromiseFor, AnOverrideHoldsEvenWhereItIsLater) {
  Policy policy = example();
  policy.categories[late].promise_by_channel[static_cast<std::size_t>(ChannelKind::sms)] = legal;
  EXPECT_EQ(basis(policy, dated(policy, late, sms, "2026-11-23T08:00:00Z")),
            "channel_override sms delivery legal 2026-11-26T08:00:00Z *\n");
}

TEST(PromiseFor, SignalsCompeteInTheirOrderAndTheEarliestWins) {
  const Policy policy = example();
  const auto promise = dated(policy, late, email, "2026-11-23T08:00:00Z",
                             {SignalKind::safety, SignalKind::legal_threat, SignalKind::leaving});
  EXPECT_EQ(basis(policy, promise),
            "category delivery.late delivery standard 2026-11-24T08:00:00Z\n"
            "signal safety duty_desk urgent 2026-11-23T17:00:00Z *\n"
            "signal legal_threat delivery legal 2026-11-26T08:00:00Z\n")
      << "leaving has no effect in this policy";
  EXPECT_EQ(promise.team, duty_desk);
}

TEST(PromiseFor, ASignalWithoutATeamIsTheCategorysTeams) {
  Policy policy = example();
  policy.signals[1].team = none;
  EXPECT_EQ(
      basis(policy, dated(policy, outage, email, "2026-11-23T08:00:00Z", {SignalKind::safety})),
      "category connection.outage lonely standard 2026-11-24T08:00:00Z\n"
      "signal safety lonely urgent 2026-11-23T09:00:00Z *\n");
}

TEST(PromiseFor, ASignalWithoutAPromiseIsNoCandidate) {
  Policy policy = example();
  policy.signals[1].promise = none;
  EXPECT_EQ(dated(policy, late, email, "2026-11-23T08:00:00Z", {SignalKind::safety}).basis.size(),
            1U);
}

TEST(PromiseFor, AfterHoursTheOtherTeamsCalendarCompetesWithTheSamePromise) {
  const Policy policy = example();
  const auto promise = dated(policy, late, email, "2026-11-23T16:00:00Z");
  EXPECT_EQ(basis(policy, promise),
            "category delivery.late delivery standard 2026-11-24T16:00:00Z\n"
            "after_hours duty_desk duty_desk standard 2026-11-24T00:00:00Z *\n")
      << "closed from 18:00 on, the night desk open from then";
  EXPECT_EQ(promise.team, duty_desk);
}

TEST(PromiseFor, AfterHoursTakesThePromiseOfTheChannel) {
  const Policy policy = example();
  EXPECT_EQ(basis(policy, dated(policy, late, phone, "2026-11-23T20:00:00Z")),
            "channel_override phone delivery urgent 2026-11-24T08:00:00Z\n"
            "after_hours duty_desk duty_desk urgent 2026-11-23T21:00:00Z *\n");
}

TEST(PromiseFor, AfterHoursDoesNotCountWhileTheTeamIsOpen) {
  const Policy policy = example();
  EXPECT_EQ(dated(policy, late, email, "2026-11-23T15:59:59Z").basis.size(), 1U);
  EXPECT_EQ(dated(policy, late, email, "2026-11-23T11:30:00Z").basis.size(), 2U) << "at lunch";
  EXPECT_EQ(dated(policy, outage, email, "2026-11-23T20:00:00Z").basis.size(), 1U)
      << "a team that names no other";
}

TEST(PromiseFor, AfterHoursMayLose) {
  const Policy policy = example();
  EXPECT_EQ(basis(policy, dated(policy, late, email, "2026-11-23T11:30:00Z")),
            "category delivery.late delivery standard 2026-11-24T11:00:00Z\n"
            "after_hours duty_desk duty_desk standard 2026-11-24T00:00:00Z *\n")
      << "eight hours from 14:00 end on the closing instant before the next lunch";
  EXPECT_EQ(basis(policy, dated(policy, late, phone, "2026-11-23T11:30:00Z")),
            "channel_override phone delivery urgent 2026-11-23T13:00:00Z *\n"
            "after_hours duty_desk duty_desk urgent 2026-11-23T17:00:00Z\n");
}

TEST(PromiseFor, OnATieTheEarlierOfTheBasisWins) {
  Policy policy = example();
  policy.categories[late].promise = legal;
  const auto promise =
      dated(policy, late, email, "2026-11-23T20:00:00Z", {SignalKind::legal_threat});
  EXPECT_EQ(basis(policy, promise),
            "category delivery.late delivery legal 2026-11-26T20:00:00Z *\n"
            "signal legal_threat delivery legal 2026-11-26T20:00:00Z\n"
            "after_hours duty_desk duty_desk legal 2026-11-26T20:00:00Z\n");
  EXPECT_EQ(promise.team, delivery);
}

TEST(PromiseFor, ExactlyOneWinsAndItIsTheEarliest) {
  const Policy policy = example();
  for (int hour = 0; hour < 24 * 8; ++hour) {
    const Instant received{at("2026-10-22T00:30:00Z").seconds + hour * 3600};
    const auto promise = promise_for(policy, {late,
                                              static_cast<Index>(hour % 3),
                                              received,
                                              {SignalKind::safety, SignalKind::legal_threat}});
    ASSERT_TRUE(promise.ok());
    int winners = 0;
    for (const auto& one : promise->basis) {
      winners += one.wins ? 1 : 0;
      EXPECT_GE(one.due, promise->due);
      EXPECT_TRUE(!one.wins || one.due == promise->due);
    }
    EXPECT_EQ(winners, 1);
  }
}

TEST(Updates, RunUntilTheResolutionOnTheWinnersTerms) {
  const Policy policy = example();
  const auto promise = dated(policy, late, email, "2026-11-23T08:00:00Z");
  EXPECT_EQ(listed(promise.updates),
            "2026-11-25T16:00:00Z\n2026-11-27T16:00:00Z\n2026-12-01T16:00:00Z\n"
            "2026-12-03T16:00:00Z\n")
      << "the fifth would fall on the resolution";
  EXPECT_EQ(format_instant(promise.resolution.value()), "2026-12-07T16:00:00Z");
}

TEST(Updates, ComeFromTheCategorysPromiseWhereTheWinnerHasNone) {
  const Policy policy = example();
  const auto promise = dated(policy, late, sms, "2026-11-23T08:00:00Z");
  EXPECT_EQ(promise.promise, urgent);
  EXPECT_EQ(listed(promise.updates).substr(0, 21), "2026-11-25T16:00:00Z\n");
  EXPECT_EQ(format_instant(promise.resolution.value()), "2026-12-07T16:00:00Z");
}

TEST(Updates, FromTheCategorysPromiseKeepToTheWinnersCalendarAndClock) {
  Policy policy = example();
  policy.promises[legal].first_reply = lasting("PT1H");
  const auto promise =
      dated(policy, late, email, "2026-11-23T08:00:00Z", {SignalKind::legal_threat});
  EXPECT_EQ(promise.promise, legal);
  EXPECT_EQ(listed(promise.updates),
            "2026-11-25T08:00:00Z\n2026-11-27T08:00:00Z\n2026-11-29T08:00:00Z\n"
            "2026-12-01T08:00:00Z\n")
      << "days on the calendar clock";
  EXPECT_EQ(format_instant(promise.resolution.value()), "2026-12-03T08:00:00Z");

  const auto by_night = dated(policy, late, phone, "2026-11-23T20:00:00Z");
  EXPECT_EQ(by_night.team, duty_desk);
  EXPECT_EQ(format_instant(by_night.updates.at(0)), "2026-11-26T00:00:00Z")
      << "the duty desk's second day closes at 02:00";
}

TEST(Updates, TheWinnersOwnGoBeforeTheCategorys) {
  Policy policy = example();
  policy.channels[email].promise = brief;
  const auto promise = dated(policy, late, email, "2026-11-23T08:00:00Z");
  EXPECT_EQ(listed(promise.updates),
            "2026-11-23T10:00:00Z\n2026-11-23T13:00:00Z\n2026-11-23T15:00:00Z\n");
  EXPECT_EQ(format_instant(promise.resolution.value()), "2026-11-24T08:00:00Z");
  policy.promises[brief].update_every.reset();
  EXPECT_TRUE(dated(policy, late, email, "2026-11-23T08:00:00Z").updates.empty())
      << "every two days, but resolved after one";
}

TEST(Updates, AreTwelveAtMost) {
  Policy policy = example();
  policy.promises[standard].resolution.reset();
  const auto open_ended = dated(policy, late, email, "2026-11-23T08:00:00Z");
  EXPECT_EQ(open_ended.updates.size(), 12U);
  EXPECT_EQ(format_instant(open_ended.updates.back()), "2026-12-25T16:00:00Z");
  EXPECT_FALSE(open_ended.resolution.has_value());

  policy.promises[standard].resolution = lasting("P100D");
  EXPECT_EQ(dated(policy, late, email, "2026-11-23T08:00:00Z").updates.size(), 12U);
}

TEST(Updates, AreCountedFromReceiptOnTheWallClock) {
  Policy policy = example();
  policy.promises[standard] =
      Promise{"standard", lasting("P1D"), Clock::calendar, lasting("P1D"), lasting("P4D")};
  const auto promise = dated(policy, late, email, "2026-10-23T00:30:00Z");
  EXPECT_EQ(listed(promise.updates),
            "2026-10-24T00:30:00Z\n2026-10-25T00:30:00Z\n2026-10-26T01:30:00Z\n")
      << "03:30 comes twice on the 25th, the first counts";
}

TEST(Updates, EndWhereTheyCannotBeDated) {
  Policy policy = example();
  policy.promises[standard].resolution.reset();
  const auto promise = dated(policy, late, email, "2050-12-21T08:00:00Z");
  EXPECT_EQ(listed(promise.updates),
            "2050-12-23T16:00:00Z\n2050-12-27T16:00:00Z\n2050-12-29T16:00:00Z\n");
}

TEST(Updates, NoneWhereNobodyPromisedThem) {
  Policy policy = example();
  policy.categories[late].promise = urgent;
  const auto promise = dated(policy, late, email, "2026-11-23T08:00:00Z");
  EXPECT_TRUE(promise.updates.empty());
  EXPECT_FALSE(promise.resolution.has_value());
}

TEST(PromiseFor, ACandidateThatCannotBeDatedIsNone) {
  Policy policy = example();
  policy.calendars[1].hours = {};
  EXPECT_EQ(basis(policy, dated(policy, late, email, "2026-11-23T16:00:00Z")),
            "category delivery.late delivery standard 2026-11-24T16:00:00Z *\n")
      << "a duty desk that never opens";
  policy = example();
  policy.calendars[0].hours = {};
  EXPECT_EQ(basis(policy, dated(policy, late, email, "2026-11-23T16:00:00Z")),
            "after_hours duty_desk duty_desk standard 2026-11-24T00:00:00Z *\n");
}

TEST(PromiseFor, GivesTheFirstErrorWhereNoCandidateIsLeft) {
  Policy policy = example();
  policy.calendars[0].hours = policy.calendars[1].hours = {};
  EXPECT_EQ(promise_for(policy, {late, email, at("2026-11-23T16:00:00Z"), {}}).error().code,
            "calendar.never_open");
  EXPECT_EQ(promise_for(example(), {late, email, last_instant, {}}).error().code,
            "deadline.out_of_range");
}

TEST(PromiseFor, AResolutionThatCannotBeDatedIsAnError) {
  EXPECT_EQ(promise_for(example(), {late, email, at("2050-12-28T08:00:00Z"), {}}).error().code,
            "deadline.out_of_range");
}

TEST(PromiseFor, APolicyThatNamesNothingGivesAnError) {
  Policy policy = example();
  policy.categories[late].promise = none;
  EXPECT_EQ(promise_for(policy, {late, email, at("2026-11-23T08:00:00Z"), {}}).error().code,
            "promise.missing");
  policy = example();
  policy.categories[late].team = 77;
  EXPECT_EQ(promise_for(policy, {late, email, at("2026-11-23T08:00:00Z"), {}}).error().code,
            "promise.missing");
  policy = example();
  policy.teams[delivery].calendar = none;
  EXPECT_EQ(promise_for(policy, {late, email, at("2026-11-23T08:00:00Z"), {}}).error().code,
            "promise.missing");
}

}  // namespace
}  // namespace redress
