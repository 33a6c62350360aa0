#include <gtest/gtest.h>

#include <string>

#include "redress/calendar.hpp"
#include "redress/policy.hpp"

namespace redress {
namespace {

TEST(Bounds, OfDatesAreDaysOrTerms) {
  const Day today = to_day({2026, 11, 30});
  const auto day = [&](std::string_view bound) {
    const auto found = bound_day(bound, today);
    return found ? format_day(*found) : "";
  };
  EXPECT_EQ(day("P0D"), "2026-11-30");
  EXPECT_EQ(day("-P10Y"), "2016-11-30");
  EXPECT_EQ(day("P3M"), "2027-02-28");
  EXPECT_EQ(day("-P30D"), "2026-10-31");
  EXPECT_EQ(day("2024-02-29"), "2024-02-29");
  for (const char* bad :
       {"", "P", "PD", "P1W", "PT1H", "P1Y1D", "--P1D", "P201Y", "P99999D", "D", "2026-02-30",
        "2026-2-3", "26-02-03", "today", "20x6-01-31", "1-02-03-31", "2026-01-31 "})
    EXPECT_EQ(day(bad), "") << bad;
}

TEST(Bounds, OfNumbersAreDecimals) {
  for (const char* good : {"0", "-5", "99.90", "123456789012345"})
    EXPECT_TRUE(is_bound(FieldType::money, good)) << good;
  for (const char* bad : {"", "-", "1.", ".5", "1,5", "1e5", "P0D", "1234567890123456", "+1"})
    EXPECT_FALSE(is_bound(FieldType::number, bad)) << bad;
  EXPECT_FALSE(is_bound(FieldType::text, "5"));
}

TEST(Bounds, AreComparedByValue) {
  const char* const ascending[] = {"-10", "-9.5", "-9.49", "0", "0.001", "1", "9.99", "10", "10.5"};
  for (const char* a : ascending) {
    for (const char* b : ascending) {
      const double difference = std::stod(a) - std::stod(b);
      EXPECT_EQ(compare_decimals(a, b) < 0, difference < 0) << a << " " << b;
      EXPECT_EQ(compare_decimals(a, b) > 0, difference > 0) << a << " " << b;
    }
  }
  EXPECT_EQ(compare_decimals("-0", "0.00"), 0);
  EXPECT_EQ(compare_decimals("007.10", "7.1"), 0);
}

}  // namespace
}  // namespace redress
