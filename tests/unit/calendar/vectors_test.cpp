// Vectors recorded from the tests of two other libraries (zendesk/biz, moment-business-time), where
// the folder that holds them is given at build time. Backward counting and closed periods inside a
// day are theirs alone.
#ifdef REDRESS_TEST_DATA

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "sample_zones.hpp"

namespace redress {
namespace {

using nlohmann::json;

/// `09:00:00` or `09:00`, whole minutes.
std::int32_t minutes(const std::string& time) {
  return std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3, 2));
}

std::vector<Window> windows(const json& pairs) {
  std::vector<Window> out;
  for (const auto& pair : pairs) {
    out.push_back({minutes(pair[0].get<std::string>()), minutes(pair[1].get<std::string>())});
  }
  return out;
}

/// The vectors' instants are UTC, some without saying so. A fraction moves start and end alike
/// where it falls into open time, as it does in them.
std::string whole_seconds(const json& instant) {
  return instant.get<std::string>().substr(0, 19) + "Z";
}

Calendar calendar_of(const json& vector) {
  Calendar calendar{"vector", samples::utc(), {}, {}};
  const char* names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (std::size_t i = 0; i < calendar.hours.size(); ++i) {
    calendar.hours[i] = windows(vector["weekly"][names[i]]);
  }
  for (const auto& date : vector["holidays"]) {
    auto text = date.get<std::string>();
    // `*-12-25` is every year's; the vectors end in the year that they start in, or close before
    // such a day of the next.
    if (text.starts_with("*")) text.replace(0, 1, vector["start"].get<std::string>().substr(0, 4));
    calendar.exceptions.push_back({samples::day(text), {}});
  }
  for (const auto& [date, pairs] : vector["special"].items()) {
    calendar.exceptions.push_back({samples::day(date), windows(pairs)});
  }
  std::sort(calendar.exceptions.begin(), calendar.exceptions.end(),
            [](const auto& a, const auto& b) { return a.day < b.day; });
  return calendar;
}

TEST(RecordedVectors, OpenSecondsEndWhereTwoOtherLibrariesEndThem) {
  std::ifstream file(REDRESS_TEST_DATA "/time/deadline-vectors.jsonl");
  ASSERT_TRUE(file.is_open());
  int checked = 0;
  std::string line;
  while (std::getline(file, line)) {
    const json vector = json::parse(line);
    const auto seconds = vector["business_seconds"].get<std::int64_t>();
    if (seconds <= 0 || (vector.contains("breaks") && !vector["breaks"].empty())) continue;
    const auto zone = vector["tz"].get<std::string>();
    ASSERT_TRUE(zone == "UTC" || zone == "Etc/UTC") << line;
    const Calendar calendar = calendar_of(vector);
    ASSERT_TRUE(well_formed(calendar)) << line;
    const auto due = deadline(calendar, samples::at(whole_seconds(vector["start"])),
                              {Duration::Unit::seconds, seconds}, Clock::business);
    ASSERT_TRUE(due.ok()) << line;
    EXPECT_EQ(format_instant(*due), whole_seconds(vector["expected"])) << line;
    ++checked;
  }
  EXPECT_EQ(checked, 41);
}

}  // namespace
}  // namespace redress

#endif
