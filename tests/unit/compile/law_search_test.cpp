#include "compile/law_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "unit/calendar/sample_zones.hpp"

namespace redress {
namespace {

using samples::at;
using samples::daily;
using samples::lasting;
using samples::lord_howe;
using samples::new_york;
using samples::sofia;
using samples::weekdays;
using samples::windows;
using samples::with;
using Step = StatutoryTerm::Step;
using Unit = StatutoryTerm::Unit;

StatutoryTerm term_of(Step step, std::int32_t count, Unit unit) {
  return {"HU", step, count, unit, {}, {}, {}, {}, {}};
}

struct Terms {
  const char* first_reply;
  Clock clock;
  const char* resolution;
  StatutoryTerm law;
};

Policy policy_of(Calendar own, Calendar other, const Terms& terms) {
  Policy out;
  out.calendars = {std::move(own), std::move(other)};
  for (Calendar& calendar : out.calendars) index_open_time(calendar);
  out.teams = {{"desk", "Ana", 0, 1}, {"night", "Boris", 1, none}};
  std::optional<Duration> resolution;
  if (*terms.resolution != 0) resolution = lasting(terms.resolution);
  out.promises = {{"p", lasting(terms.first_reply), terms.clock, {}, resolution}};
  out.channels = {Channel{ChannelKind::email, none}};
  Category& category = out.categories.emplace_back();
  category.id = "other";
  category.team = 0;
  category.promise = 0;
  return out;
}

// The slow obvious way: the first and the last second of every minute.
std::int64_t latest_of_all(const Policy& policy, const StatutoryTerm& law, Instant from,
                           Instant until) {
  std::int64_t latest = 0;
  for (std::int64_t minute = from.seconds; minute < until.seconds; minute += 60) {
    for (const Instant received : {Instant{minute}, Instant{minute + 59}}) {
      const auto dated = promise_for(policy, {0, 0, received, {}});
      if (!dated) continue;
      const auto due =
          law.step == Step::first_reply ? std::optional(dated->due) : dated->resolution;
      if (!due) continue;
      const Zone& zone = policy.calendars[policy.teams[dated->team].calendar].zone;
      latest = std::max(latest, due->seconds - latest_answer(law, zone, received).seconds);
    }
  }
  return latest;
}

Calendar on(Zone zone, int weekday, const std::vector<std::string_view>& hours) {
  Calendar out{"duty", std::move(zone), {}, {}};
  out.hours[static_cast<std::size_t>(weekday)] = windows(hours);
  return out;
}

TEST(LawSearch, NoMinuteIsLaterThanTheOneFound) {
  // Clocks change on 28 March in Sofia, on 4 April on Lord Howe, and at midnight in the last zone.
  const Instant from = at("2027-03-26T10:20:00Z");
  const Instant until = at("2027-04-07T03:40:00Z");
  const Zone backwards = samples::zone(
      "Test/Midnight", 10'800, {{"2027-03-29T21:00:00Z", 7'200}, {"2027-04-02T22:00:00Z", 10'800}});
  const std::vector<std::pair<Calendar, Calendar>> worlds = {
      {daily(sofia(), {"09:00-17:00"}), on(sofia(), 0, {"18:00-24:00"})},
      {with(weekdays(sofia(), {"08:15-12:00", "13:00-17:00"}), "2027-03-29", {}),
       daily(new_york(), {"09:00-12:00"})},
      // An exception opens and closes before the night shift of the day before is over.
      {with(daily(sofia(), {"22:00-06:30"}), "2027-03-31", {"01:00-02:00"}),
       daily(lord_howe(), {"05:00-05:20", "17:00-23:10"})},
      {daily(backwards, {"00:00-24:00"}), daily(sofia(), {"00:00-24:00"})},
      {on(backwards, 3, {"10:00-10:30"}), on(lord_howe(), 6, {"00:10-03:10"})}};
  const std::vector<Terms> terms = {
      {"PT4H", Clock::business, "P7D", term_of(Step::resolution, 10, Unit::days)},
      {"PT4H", Clock::business, "PT9H", term_of(Step::resolution, 2, Unit::working_days)},
      {"P2D", Clock::business, "PT20H", term_of(Step::resolution, 3, Unit::days)},
      {"P2D", Clock::business, "", term_of(Step::first_reply, 2, Unit::days)},
      {"PT13H", Clock::business, "", term_of(Step::first_reply, 1, Unit::working_days)},
      {"P2D", Clock::calendar, "", term_of(Step::first_reply, 1, Unit::days)},
      {"P1D", Clock::calendar, "P4D", term_of(Step::resolution, 3, Unit::days)},
      {"PT30H", Clock::calendar, "", term_of(Step::first_reply, 1, Unit::days)},
      {"P31D", Clock::calendar, "", term_of(Step::first_reply, 1, Unit::months)}};
  int late_by_the_other = 0;
  for (std::size_t world = 0; world < worlds.size(); ++world) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const Policy policy = policy_of(worlds[world].first, worlds[world].second, terms[i]);
      LawSearch search(policy, terms[i].law, from, until, 1'000'000);
      const auto found = search.latest({0, 0, {}, {}}, 0);
      EXPECT_EQ(found ? found->seconds_late() : 0, latest_of_all(policy, terms[i].law, from, until))
          << world << ' ' << i;
      if (!found) continue;
      EXPECT_GE(found->received, from);
      EXPECT_LT(found->received, until);
      if (found->team == 1) ++late_by_the_other;
    }
  }
  EXPECT_GE(late_by_the_other, 5);
}

// What holds of one second and of none near it.
void expect_found(const Policy& policy, const StatutoryTerm& law, Instant from, Instant until) {
  LawSearch search(policy, law, from, until, 1'000'000);
  const auto found = search.latest({0, 0, {}, {}}, 0);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->seconds_late(), latest_of_all(policy, law, from, until));
}

