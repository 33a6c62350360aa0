#include <gtest/gtest.h>

#include <string>

#include "sample_zones.hpp"

namespace redress {
namespace {

using samples::at;
using samples::daily;
using samples::due;
using samples::lasting;
using samples::sofia;
using samples::utc;
using samples::weekdays;
using samples::with;

// 2026-11-23 is a Monday.

TEST(BusinessTime, CountsOpenTimeOverLunchAndNight) {
  const Calendar office = weekdays(utc(), {"09:00-13:00", "14:00-18:00"});
  EXPECT_EQ(due(office, "2026-11-23T12:30:00Z", "PT1H"), "2026-11-23T14:30:00Z");
  EXPECT_EQ(due(office, "2026-11-23T12:30:00Z", "PT8H"), "2026-11-24T12:30:00Z");
  EXPECT_EQ(due(office, "2026-11-27T17:59:59Z", "PT2S"), "2026-11-30T09:00:01Z");
}

TEST(BusinessTime, StartsWithTheNextOpeningWhereClosed) {
  const Calendar office = weekdays(utc(), {"09:00-18:00"});
  EXPECT_EQ(due(office, "2026-11-22T03:00:00Z", "PT1H"), "2026-11-23T10:00:00Z");
  EXPECT_EQ(due(office, "2026-11-23T18:00:00Z", "PT1H"), "2026-11-24T10:00:00Z");
}

TEST(BusinessTime, EndsOnTheClosingInstantWhereItEndsThere) {
  const Calendar office = weekdays(utc(), {"09:00-13:00", "14:00-18:00"});
  EXPECT_EQ(due(office, "2026-11-23T12:00:00Z", "PT1H"), "2026-11-23T13:00:00Z");
  EXPECT_EQ(due(office, "2026-11-27T09:00:00Z", "PT8H"), "2026-11-27T18:00:00Z");
  EXPECT_EQ(due(office, "2026-11-23T09:00:00Z", "PT40H"), "2026-11-27T18:00:00Z");
  EXPECT_EQ(due(office, "2026-11-23T09:00:00Z", "PT40H1S"), "2026-11-30T09:00:01Z");
}

TEST(BusinessTime, WindowsThatTouchAreOneStretch) {
  const Calendar office = weekdays(utc(), {"09:00-13:00", "13:00-18:00"});
  EXPECT_EQ(due(office, "2026-11-23T12:30:00Z", "PT1H"), "2026-11-23T13:30:00Z");
  EXPECT_EQ(due(office, "2026-11-23T12:00:00Z", "PT1H"), "2026-11-23T13:00:00Z");
  const Calendar always = daily(utc(), {"00:00-24:00"});
  EXPECT_EQ(due(always, "2026-11-23T12:00:00Z", "PT100H"), "2026-11-27T16:00:00Z");
}

TEST(BusinessTime, IsRealTimeWhenTheClocksChange) {
  const Calendar nights = daily(sofia(), {"22:00-06:00"});
  EXPECT_EQ(due(nights, "2026-03-28T20:00:00Z", "PT7H"), "2026-03-29T03:00:00Z")
      << "seven hours long, closes 06:00 EEST";
  EXPECT_EQ(due(nights, "2026-03-28T20:00:00Z", "PT8H"), "2026-03-29T20:00:00Z");
  EXPECT_EQ(due(nights, "2026-10-24T19:00:00Z", "PT9H"), "2026-10-25T04:00:00Z")
      << "nine hours long";
}

TEST(BusinessTime, CountsOnceWhatTwoWindowsShare) {
  // The second 03:30 closes the night, the first 03:30 opens the morning: an hour that both cover.
  const Calendar shifts = daily(sofia(), {"03:30-12:00", "20:00-03:30"});
  EXPECT_EQ(due(shifts, "2026-10-24T23:00:00Z", "PT4H"), "2026-10-25T03:00:00Z");
  // A day opened by exception while the night before still runs.
  const Calendar nights = with(weekdays(utc(), {"18:00-02:00"}), "2026-11-28", {"00:00-06:00"});
  EXPECT_EQ(due(nights, "2026-11-27T23:00:00Z", "PT7H"), "2026-11-28T06:00:00Z");
}

TEST(BusinessTime, TakesTenYearsInItsStride) {
  const Calendar always = daily(sofia(), {"00:00-24:00"});
  EXPECT_EQ(due(always, "2026-11-23T12:00:00Z", "PT87672H"), "2036-11-23T12:00:00Z");
  const Calendar office = weekdays(utc(), {"09:00-17:00"});
  EXPECT_EQ(due(office, "2026-11-23T09:00:00Z", "PT20800H"), "2036-11-07T17:00:00Z")
      << "520 weeks of 40 hours";
}

TEST(BusinessDays, EndAtTheCloseOfTheNthOpenDayAfterReceipt) {
  const Calendar office = weekdays(utc(), {"09:00-13:00", "14:00-18:00"});
  EXPECT_EQ(due(office, "2026-11-23T09:00:00Z", "P1D"), "2026-11-24T18:00:00Z");
  EXPECT_EQ(due(office, "2026-11-23T17:59:59Z", "P1D"), "2026-11-24T18:00:00Z");
  EXPECT_EQ(due(office, "2026-11-23T13:30:00Z", "P1D"), "2026-11-24T18:00:00Z") << "at lunch";
  EXPECT_EQ(due(office, "2026-11-27T10:00:00Z", "P1D"), "2026-11-30T18:00:00Z");
  EXPECT_EQ(due(office, "2026-11-23T10:00:00Z", "P5D"), "2026-11-30T18:00:00Z");
}

TEST(BusinessDays, ReceivedWhileClosedCountsAsReceivedAtTheNextOpening) {
  const Calendar office = weekdays(utc(), {"09:00-18:00"});
  EXPECT_EQ(due(office, "2026-11-23T08:59:59Z", "P1D"), "2026-11-24T18:00:00Z");
  EXPECT_EQ(due(office, "2026-11-23T18:00:00Z", "P1D"), "2026-11-25T18:00:00Z");
  EXPECT_EQ(due(office, "2026-11-28T12:00:00Z", "P1D"), "2026-12-01T18:00:00Z") << "Saturday";
}

TEST(BusinessDays, ANightIsReceivedOnTheDayItOpensOn) {
  const Calendar nights = weekdays(utc(), {"18:00-02:00"});
  EXPECT_EQ(due(nights, "2026-11-24T01:00:00Z", "P1D"), "2026-11-25T02:00:00Z")
      << "Monday's night: the close of Tuesday's";
  EXPECT_EQ(due(nights, "2026-11-24T02:00:00Z", "P1D"), "2026-11-26T02:00:00Z");
  EXPECT_EQ(due(nights, "2026-11-28T01:59:59Z", "P1D"), "2026-12-01T02:00:00Z")
      << "Friday's night: the close of Monday's";
}

TEST(BusinessDays, MidnightBetweenTwoWindowsIsReceivedOnTheNewDay) {
  const Calendar always = daily(utc(), {"00:00-24:00"});
  EXPECT_EQ(due(always, "2026-11-24T00:00:00Z", "P1D"), "2026-11-26T00:00:00Z");
  EXPECT_EQ(due(always, "2026-11-23T23:59:59Z", "P1D"), "2026-11-25T00:00:00Z");
}

TEST(BusinessDays, ADayThatIsClosedIsNone) {
  const Calendar office =
      with(with(weekdays(utc(), {"09:00-18:00"}), "2026-11-24", {}), "2026-11-25", {"09:00-12:00"});
  EXPECT_EQ(due(office, "2026-11-23T10:00:00Z", "P1D"), "2026-11-25T12:00:00Z");
  EXPECT_EQ(due(office, "2026-11-23T10:00:00Z", "P2D"), "2026-11-26T18:00:00Z");
}

TEST(BusinessDays, ADayWhoseOnlyWindowDoesNotExistIsNone) {
  const Calendar late = daily(sofia(), {"03:00-04:00"});
  EXPECT_EQ(due(late, "2026-03-28T01:00:00Z", "P1D"), "2026-03-30T01:00:00Z");
}

TEST(BusinessDays, TheLaterOfTwoClosingsEndsTheDay) {
  EXPECT_EQ(due(daily(sofia(), {"09:00-12:00", "20:00-03:30"}), "2026-10-23T07:00:00Z", "P1D"),
            "2026-10-25T01:30:00Z")
      << "the second 03:30";
}

TEST(BusinessDays, TenYearsOfThem) {
  const Calendar office = weekdays(utc(), {"09:00-17:00"});
  EXPECT_EQ(due(office, "2026-11-23T10:00:00Z", "P2600D"), "2036-11-10T17:00:00Z");
  EXPECT_EQ(due(daily(sofia(), {"09:00-18:00"}), "2026-11-23T10:00:00Z", "P3653D"),
            "2036-11-23T16:00:00Z");
}

TEST(CalendarTime, IsElapsedTime) {
  const Calendar office = weekdays(sofia(), {"09:00-18:00"});
  EXPECT_EQ(due(office, "2026-03-28T12:00:00Z", "PT24H", Clock::calendar), "2026-03-29T12:00:00Z");
  EXPECT_EQ(due(office, "2050-12-31T23:00:00Z", "PT59M59S", Clock::calendar),
            "2050-12-31T23:59:59Z");
}

TEST(CalendarDays, KeepTheWallTime) {
  const Calendar office = weekdays(sofia(), {"09:00-18:00"});
  EXPECT_EQ(due(office, "2026-03-28T12:00:00Z", "P1D", Clock::calendar), "2026-03-29T11:00:00Z");
  EXPECT_EQ(due(office, "2026-10-24T11:00:00Z", "P1D", Clock::calendar), "2026-10-25T12:00:00Z");
  EXPECT_EQ(due(office, "2026-11-23T10:00:01Z", "P3653D", Clock::calendar), "2036-11-23T10:00:01Z");
}

TEST(CalendarDays, AWallTimeThatDoesNotExistIsTheInstantOfTheChange) {
  const Calendar office = weekdays(sofia(), {"09:00-18:00"});
  EXPECT_EQ(due(office, "2026-03-28T01:30:15Z", "P1D", Clock::calendar), "2026-03-29T01:00:00Z");
  EXPECT_EQ(due(daily(samples::apia(), {}), "2011-12-29T20:00:00Z", "P1D", Clock::calendar),
            "2011-12-30T10:00:00Z");
}

TEST(CalendarDays, AWallTimeThatComesTwiceIsTheFirst) {
  const Calendar office = weekdays(sofia(), {"09:00-18:00"});
  EXPECT_EQ(due(office, "2026-10-24T00:30:00Z", "P1D", Clock::calendar), "2026-10-25T00:30:00Z");
  EXPECT_EQ(due(office, "2026-10-25T01:30:00Z", "P1D", Clock::calendar), "2026-10-26T01:30:00Z")
      << "received in the second hour";
}

TEST(Deadline, ACalendarClosedForFourHundredDaysNeverOpens) {
  const Calendar closed{"closed", utc(), {}, {}};
  EXPECT_EQ(due(closed, "2026-11-23T10:00:00Z", "PT1H"), "calendar.never_open");
  EXPECT_EQ(due(closed, "2026-11-23T10:00:00Z", "P1D"), "calendar.never_open");
  EXPECT_EQ(due(closed, "2026-11-23T10:00:00Z", "P1D", Clock::calendar), "2026-11-24T10:00:00Z");
  EXPECT_EQ(due(closed, "2050-12-31T10:00:00Z", "PT1H"), "calendar.never_open");
}

TEST(Deadline, ACalendarThatRunsOutNeverOpensAgain) {
  const Calendar once = with(Calendar{"once", utc(), {}, {}}, "2026-11-24", {"09:00-12:00"});
  EXPECT_EQ(due(once, "2026-11-23T10:00:00Z", "PT3H"), "2026-11-24T12:00:00Z");
  EXPECT_EQ(due(once, "2026-11-23T10:00:00Z", "PT3H1S"), "calendar.never_open");
  EXPECT_EQ(due(once, "2026-11-23T10:00:00Z", "P1D"), "calendar.never_open");
}

TEST(Deadline, PastTheYearsThatCountIsOutOfRange) {
  const Calendar office = daily(utc(), {"09:00-18:00"});
  EXPECT_EQ(due(office, "2050-12-30T17:00:00Z", "PT10H"), "2050-12-31T18:00:00Z");
  EXPECT_EQ(due(office, "2050-12-30T17:00:00Z", "PT10H1S"), "deadline.out_of_range");
  EXPECT_EQ(due(office, "2050-12-31T10:00:00Z", "P1D"), "deadline.out_of_range");
  EXPECT_EQ(due(office, "2050-12-31T10:00:00Z", "P1D", Clock::calendar), "deadline.out_of_range");
  EXPECT_EQ(due(office, "2050-12-31T10:00:00Z", "PT24H", Clock::calendar), "deadline.out_of_range");
  EXPECT_EQ(due(office, "1970-01-01T00:00:00Z", "P3653D"), "1980-01-02T18:00:00Z");
}

TEST(Deadline, IsSafeWithNumbersThatNoReaderLetsThrough) {
  const Calendar office = weekdays(sofia(), {"09:00-18:00"});
  for (const Clock clock : {Clock::business, Clock::calendar}) {
    for (const auto unit : {Duration::Unit::seconds, Duration::Unit::days}) {
      for (const std::int64_t start : {INT64_MIN, std::int64_t{-1}, INT64_MAX}) {
        EXPECT_EQ(deadline(office, Instant{start}, {unit, 1}, clock).error().code,
                  "deadline.out_of_range");
      }
      for (const std::int64_t count : {INT64_MIN, std::int64_t{-1}, std::int64_t{0}}) {
        EXPECT_EQ(deadline(office, first_instant, {unit, count}, clock).error().code,
                  "duration.zero");
      }
      for (const std::int64_t count : {std::int64_t{1} << 40, INT64_MAX}) {
        EXPECT_EQ(deadline(office, first_instant, {unit, count}, clock).error().code,
                  "deadline.out_of_range");
      }
    }
  }
}

TEST(Deadline, AtEveryInstantOfAWeekIsNotBeforeReceiptAndNeverGoesBack) {
  const Calendar office = with(weekdays(sofia(), {"09:00-13:00", "14:00-18:00"}), "2026-10-26", {});
  for (const char* duration : {"PT1S", "PT8H", "P1D", "P2D"}) {
    for (const Clock clock : {Clock::business, Clock::calendar}) {
      std::int64_t previous = 0;
      for (std::int64_t start = at("2026-10-22T00:00:00Z").seconds;
           start < at("2026-10-29T00:00:00Z").seconds; start += 599) {
        const auto end = deadline(office, Instant{start}, lasting(duration), clock);
        ASSERT_TRUE(end.ok());
        ASSERT_GT(end->seconds, start);
        // A day later on the wall goes back with the clocks.
        if (clock == Clock::business) {
          ASSERT_GE(end->seconds, previous);
        }
        previous = end->seconds;
      }
    }
  }
}

}  // namespace
}  // namespace redress
