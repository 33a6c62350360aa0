#include <gtest/gtest.h>

#include <string>

#include "sample_zones.hpp"

namespace redress {
namespace {

using samples::at;
using samples::daily;
using samples::day;
using samples::sofia;
using samples::utc;
using samples::weekdays;
using samples::with;

std::string opens(const Calendar& calendar, const char* from) {
  const auto instant = next_open(calendar, at(from));
  return instant ? format_instant(*instant) : "never";
}

TEST(WindowsOf, AnExceptionReplacesTheWeekday) {
  const Calendar office =
      with(with(weekdays(utc(), {"09:00-18:00"}), "2026-12-24", {"09:00-12:00"}), "2026-12-25", {});
  EXPECT_EQ(windows_of(office, day("2026-12-23")).front(), (Window{540, 1080}));
  EXPECT_EQ(windows_of(office, day("2026-12-24")).front(), (Window{540, 720}));
  EXPECT_TRUE(windows_of(office, day("2026-12-25")).empty());
  EXPECT_TRUE(windows_of(office, day("2026-12-26")).empty()) << "Saturday";
}

TEST(IsOpen, FromTheOpeningUntilJustBeforeTheClosing) {
  const Calendar office = weekdays(sofia(), {"09:00-18:00"});
  EXPECT_FALSE(is_open(office, at("2026-11-23T06:59:59Z")));
  EXPECT_TRUE(is_open(office, at("2026-11-23T07:00:00Z")));
  EXPECT_TRUE(is_open(office, at("2026-11-23T15:59:59Z")));
  EXPECT_FALSE(is_open(office, at("2026-11-23T16:00:00Z")));
  EXPECT_FALSE(is_open(office, at("2026-11-22T08:00:00Z"))) << "Sunday";
}

TEST(IsOpen, WindowsThatTouchAreOneStretch) {
  const Calendar office = weekdays(utc(), {"09:00-13:00", "13:00-18:00"});
  EXPECT_TRUE(is_open(office, at("2026-11-23T12:59:59Z")));
  EXPECT_TRUE(is_open(office, at("2026-11-23T13:00:00Z")));
}

TEST(IsOpen, ANightBelongsToTheDayItOpensOn) {
  const Calendar nights = weekdays(utc(), {"22:00-06:00"});
  EXPECT_TRUE(is_open(nights, at("2026-11-28T05:59:59Z"))) << "Friday's night on Saturday";
  EXPECT_FALSE(is_open(nights, at("2026-11-28T22:00:00Z")));
  EXPECT_FALSE(is_open(nights, at("2026-11-23T05:00:00Z"))) << "Sunday has no night";
  const Calendar closed = with(nights, "2026-11-24", {});
  EXPECT_TRUE(is_open(closed, at("2026-11-24T05:00:00Z"))) << "Monday's night on a closed day";
  EXPECT_FALSE(is_open(closed, at("2026-11-25T05:00:00Z")));
}

TEST(IsOpen, BothHoursOfAWallTimeThatComesTwice) {
  const Calendar late = daily(sofia(), {"03:00-03:30"});
  EXPECT_TRUE(is_open(late, at("2026-10-25T00:00:00Z"))) << "the first 03:00 opens";
  EXPECT_TRUE(is_open(late, at("2026-10-25T00:45:00Z")));
  EXPECT_TRUE(is_open(late, at("2026-10-25T01:29:59Z")));
  EXPECT_FALSE(is_open(late, at("2026-10-25T01:30:00Z"))) << "the second 03:30 closes";
}

TEST(IsOpen, AWindowWithinAnHourThatDoesNotExistDoesNotOpen) {
  const Calendar late = daily(sofia(), {"03:15-03:45"});
  EXPECT_EQ(opens(late, "2026-03-28T02:00:00Z"), "2026-03-30T00:15:00Z");
}

TEST(IsOpen, WhereMidnightComesTwiceTheNextDayIsAlreadyOpen) {
  // St. John's 2010: at 00:01 the clocks went back to 23:01 of the day before.
  const Zone st_johns =
      samples::zone("America/St_Johns", -9000, {{"2010-11-07T02:31:00Z", -12600}});
  const Calendar sundays = with(Calendar{"s", st_johns, {}, {}}, "2010-11-07", {"00:00-01:00"});
  EXPECT_FALSE(is_open(sundays, at("2010-11-07T02:29:59Z")));
  EXPECT_TRUE(is_open(sundays, at("2010-11-07T02:30:00Z")));
  EXPECT_EQ(local_day(st_johns, at("2010-11-07T02:45:00Z")), day("2010-11-06"));
  EXPECT_TRUE(is_open(sundays, at("2010-11-07T02:45:00Z")));
  EXPECT_TRUE(is_open(sundays, at("2010-11-07T04:29:59Z")));
  EXPECT_FALSE(is_open(sundays, at("2010-11-07T04:30:00Z")));
}

TEST(NextOpen, IsTheInstantItselfWhereOpenElseTheNextOpening) {
  const Calendar office = weekdays(sofia(), {"09:00-13:00", "14:00-18:00"});
  EXPECT_EQ(opens(office, "2026-11-23T08:12:34Z"), "2026-11-23T08:12:34Z");
  EXPECT_EQ(opens(office, "2026-11-23T11:00:00Z"), "2026-11-23T12:00:00Z") << "lunch";
  EXPECT_EQ(opens(office, "2026-11-20T16:00:00Z"), "2026-11-23T07:00:00Z") << "the weekend";
}

TEST(NextOpen, LooksFourHundredDaysAhead) {
  Calendar once{"once", utc(), {}, {}};
  once.exceptions = {{day("2027-12-27"), samples::windows({"09:00-10:00"})}};
  EXPECT_EQ(opens(once, "2026-11-22T09:00:00Z"), "2027-12-27T09:00:00Z");
  EXPECT_EQ(opens(once, "2026-11-22T08:59:59Z"), "never");
  EXPECT_EQ(opens(once, "2027-12-27T09:59:59Z"), "2027-12-27T09:59:59Z");
  EXPECT_EQ(opens(once, "2027-12-27T10:00:00Z"), "never");
  EXPECT_EQ(opens(Calendar{"closed", utc(), {}, {}}, "2026-11-22T09:00:00Z"), "never");
}

TEST(NextOpen, KeepsToTheYearsThatCount) {
  const Calendar always = daily(utc(), {"00:00-24:00"});
  EXPECT_FALSE(next_open(always, Instant{INT64_MIN}).has_value());
  EXPECT_FALSE(next_open(always, Instant{INT64_MAX}).has_value());
  EXPECT_FALSE(is_open(always, Instant{-1}));
  EXPECT_TRUE(is_open(always, first_instant));
  EXPECT_TRUE(is_open(always, last_instant));
}

}  // namespace
}  // namespace redress
