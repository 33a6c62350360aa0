#include "receipt/dates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compile/zones.hpp"

namespace redress {
namespace {

using ::testing::HasSubstr;

TEST(DateWriter, WritesTheWallTimeOfTheZoneInTheLanguage) {
  DateWriter dates;
  const Zone sofia = *system_zone("Europe/Sofia");
  const Instant instant = *parse_instant("2026-11-24T12:30:00Z");
  const std::pair<const char*, const char*> words[] = {
      {"en", "Tuesday"}, {"ru", "вторник"}, {"bg", "вторник"}, {"hu", "kedd"}, {"uk", "вівторок"}};
  for (const auto& [language, day] : words) {
    const std::string text = dates.long_date_time(instant, sofia, language);
    for (const char* part : {day, "24", "2026", "14:30"})
      EXPECT_THAT(text, HasSubstr(part)) << language;
  }
}

TEST(DateWriter, WritesTheDayAlone) {
  DateWriter dates;
  const Zone sofia = *system_zone("Europe/Sofia");
  const Instant late = *parse_instant("2026-11-23T22:30:00Z");
  EXPECT_EQ(dates.long_date(late, sofia, "en"), "24 November 2026");
  EXPECT_EQ(dates.long_date(late, sofia, "hu"), "2026. november 24.");
  for (const char* language : {"ru", "bg", "uk"}) {
    const std::string text = dates.long_date(late, sofia, language);
    EXPECT_TRUE(text.starts_with("24 ")) << text;
    EXPECT_EQ(text.find(':'), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace redress
