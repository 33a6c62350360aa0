#include "life/steps.hpp"

#include <gtest/gtest.h>

#include <string>

#include "life/standing.hpp"

namespace redress::life {
namespace {

constexpr std::int64_t day = 86'400;

// First reply by day 1, updates by days 2, 4 and 6, resolution by day 8, counted from 1970.
StoredComplaint promised() {
  StoredComplaint out;
  out.state = "received";
  out.record =
      R"({"received":"1970-01-01T00:00:00Z","category":"c","team":"t","promise":{)"
      R"("first_reply":{"due":"1970-01-02T00:00:00Z"},"updates":[{"due":"1970-01-03T00:00:00Z"},)"
      R"({"due":"1970-01-05T00:00:00Z"},{"due":"1970-01-07T00:00:00Z"}],)"
      R"("resolution":{"due":"1970-01-09T00:00:00Z"}},"keep_days":10})";
  return out;
}

/// Events at days, such as `{"replied", 1}`.
std::vector<StoredEvent> life(std::initializer_list<std::pair<const char*, double>> happened) {
  std::vector<StoredEvent> out{{1, "r", {0}, "received", "", ""}};
  for (const auto& [kind, at] : happened) {
    out.push_back({static_cast<std::int64_t>(out.size()) + 1,
                   "r",
                   {static_cast<std::int64_t>(at * day)},
                   kind,
                   "",
                   ""});
  }
  return out;
}

/// One letter a step: o(pen), k(ept), b(roken), e(nded).
std::string states(std::initializer_list<std::pair<const char*, double>> happened) {
  std::string out;
  for (const Step& step : steps_of(promised().record, life(happened)))
    out += "okbe"[static_cast<std::size_t>(step.state)];
  return out;
}

std::string due(std::initializer_list<std::pair<const char*, double>> happened,
                const char* state = "received") {
  StoredComplaint complaint = promised();
  complaint.state = state;
  const Standing standing = standing_of(complaint, life(happened));
  if (!standing.due) return "none";
  return standing.due_kind + ' ' + std::to_string(standing.due->seconds / day);
}

TEST(LifeSteps, NothingIsKeptAtFirst) {
  EXPECT_EQ(states({}), "ooooo");
  EXPECT_EQ(due({}), "first_reply 1");
}

TEST(LifeSteps, TheFirstReplyKeepsItsPromiseAndTheNextUpdate) {
  EXPECT_EQ(states({{"replied", 1}}), "kkooo");
  EXPECT_EQ(due({{"replied", 1}}), "update 4");
  EXPECT_EQ(states({{"replied", 1.5}}), "bkooo");
  EXPECT_EQ(due({{"replied", 1.5}}), "update 4");
}

TEST(LifeSteps, AnUpdateIsNoReply) {
  EXPECT_EQ(states({{"updated", 0.5}}), "okooo");
  EXPECT_EQ(due({{"updated", 0.5}}), "first_reply 1");
}

TEST(LifeSteps, TwoUpdatesAtOnceKeepOne) {
  EXPECT_EQ(states({{"replied", 0.5}, {"updated", 0.6}, {"updated", 0.7}}), "kkooo");
  EXPECT_EQ(states({{"replied", 0.5}, {"updated", 2.5}}), "kkkoo");
}

TEST(LifeSteps, NewsMakeUpForWhatWasMissedWhichStaysBroken) {
  EXPECT_EQ(due({{"replied", 0.5}}), "update 4");
  EXPECT_EQ(states({{"replied", 0.5}, {"updated", 5}}), "kkbko");
  EXPECT_EQ(due({{"replied", 0.5}, {"updated", 5}}), "resolution 8");
  const auto steps = steps_of(promised().record, life({{"replied", 0.5}, {"updated", 5}}));
  EXPECT_EQ(steps[2].at, (Instant{5 * day}));
}

TEST(LifeSteps, TheDueItselfIsInTime) {
  EXPECT_EQ(
      states({{"replied", 1}, {"updated", 2}, {"updated", 4}, {"updated", 6}, {"resolved", 8}}),
      "kkkkk");
  EXPECT_EQ(states({{"replied", 0}}), "kkooo");
}

TEST(LifeSteps, AResolutionAnswersAndEnds) {
  EXPECT_EQ(states({{"resolved", 0.5}}), "kkeek");
  EXPECT_EQ(states({{"replied", 0.5}, {"resolved", 3}}), "kkkek");
  EXPECT_EQ(states({{"resolved", 9}}), "bbbbb");
  EXPECT_EQ(due({{"resolved", 0.5}}, "resolved"), "none");
}

TEST(LifeSteps, AWithdrawalEndsWhatWasToComeAndKeepsNothing) {
  EXPECT_EQ(states({{"withdrawn", 0.5}}), "eeeee");
  EXPECT_EQ(states({{"withdrawn", 3}}), "bbeee");
  EXPECT_EQ(due({{"withdrawn", 3}}, "withdrawn"), "none");
}

TEST(LifeSteps, AReopeningBeginsAnew) {
  EXPECT_EQ(states({{"resolved", 0.25}, {"reopened", 0.5}}), "ooooo");
  EXPECT_EQ(states({{"resolved", 0.25}, {"reopened", 0.5}, {"replied", 0.75}}), "kkooo");
  const auto events = life({{"resolved", 0.25}, {"reopened", 0.5}, {"replied", 0.75}});
  EXPECT_EQ(begin_of(promised().record, events), (Instant{day / 2}));
  EXPECT_EQ(begin_of(promised().record, life({})), (Instant{0}));
}

TEST(LifeSteps, InformationAndRefilingChangeNothing) {
  EXPECT_EQ(states({{"information", 0.1}, {"refiled", 0.2}}), "ooooo");
}

TEST(LifeSteps, ARecordWithoutAPromiseHasNone) {
  EXPECT_TRUE(steps_of("{}", {}).empty());
  EXPECT_TRUE(steps_of("", {}).empty());
}

std::int64_t deleted_on_day(const char* state,
                            std::initializer_list<std::pair<const char*, double>> happened) {
  StoredComplaint complaint = promised();
  complaint.state = state;
  return standing_of(complaint, life(happened)).delete_after->seconds / day;
}

TEST(LifeStanding, IsDeletedAfterItsEnd) {
  EXPECT_EQ(deleted_on_day("resolved", {{"resolved", 3}}), 13);
  EXPECT_EQ(deleted_on_day("withdrawn", {{"withdrawn", 2}}), 12);
}

TEST(LifeStanding, IsKeptThreeTimesAsLongAfterTheLastPromiseWhereNobodyEndedIt) {
  EXPECT_EQ(deleted_on_day("received", {}), 38);
  EXPECT_EQ(deleted_on_day("replied", {{"replied", 20}}), 50);
}

TEST(LifeStanding, IsOfTheRecord) {
  const Standing standing = standing_of(promised(), {});
  EXPECT_EQ(standing.category, "c");
  EXPECT_EQ(standing.team, "t");
  // One that says nothing is kept for a while all the same.
  StoredComplaint bare;
  bare.received = {day};
  EXPECT_EQ(standing_of(bare, {}).delete_after, (Instant{day + 3 * 365 * day}));
  EXPECT_EQ(standing_of(bare, {}).due, std::nullopt);
}

}  // namespace
}  // namespace redress::life
