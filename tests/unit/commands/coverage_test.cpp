#include "commands/coverage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "../calendar/sample_zones.hpp"

namespace redress::coverage {
namespace {

using samples::at;
using samples::daily;
using samples::day;
using samples::lord_howe;
using samples::new_york;
using samples::sofia;
using samples::utc;
using samples::weekdays;
using samples::windows;
using samples::with;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::int64_t hour = 3'600;

// `team 2026-11-23T09:00:00Z 2026-11-23T17:00:00Z`
std::vector<std::string> spelled(const std::vector<Stretch>& stretches) {
  constexpr std::array<const char*, 3> names = {"team", "after", "no one"};
  std::vector<std::string> out;
  for (const Stretch& stretch : stretches)
    out.push_back(std::string(names[static_cast<std::size_t>(stretch.who)]) + " " +
                  format_instant(stretch.from) + " " + format_instant(stretch.to));
  return out;
}

std::vector<WallPiece> pieces_of(const WallWeek& week, const Zone& zone, int weekday) {
  std::vector<WallPiece> out;
  for (const WallPiece& piece : wall_pieces(week, zone)) {
    if (piece.weekday == weekday) out.push_back(piece);
  }
  return out;
}

// However the clocks go, every second of the week is somebody's or no one's.
void expect_whole(const WallWeek& week) {
  ASSERT_FALSE(week.stretches.empty());
  EXPECT_EQ(week.stretches.front().from, week.begin);
  EXPECT_EQ(week.stretches.back().to, week.end);
  for (std::size_t i = 1; i < week.stretches.size(); ++i) {
    EXPECT_EQ(week.stretches[i].from, week.stretches[i - 1].to);
    EXPECT_NE(week.stretches[i].who, week.stretches[i - 1].who);
  }
  EXPECT_EQ(week.seconds[0] + week.seconds[1] + week.seconds[2],
            week.end.seconds - week.begin.seconds);
}

TEST(Presence, TheAfterHoursTeamCountsOnlyWhileTheTeamIsClosed) {
  const Calendar office = weekdays(utc(), {"09:00-13:00", "14:00-18:00"});
  const Calendar duty = daily(utc(), {"12:00-02:00"});
  EXPECT_THAT(
      spelled(presence({&office, &duty}, at("2026-11-23T08:00:00Z"), at("2026-11-24T03:00:00Z"))),
      ElementsAre("no one 2026-11-23T08:00:00Z 2026-11-23T09:00:00Z",
                  "team 2026-11-23T09:00:00Z 2026-11-23T13:00:00Z",
                  "after 2026-11-23T13:00:00Z 2026-11-23T14:00:00Z",
                  "team 2026-11-23T14:00:00Z 2026-11-23T18:00:00Z",
                  "after 2026-11-23T18:00:00Z 2026-11-24T02:00:00Z",
                  "no one 2026-11-24T02:00:00Z 2026-11-24T03:00:00Z"));
}

TEST(Presence, WindowsThatTouchOrOverlapAreOneStretch) {
  const Calendar nights = with(daily(utc(), {"22:00-06:00"}), "2026-11-24", {"04:00-08:00"});
  EXPECT_THAT(
      spelled(open_stretches(nights, at("2026-11-23T12:00:00Z"), at("2026-11-24T12:00:00Z"))),
      ElementsAre("team 2026-11-23T22:00:00Z 2026-11-24T08:00:00Z"));
}

TEST(Week, ANightShiftRunsOverMidnightAndOverTheWeeksEnd) {
  const Calendar nights = daily(sofia(), {"22:00-06:00"});
  const WallWeek week = wall_week({&nights, nullptr}, day("2026-11-23"));
  expect_whole(week);
  EXPECT_EQ(week.of(Presence::team), 7 * 8 * hour);
  EXPECT_EQ(week.longest_alone->seconds(), 16 * hour);
  EXPECT_THAT(pieces_of(week, nights.zone, 0),
              ElementsAre(WallPiece{0, 0, 6 * 3600, Presence::team, {}},
                          WallPiece{0, 6 * 3600, 22 * 3600, Presence::no_one, {}},
                          WallPiece{0, 22 * 3600, 24 * 3600, Presence::team, {}}));
}

TEST(Week, TheLongestTimeWithoutAnyoneMayEndInTheNext) {
  const Calendar office = weekdays(utc(), {"09:00-18:00"});
  const WallWeek week = wall_week({&office, nullptr}, day("2026-11-23"));
  EXPECT_EQ(week.of(Presence::no_one), 123 * hour);
  ASSERT_TRUE(week.longest_alone.has_value());
  EXPECT_EQ(format_instant(week.longest_alone->from), "2026-11-27T18:00:00Z");
  EXPECT_EQ(format_instant(week.longest_alone->to), "2026-11-30T09:00:00Z");
}

TEST(Week, InSpringAnHourIsSkipped) {
  const Calendar nights = daily(sofia(), {"22:00-06:00"});
  const WallWeek week = wall_week({&nights, nullptr}, day("2027-03-22"));
  expect_whole(week);
  EXPECT_EQ(week.end.seconds - week.begin.seconds, (7 * 24 - 1) * hour);
  EXPECT_EQ(week.of(Presence::team), (7 * 8 - 1) * hour);
  EXPECT_THAT(wall_marks(week), ElementsAre(WallMark{6, 3 * 3600, 4 * 3600, true}));
  EXPECT_THAT(pieces_of(week, nights.zone, 6),
              ElementsAre(WallPiece{6, 0, 3 * 3600, Presence::team, {}},
                          WallPiece{6, 4 * 3600, 6 * 3600, Presence::team, {}},
                          WallPiece{6, 6 * 3600, 22 * 3600, Presence::no_one, {}},
                          WallPiece{6, 22 * 3600, 24 * 3600, Presence::team, {}}));
}

TEST(Week, InAutumnAnHourComesTwice) {
  using Pass = WallPiece::Pass;
  const Calendar nights = daily(sofia(), {"22:00-06:00"});
  const WallWeek week = wall_week({&nights, nullptr}, day("2027-10-25"));
  expect_whole(week);
  EXPECT_EQ(week.of(Presence::team), (7 * 8 + 1) * hour);
  EXPECT_THAT(wall_marks(week), ElementsAre(WallMark{6, 3 * 3600, 4 * 3600, false}));
  EXPECT_THAT(pieces_of(week, nights.zone, 6),
              ElementsAre(WallPiece{6, 0, 3 * 3600, Presence::team, Pass::only},
                          WallPiece{6, 3 * 3600, 4 * 3600, Presence::team, Pass::first},
                          WallPiece{6, 3 * 3600, 4 * 3600, Presence::team, Pass::second},
                          WallPiece{6, 4 * 3600, 6 * 3600, Presence::team, Pass::only},
                          WallPiece{6, 6 * 3600, 22 * 3600, Presence::no_one, Pass::only},
                          WallPiece{6, 22 * 3600, 24 * 3600, Presence::team, Pass::only}));
}

TEST(Week, AZoneMayMoveByHalfAnHour) {
  const Calendar office = daily(lord_howe(), {"01:00-03:00"});
  const WallWeek autumn = wall_week({&office, nullptr}, day("2027-03-29"));
  expect_whole(autumn);
  EXPECT_EQ(autumn.of(Presence::team), 14 * hour + 1'800);
  EXPECT_THAT(wall_marks(autumn), ElementsAre(WallMark{6, 5'400, 7'200, false}));
  const WallWeek spring = wall_week({&office, nullptr}, day("2027-09-27"));
  expect_whole(spring);
  EXPECT_EQ(spring.of(Presence::team), 14 * hour - 1'800);
  EXPECT_THAT(wall_marks(spring), ElementsAre(WallMark{6, 7'200, 9'000, true}));
}

TEST(Week, AChangeAcrossMidnightIsMarkedOnBothDays) {
  const Calendar always =
      daily(samples::zone("X/Y", 0, {{"2026-11-25T00:30:00Z", -3600}}), {"00:00-24:00"});
  const WallWeek week = wall_week({&always, nullptr}, day("2026-11-23"));
  expect_whole(week);
  EXPECT_THAT(wall_marks(week),
              ElementsAre(WallMark{1, 84'600, 86'400, false}, WallMark{2, 0, 1'800, false}));
}

TEST(Week, ACoveringTeamInAnotherZoneIsShownInTheTeams) {
  const Calendar office = weekdays(sofia(), {"09:00-17:00"});
  const Calendar abroad = weekdays(new_york(), {"09:00-17:00"});
  const WallWeek week = wall_week({&office, &abroad}, day("2026-11-23"));
  expect_whole(week);
  // Seven hours apart: 16:00 to 24:00 in Sofia, of which the first is the office's own.
  EXPECT_EQ(week.of(Presence::after_hours), 5 * 7 * hour);
  EXPECT_THAT(pieces_of(week, office.zone, 0),
              ElementsAre(WallPiece{0, 0, 9 * 3600, Presence::no_one, {}},
                          WallPiece{0, 9 * 3600, 17 * 3600, Presence::team, {}},
                          WallPiece{0, 17 * 3600, 24 * 3600, Presence::after_hours, {}}));
  // The clocks of New York change two weeks before those of Sofia, and a week after.
  EXPECT_THAT(
      weeks_of_clock_changes({&office, &abroad}, at("2026-11-22T12:00:00Z")),
      ElementsAre(day("2027-03-08"), day("2027-03-22"), day("2027-10-25"), day("2027-11-01")));
  EXPECT_EQ(wall_week({&office, &abroad}, day("2027-03-15")).of(Presence::after_hours),
            5 * 6 * hour);
}

TEST(Week, AHolidayClosesItsDayAndLeavesItToTheOthers) {
  const Calendar office = with(weekdays(sofia(), {"09:00-17:00"}), "2026-12-24", {});
  const Calendar duty = daily(sofia(), {"09:00-12:00"});
  const WallWeek week = wall_week({&office, &duty}, day("2026-12-21"));
  expect_whole(week);
  EXPECT_EQ(week.of(Presence::team), 4 * 8 * hour);
  EXPECT_EQ(week.of(Presence::after_hours), 3 * 3 * hour);
}

TEST(Week, SomeoneIsAlwaysThereOrNever) {
  const Calendar always = daily(sofia(), {"00:00-24:00"});
  for (const char* monday : {"2026-11-23", "2027-03-22", "2027-10-25"}) {
    const WallWeek week = wall_week({&always, nullptr}, day(monday));
    expect_whole(week);
    EXPECT_EQ(week.of(Presence::no_one), 0);
    EXPECT_FALSE(week.longest_alone.has_value());
  }
  const Calendar never{"never", sofia(), {}, {}};
  const WallWeek week = wall_week({&never, nullptr}, day("2026-11-23"));
  expect_whole(week);
  EXPECT_EQ(week.of(Presence::no_one), 168 * hour);
  EXPECT_FALSE(week.longest_alone.has_value());
}

TEST(TypicalMonday, IsTheNextWholeWeekWithoutHolidayOrChange) {
  const Calendar office = weekdays(sofia(), {"09:00-17:00"});
  // Sunday and Monday, in Sofia.
  EXPECT_EQ(typical_monday({&office, nullptr}, at("2026-11-22T12:00:00Z")), day("2026-11-23"));
  EXPECT_EQ(typical_monday({&office, nullptr}, at("2026-11-22T22:00:00Z")), day("2026-11-23"));
  EXPECT_EQ(typical_monday({&office, nullptr}, at("2026-11-23T22:00:00Z")), day("2026-11-30"));
  EXPECT_EQ(typical_monday({&office, nullptr}, at("2027-03-20T12:00:00Z")), day("2027-04-05"));
  const Calendar duty = with(daily(sofia(), {"18:00-02:00"}), "2026-12-09", {});
  EXPECT_EQ(typical_monday({&office, &duty}, at("2026-12-05T12:00:00Z")), day("2026-12-14"));
}

TEST(TypicalMonday, GivesUpWhereEveryWeekHasAnException) {
  Calendar office = weekdays(utc(), {"09:00-17:00"});
  for (std::int32_t number = day("2026-11-01").number; number < day("2028-11-01").number;
       number += 7)
    office.exceptions.push_back({Day{number}, {}});
  EXPECT_EQ(typical_monday({&office, nullptr}, at("2026-11-22T12:00:00Z")), day("2026-11-23"));
  const Calendar plain = typical(office, at("2026-11-22T12:00:00Z"));
  EXPECT_THAT(plain.exceptions, IsEmpty());
  EXPECT_EQ(wall_week({&plain, nullptr}, day("2026-11-23")).of(Presence::team), 40 * hour);
}

TEST(ClockChanges, LeaveOutWhatChangesNothing) {
  const Zone zone = samples::zone("X/Y", 3600,
                                  {{"2026-01-01T00:00:00Z", 3600},
                                   {"2026-02-01T00:00:00Z", 7200},
                                   {"2026-03-01T00:00:00Z", 7200}});
  EXPECT_THAT(clock_changes(zone, first_instant, last_instant),
              ElementsAre(ClockChange{at("2026-02-01T00:00:00Z"), 3600, 7200}));
  const Calendar office = weekdays(zone, {"09:00-17:00"});
  EXPECT_THAT(weeks_of_clock_changes({&office, nullptr}, at("2026-02-01T00:00:01Z")), IsEmpty());
}

}  // namespace
}  // namespace redress::coverage
