#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "sample_zones.hpp"

namespace redress {
namespace {

std::string listed(std::int32_t year) {
  std::string out;
  for (const Day day : holidays("BG", year)) {
    if (!out.empty()) out += ' ';
    out += format_day(day).substr(5);
  }
  return out;
}

TEST(Holidays, AreKnownForBulgariaOnly) {
  EXPECT_TRUE(has_holidays("BG"));
  EXPECT_FALSE(has_holidays("bg"));
  EXPECT_FALSE(has_holidays(""));
  EXPECT_FALSE(has_holidays("XX"));
  EXPECT_TRUE(holidays("XX", 2026).empty());
  EXPECT_TRUE(holidays("BG", 1969).empty());
  EXPECT_TRUE(holidays("BG", 2051).empty());
}

TEST(BulgarianHolidays, FixedOnesEasterAndDaysInLieu) {
  // Good Friday 10 April; 24 May, 6 September and 26 December are at a weekend, 28 December is the
  // first working day after 26 December.
  EXPECT_EQ(listed(2026),
            "01-01 03-03 04-10 04-11 04-12 04-13 05-01 05-06 05-24 05-25 09-06 09-07 09-22 12-24 "
            "12-25 12-26 12-28");
}

TEST(BulgarianHolidays, ChristmasAtAWeekendGivesTheNextWorkingDays) {
  EXPECT_NE(listed(2021).find("12-24 12-25 12-26 12-27 12-28"), std::string::npos)
      << "Saturday and Sunday: two days";
  EXPECT_NE(listed(2022).find("12-24 12-25 12-26 12-27 12-28"), std::string::npos)
      << "Monday is a holiday itself, so Tuesday and Wednesday";
  EXPECT_NE(listed(2023).find("12-24 12-25 12-26 12-27"), std::string::npos)
      << "the 24th alone is a Sunday";
  EXPECT_EQ(listed(2023).find("12-28"), std::string::npos);
}

TEST(BulgarianHolidays, LabourDayOnHolySaturdayPassesEasterMonday) {
  EXPECT_NE(listed(2021).find("04-30 05-01 05-02 05-03 05-04 05-06"), std::string::npos);
  EXPECT_NE(listed(2027).find("04-30 05-01 05-02 05-03 05-04 05-06"), std::string::npos);
}

TEST(BulgarianHolidays, EasterAtAWeekendGivesNothing) {
  EXPECT_NE(listed(2024).find("05-01 05-03 05-04 05-05 05-06 05-24"), std::string::npos)
      << "6 May is Easter Monday and Saint George's in one";
}

TEST(BulgarianHolidays, DaysInLieuBeganWith2017) {
  EXPECT_EQ(listed(2016).find("05-02 05-03"), std::string::npos);
  EXPECT_EQ(listed(2017).substr(0, 17), "01-01 01-02 03-03");
}

TEST(BulgarianHolidays, AreAscendingEachOnceAndInTheirYear) {
  for (std::int32_t year = 1970; year <= 2050; ++year) {
    const auto days = holidays("BG", year);
    EXPECT_GE(days.size(), 12U) << year;
    EXPECT_EQ(std::adjacent_find(days.begin(), days.end(), std::greater_equal<>()), days.end());
    for (const Day day : days) EXPECT_EQ(to_date(day).year, year);
  }
}

TEST(BulgarianHolidays, FollowTheOrthodoxEaster) {
  // Published dates of the Orthodox Easter Sunday.
  for (const char* easter :
       {"1970-04-26", "1983-05-08", "2000-04-30", "2008-04-27", "2010-04-04", "2014-04-20",
        "2018-04-08", "2019-04-28", "2020-04-19", "2021-05-02", "2022-04-24", "2023-04-16",
        "2024-05-05", "2025-04-20", "2026-04-12", "2027-05-02", "2028-04-16", "2029-04-08",
        "2030-04-28", "2040-05-06", "2050-04-17"}) {
    const Day sunday = samples::day(easter);
    ASSERT_EQ(weekday(sunday), 6);
    const auto days = holidays("BG", to_date(sunday).year);
    for (const std::int32_t from_easter : {-2, -1, 0, 1}) {
      EXPECT_TRUE(std::binary_search(days.begin(), days.end(), Day{sunday.number + from_easter}))
          << easter;
    }
  }
}

}  // namespace
}  // namespace redress
