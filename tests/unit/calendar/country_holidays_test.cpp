// Whole years of countries as their governments published them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "listed_holidays.hpp"
#include "sample_zones.hpp"

namespace redress {
namespace {

bool is_holiday(std::string_view code, std::string_view date) {
  const Day day = samples::day(date);
  const auto days = holidays(code, to_date(day).year);
  return std::binary_search(days.begin(), days.end(), day);
}

TEST(CountryHolidays, HungaryWithBridgeDays) {
  EXPECT_EQ(listed("HU", 2026),
            "01-01 01-02 03-15 04-03 04-05 04-06 05-01 05-24 05-25 08-20 08-21 10-23 11-01 12-24 "
            "12-25 12-26");
  EXPECT_EQ(listed("HU", 2024),
            "01-01 03-15 03-29 03-31 04-01 05-01 05-19 05-20 08-19 08-20 10-23 11-01 12-24 12-25 "
            "12-26 12-27");
  EXPECT_FALSE(is_holiday("HU", "2023-12-27")) << "2023 had no bridge day";
}

TEST(CountryHolidays, RussiaWithDaysOffMoved) {
  EXPECT_EQ(listed("RU", 2026),
            "01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 01-09 02-23 03-08 03-09 05-01 05-09 "
            "05-11 06-12 11-04 12-31");
  EXPECT_TRUE(is_holiday("RU", "2023-11-06")) << "4 November was a Saturday";
  EXPECT_FALSE(is_holiday("RU", "2025-02-24")) << "its day off went to 8 May";
  EXPECT_TRUE(is_holiday("RU", "2025-05-08"));
  EXPECT_FALSE(is_holiday("RU", "2027-01-11")) << "January's go where the government puts them";
}

TEST(CountryHolidays, UkraineAsItsLawsChanged) {
  EXPECT_EQ(listed("UA", 2021),
            "01-01 01-07 03-08 05-01 05-02 05-03 05-04 05-09 05-10 06-20 06-21 06-28 08-24 10-14 "
            "12-25 12-27")
      << "1 May and Easter fell on one weekend";
  EXPECT_EQ(listed("UA", 2023),
            "01-01 01-07 03-08 04-16 05-01 05-09 06-04 06-28 07-28 08-24 10-01 12-25");
  EXPECT_EQ(listed("UA", 2024),
            "01-01 03-08 05-01 05-05 05-08 06-23 06-28 07-15 08-24 10-01 12-25");
}

TEST(CountryHolidays, KazakhstanWithSubstitutesAndKurbanAit) {
  EXPECT_EQ(listed("KZ", 2025),
            "01-01 01-02 01-03 01-07 03-08 03-10 03-21 03-22 03-23 03-24 03-25 05-01 05-07 05-09 "
            "06-06 07-06 07-07 08-30 09-01 10-25 10-27 12-16");
  EXPECT_TRUE(is_holiday("KZ", "2021-12-17"));
  EXPECT_FALSE(is_holiday("KZ", "2022-12-17"));
  EXPECT_FALSE(is_holiday("KZ", "2026-08-31")) << "Constitution Day is 15 March from 2027";
  EXPECT_TRUE(is_holiday("KZ", "2027-03-15"));
}

TEST(CountryHolidays, TurkeysFeastsFallOnThePublishedDays) {
  for (const char* first : {"2020-05-24", "2021-05-13", "2022-05-02", "2023-04-21", "2024-04-10",
                            "2025-03-30", "2026-03-20"}) {
    for (std::int32_t n = 0; n < 3; ++n) {
      EXPECT_TRUE(is_holiday("TR", format_day({samples::day(first).number + n}))) << first;
    }
    EXPECT_FALSE(is_holiday("TR", format_day({samples::day(first).number + 3}))) << first;
  }
  for (const char* first : {"2020-07-31", "2021-07-20", "2022-07-09", "2023-06-28", "2024-06-16",
                            "2025-06-06", "2026-05-27"}) {
    for (std::int32_t n = 0; n < 4; ++n) {
      EXPECT_TRUE(is_holiday("TR", format_day({samples::day(first).number + n}))) << first;
    }
    EXPECT_FALSE(is_holiday("TR", format_day({samples::day(first).number + 4}))) << first;
  }
  EXPECT_EQ(holidays("TR", 2033).size(), 17U) << "two Ramadan feasts, on 2 January and 23 December";
}

TEST(CountryHolidays, IsraelByTheHebrewCalendar) {
  EXPECT_EQ(listed("IL", 2024), "04-23 04-29 05-14 06-12 10-03 10-04 10-12 10-17 10-24");
  EXPECT_EQ(listed("IL", 2025), "04-13 04-19 05-01 06-02 09-23 09-24 10-02 10-07 10-14");
  // 5 Iyar: a Wednesday, a Monday (the day after), a Friday and a Saturday (the Thursday before).
  for (const char* independence : {"2020-04-29", "2021-04-15", "2022-05-05", "2023-04-26",
                                   "2024-05-14", "2025-05-01", "2026-04-22"}) {
    EXPECT_TRUE(is_holiday("IL", independence)) << independence;
  }
  EXPECT_FALSE(is_holiday("IL", "2024-05-13"));
}

TEST(CountryHolidays, EnglandAndWalesWithSubstitutesAndRoyalOccasions) {
  EXPECT_EQ(listed("GB", 2020), "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-26 12-28");
  EXPECT_EQ(listed("GB", 2022),
            "01-01 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-25 12-26 12-27");
  EXPECT_EQ(listed("GB", 2023), "01-01 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26");
  EXPECT_EQ(listed("GB", 2027), "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28");
}

TEST(CountryHolidays, ScotlandAndNorthernIreland) {
  EXPECT_EQ(listed("GB-SCT", 2022),
            "01-01 01-02 01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-25 12-26 12-27");
  EXPECT_TRUE(is_holiday("GB-SCT", "2026-06-15"));
  EXPECT_FALSE(is_holiday("GB", "2026-06-15"));
  EXPECT_TRUE(is_holiday("GB-NIR", "2026-07-13")) << "12 July is a Sunday";
}

TEST(CountryHolidays, UnitedStatesWithDaysObserved) {
  EXPECT_EQ(listed("US", 2021),
            "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 "
            "12-31")
      << "New Year's Day of 2022 is a Saturday";
  EXPECT_FALSE(is_holiday("US", "2020-06-19"));
  EXPECT_TRUE(is_holiday("US", "2028-11-10")) << "Veterans Day is a Saturday";
}

TEST(CountryHolidays, BelarusWithDaysMoved) {
  EXPECT_EQ(listed("BY", 2026),
            "01-01 01-02 01-07 03-08 04-20 04-21 05-01 05-09 07-03 11-07 12-25");
}

}  // namespace
}  // namespace redress