TEST(LawSearch, ALaterComplaintMayBeAnsweredSoonerAfterAnUnevenNight) {
  // By night the day before counts, and is answered when the next night shift ends; from then on
  // the day itself does, whose answer is due when the exception closes, earlier that morning.
  const StatutoryTerm day = term_of(Step::first_reply, 1, Unit::days);
  Policy policy = policy_of(with(daily(sofia(), {"22:00-06:00"}), "2027-01-13", {"01:00-02:00"}),
                            weekdays(sofia(), {"09:00-17:00"}), {"P2D", Clock::business, "", day});
  policy.teams[0].after_hours = none;
  expect_found(policy, day, at("2027-01-10T23:00:00Z"), at("2027-01-11T20:00:00Z"));
}

TEST(LawSearch, TheOtherTeamMayAnswerForTwoHoursInTheMiddleOfADay) {
  // Two days on, clocks skip an hour in New York and an hour later in Chicago.
  const StatutoryTerm day = term_of(Step::first_reply, 1, Unit::days);
  const Zone chicago =
      samples::zone("America/Chicago", -21'600, {{"2027-03-14T08:00:00Z", -18'000}});
  const Policy policy =
      policy_of(on(chicago, 5, {"09:00-17:00"}), on(new_york(), 5, {"09:00-17:00"}),
                {"P2D", Clock::calendar, "", day});
  expect_found(policy, day, at("2027-03-12T06:30:00Z"), at("2027-03-12T09:30:00Z"));
}

TEST(LawSearch, APromiseFarFromTheTermTakesFewSteps) {
  std::vector<std::string> texts;
  std::vector<std::string_view> hours;
  for (int hour = 10; hour < 24; ++hour)
    texts.push_back(std::to_string(hour) + ":00-" + std::to_string(hour) + ":30");
  for (const std::string& text : texts) hours.emplace_back(text);
  const StatutoryTerm month = term_of(Step::first_reply, 30, Unit::days);
  const Instant from = at("2026-11-22T00:00:00Z");
  const Instant until = at("2028-11-22T00:00:00Z");
  const auto steps = [&](const char* first_reply) {
    const Policy policy = policy_of(daily(sofia(), hours), daily(new_york(), hours),
                                    {first_reply, Clock::business, "", month});
    LawSearch search(policy, month, from, until, 1'000'000);
    EXPECT_FALSE(search.latest({0, 0, {}, {}}, 0).has_value()) << first_reply;
    EXPECT_FALSE(search.is_spent()) << first_reply;
    return 1'000'000 - search.steps_left();
  };
  EXPECT_LT(steps("PT1H"), 500);
  EXPECT_LT(steps("P20D"), 2'000);
  EXPECT_LT(steps("P30D"), 300'000);
}

TEST(LawSearch, StopsWhereItsStepsAreUsedUp) {
  const StatutoryTerm day = term_of(Step::first_reply, 1, Unit::days);
  const Policy policy = policy_of(daily(sofia(), {"09:00-17:00"}), daily(sofia(), {"18:00-20:00"}),
                                  {"P2D", Clock::business, "", day});
  LawSearch search(policy, day, at("2026-11-22T00:00:00Z"), at("2028-11-22T00:00:00Z"), 30);
  EXPECT_TRUE(search.latest({0, 0, {}, {}}, 0).has_value());
  EXPECT_TRUE(search.is_spent());
  EXPECT_GT(search.steps_left(), -10);
}

TEST(LawSearch, SaysNothingWhereNoSuchStepIsPromised) {
  const StatutoryTerm settle = term_of(Step::resolution, 1, Unit::days);
  const Policy policy = policy_of(daily(sofia(), {"09:00-17:00"}), daily(sofia(), {"18:00-20:00"}),
                                  {"P9D", Clock::business, "", settle});
  LawSearch search(policy, settle, at("2026-11-22T00:00:00Z"), at("2028-11-22T00:00:00Z"), 9'999);
  EXPECT_FALSE(search.latest({0, 0, {}, {}}, 0).has_value());
  EXPECT_EQ(search.steps_left(), 9'999);
}

}  // namespace
}  // namespace redress
