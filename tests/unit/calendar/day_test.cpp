#include <gtest/gtest.h>

#include "redress/calendar.hpp"

namespace redress {
namespace {

TEST(Day, CountsFrom1970) {
  EXPECT_EQ(to_day(Date{1970, 1, 1}).number, 0);
  EXPECT_EQ(to_day(Date{1969, 12, 31}).number, -1);
  EXPECT_EQ(to_day(Date{2000, 2, 29}).number, 11016);
  EXPECT_EQ(to_day(Date{2050, 12, 31}).number, 29584);
}

TEST(Day, EveryDayOfFourHundredYearsComesBackAndFollowsTheOneBefore) {
  Date expected{1900, 1, 1};
  const std::int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (Day day = to_day(expected); expected.year < 2300; ++day.number) {
    ASSERT_EQ(to_date(day), expected);
    ASSERT_EQ(to_day(expected), day);
    const bool leap =
        expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0);
    const std::int32_t length = days[expected.month - 1] + (expected.month == 2 && leap ? 1 : 0);
    if (++expected.day > length) {
      expected.day = 1;
      if (++expected.month > 12) expected = Date{expected.year + 1, 1, 1};
    }
  }
}

TEST(Day, ExtremeNumbersAreReckonedWithoutOverflow) {
  for (const std::int32_t number : {INT32_MIN, INT32_MIN + 1, INT32_MAX - 1, INT32_MAX}) {
    EXPECT_EQ(to_day(to_date(Day{number})).number, number);
    EXPECT_GE(weekday(Day{number}), 0);
    EXPECT_LE(weekday(Day{number}), 6);
  }
}

TEST(Weekday, StartsWithMonday) {
  EXPECT_EQ(weekday(to_day(Date{1970, 1, 1})), 3);
  EXPECT_EQ(weekday(to_day(Date{1969, 12, 28})), 6);
  EXPECT_EQ(weekday(to_day(Date{2026, 11, 23})), 0);
  EXPECT_EQ(weekday(to_day(Date{2026, 11, 22})), 6);
}

TEST(ParseDay, ReadsRealDaysFrom1970To2050) {
  EXPECT_EQ(parse_day("1970-01-01").value().number, 0);
  EXPECT_EQ(parse_day("2024-02-29").value(), to_day(Date{2024, 2, 29}));
  EXPECT_EQ(parse_day("2050-12-31").value(), to_day(Date{2050, 12, 31}));
  EXPECT_EQ(format_day(parse_day("2026-03-04").value()), "2026-03-04");
}

TEST(ParseDay, RefusesEverythingElse) {
  for (const char* text : {"",           "2026",        "2026-03",
                           "2026-3-04",  "2026-03-4",   "26-03-04",
                           "2026/03/04", "2026-03-04 ", " 2026-03-04",
                           "2026-00-01", "2026-13-01",  "2026-01-00",
                           "2026-01-32", "2026-02-29",  "2100-02-29",
                           "2026-04-31", "1969-12-31",  "2051-01-01",
                           "+026-03-04", "2026-03-0x",  "2026-03-04T00:00:00Z",
                           "-026-03-04", "99999-1-01",  "2026-99-99"}) {
    const auto day = parse_day(text);
    ASSERT_FALSE(day.ok()) << text;
    EXPECT_EQ(day.error().code, "date.invalid");
  }
}

}  // namespace
}  // namespace redress
