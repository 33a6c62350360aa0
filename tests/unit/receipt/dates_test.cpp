#include "receipt/dates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "compile/zones.hpp"

namespace redress {
namespace {

using nlohmann::json;
using ::testing::EndsWith;

Zone zone(const std::string& name) {
  return system_zone(name).value();
}

Instant at(const std::string& instant) {
  return parse_instant(instant).value();
}

TEST(Dates, WritesTheSharedCasesAsTheBrowserDoes) {
  std::ifstream file(REDRESS_SOURCE_DIR "/tests/conformance/date_texts.json");
  ASSERT_TRUE(file.is_open());
  const json cases = json::parse(file);
  ASSERT_GE(cases.size(), 120U);
  for (const json& one : cases) {
    const auto language = one["language"].get<std::string>();
    const Zone organization = zone(one["zone"]);
    DateReader reader{language, organization, at(one["now"])};
    Zone visitor;
    if (one.contains("visitor_zone")) {
      visitor = zone(one["visitor_zone"]);
      reader.visitor_zone = &visitor;
    }
    const DateForm form = one["form"] == "by" ? DateForm::by : DateForm::at;
    EXPECT_EQ(date_text(at(one["instant"]), form, reader), one["text"]) << one;
  }
}

TEST(Dates, WritesTheDayAlone) {
  const Zone sofia = zone("Europe/Sofia");
  const Instant late = at("2026-11-23T22:30:00Z");
  EXPECT_EQ(long_date(late, sofia, "en"), "24 November 2026");
  EXPECT_EQ(long_date(late, sofia, "ru"), "24 ноября 2026 года");
  EXPECT_EQ(long_date(late, sofia, "bg"), "24 ноември 2026 г.");
  EXPECT_EQ(long_date(late, sofia, "hu"), "2026. november 24.");
  EXPECT_EQ(long_date(late, sofia, "uk"), "24 листопада 2026 року");
}

TEST(Dates, ForAnUnknownReaderAZoneWithoutANameIsToldWithEachDate) {
  const Zone warsaw = zone("Europe/Warsaw");
  const Instant now = at("2026-11-24T08:00:00Z");
  EXPECT_EQ(date_text(at("2026-11-27T13:00:00Z"), DateForm::by, {"en", warsaw, now}),
            "by 14:00 on Friday 27 November (UTC+1)");
  EXPECT_EQ(date_text(at("2026-07-01T12:00:00Z"), DateForm::at, {"hu", warsaw, now}),
            "július 1., szerda 14:00 (UTC+2)");
  const Zone sofia = zone("Europe/Sofia");
  EXPECT_EQ(date_text(at("2026-11-27T12:00:00Z"), DateForm::by, {"en", sofia, now}),
            "by 14:00 on Friday 27 November");
}

// What is told is an instant too: read back it may be no earlier than the limit meant, and less
// than a minute later.
TEST(Dates, NoLimitIsToldEarlierThanItIs) {
  const Zone utc = zone("Etc/UTC");
  const Instant noon = at("2026-11-24T12:00:00Z");
  for (std::int64_t second = 0; second < 120; ++second) {
    const Instant limit{noon.seconds + second};
    const char* by = second == 0 ? "12:00" : second <= 60 ? "12:01" : "12:02";
    const char* begun = second < 60 ? "12:00" : "12:01";
    EXPECT_THAT(date_text(limit, DateForm::by, {"uk", utc, noon}),
                EndsWith("вівторка, 24 листопада (UTC)"));
    EXPECT_EQ(date_text(limit, DateForm::by, {"en", utc, noon, &utc}),
              "by " + std::string(by) + " today");
    EXPECT_EQ(date_text(limit, DateForm::at, {"en", utc, noon, &utc}),
              "today at " + std::string(begun));
  }
}

TEST(Dates, AnotherLanguageReadsEnglish) {
  const Zone sofia = zone("Europe/Sofia");
  const Instant instant = at("2026-11-24T12:00:00Z");
  EXPECT_EQ(date_text(instant, DateForm::at, {"de", sofia, instant}), "Tuesday 24 November, 14:00");
  EXPECT_EQ(zone_phrase(sofia, "de"), "Sofia time");
}

TEST(ZonePhrase, IsSaidOfTheCapitalsOfOurLanguagesAlone) {
  EXPECT_EQ(zone_phrase(zone("Europe/Sofia"), "ru"), "по софийскому времени");
  EXPECT_EQ(zone_phrase(zone("Europe/Kyiv"), "uk"), zone_phrase(zone("Europe/Kiev"), "uk"));
  EXPECT_EQ(zone_phrase(zone("Europe/Warsaw"), "en"), std::nullopt);
  EXPECT_EQ(zone_phrase(zone("Etc/UTC"), "en"), std::nullopt);
}

}  // namespace
}  // namespace redress
