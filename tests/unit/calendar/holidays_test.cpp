#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "listed_holidays.hpp"
#include "sample_zones.hpp"

namespace redress {
namespace {

using redress::listed;

std::string listed(std::int32_t year) {
  return listed("BG", year);
}

TEST(Holidays, AreNoneForAnUnknownCodeAndOutsideTheYears) {
  for (const char* unknown : {"bg", "", "B", "BGR", "XX", "GB-XXX", "ZZ"}) {
    EXPECT_FALSE(has_holidays(unknown)) << unknown;
    EXPECT_TRUE(holidays(unknown, 2026).empty()) << unknown;
    EXPECT_EQ(holidays_decided(unknown), std::nullopt) << unknown;
  }
  EXPECT_TRUE(has_holidays("BG"));
  EXPECT_TRUE(holidays("BG", 1969).empty());
  EXPECT_FALSE(holidays("BG", 1970).empty());
  EXPECT_FALSE(holidays("BG", 2050).empty());
  EXPECT_TRUE(holidays("BG", 2051).empty());
  EXPECT_TRUE(holidays("US", 2019).empty());
  EXPECT_FALSE(holidays("US", 2020).empty());
}

TEST(Holidays, OfEveryCodeAreAscendingEachOnceAndInTheirYear) {
  const auto codes = holiday_codes();
  EXPECT_GE(codes.size(), 20U);
  EXPECT_EQ(std::adjacent_find(codes.begin(), codes.end(), std::greater_equal<>()), codes.end());
  for (const std::string_view code : codes) {
    EXPECT_TRUE(has_holidays(code)) << code;
    for (std::int32_t year = 1970; year <= 2051; ++year) {
      const auto days = holidays(code, year);
      EXPECT_EQ(days.empty(), year == 2051 || (year < 2020 && code != "BG")) << code << year;
      EXPECT_EQ(std::adjacent_find(days.begin(), days.end(), std::greater_equal<>()), days.end())
          << code << year;
      for (const Day day : days) EXPECT_EQ(to_date(day).year, year) << code;
    }
  }
}

TEST(Holidays, OfARegionIncludeItsCountrys) {
  const auto england = holidays("GB-ENG", 2026);
  EXPECT_EQ(england, holidays("GB", 2026));
  const auto northern_ireland = holidays("GB-NIR", 2026);
  EXPECT_TRUE(std::includes(northern_ireland.begin(), northern_ireland.end(), england.begin(),
                            england.end()));
  EXPECT_EQ(northern_ireland.size(), england.size() + 3);
  EXPECT_EQ(listed("GB-SCT", 2026).find("04-06"), std::string::npos)
      << "Easter Monday is none in Scotland";
}

TEST(Holidays, SayUpToWhichYearTheyAreDecided) {
  EXPECT_EQ(holidays_decided("HU"), 2026);
  EXPECT_EQ(holidays_decided("RU"), 2026);
  EXPECT_EQ(holidays_decided("BG"), std::nullopt);
  EXPECT_EQ(holidays_decided("GB-SCT"), std::nullopt);
}

TEST(BulgarianHolidays, FixedOnesEasterAndDaysInLieu) {
  // Good Friday 10 April; 24 May, 6 September and 26 December are at a weekend, 28 December is the
  // first working day after 26 December. 2 January was free for the euro's sake.
  EXPECT_EQ(listed(2026),
            "01-01 01-02 03-03 04-10 04-11 04-12 04-13 05-01 05-06 05-24 05-25 09-06 09-07 09-22 "
            "12-24 12-25 12-26 12-28");
  EXPECT_TRUE(listed(2025).ends_with("12-24 12-25 12-26 12-31"));
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
