// Public holidays on which two lists of others agree (vacanza/holidays, date-holidays), where the
// folder that holds them is given at build time. They prove that a day is one, not that another is
// none.
#ifdef REDRESS_TEST_DATA

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "sample_zones.hpp"

namespace redress {
namespace {

TEST(AgreedHolidays, AreInTheTable) {
  std::ifstream file(REDRESS_TEST_DATA "/time/holidays-agreed.tsv");
  ASSERT_TRUE(file.is_open());
  std::string line;
  std::getline(file, line);
  ASSERT_EQ(line, "country\tdate");
  int checked = 0;
  while (std::getline(file, line)) {
    const Day day = samples::day(line.substr(line.find('\t') + 1));
    const auto days = holidays(line.substr(0, line.find('\t')), to_date(day).year);
    EXPECT_TRUE(std::binary_search(days.begin(), days.end(), day)) << line;
    ++checked;
  }
  EXPECT_EQ(checked, 774);
}

}  // namespace
}  // namespace redress

#endif
