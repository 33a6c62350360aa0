#include "compile/law.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "compile/embedded.hpp"
#include "compile/zones.hpp"
#include "unit/calendar/sample_zones.hpp"

namespace redress {
namespace {

using samples::at;
using samples::utc;
using Unit = StatutoryTerm::Unit;

nlohmann::ordered_json data() {
  return nlohmann::ordered_json::parse(embedded_source("data/law.json"));
}

StatutoryTerm term(std::int32_t count, Unit unit, std::string country = "HU") {
  StatutoryTerm out;
  out.country = std::move(country);
  out.count = count;
  out.unit = unit;
  return out;
}

std::string latest(const StatutoryTerm& term, const Zone& zone, std::string_view received) {
  return format_instant(latest_answer(term, zone, at(received)));
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

TEST(LawData, EveryEntrySaysWhatItCoversWhereItStandsAndWhenItWasLookedUp) {
  const auto file = data();
  for (const auto& [country, entry] : file.items()) {
    SCOPED_TRACE(country);
    const std::string covers = entry.at("covers");
    EXPECT_TRUE(covers.ends_with('.') && covers.size() <= 300) << covers;
    EXPECT_EQ(covers.find('\n'), std::string::npos);
    EXPECT_FALSE(std::string(entry.at("source").at("title")).empty());
    EXPECT_GE(std::string(entry.at("source").at("language")).size(), 2U);
    EXPECT_TRUE(entry.at("source").value("url", "https://").starts_with("https://"));
    EXPECT_TRUE(parse_day(std::string(entry.at("looked_up"))).ok());
    if (entry.contains("none")) {
      EXPECT_TRUE(entry.at("none").get<bool>());
      EXPECT_EQ(entry.size(), 4U);
      continue;
    }
    EXPECT_EQ(entry.size(), 5U);
    EXPECT_TRUE(holds(statutory_step_ids, entry.at("step")));
    EXPECT_TRUE(holds(statutory_unit_ids, entry.at("term").at("unit")));
    EXPECT_GE(entry.at("term").at("count").get<int>(), 1);
    EXPECT_LE(entry.at("term").at("count").get<int>(), 60);
  }
}

TEST(LawData, CountriesAscend) {
  const std::vector<std::string>& countries = looked_up_laws();
  EXPECT_GE(countries.size(), 25U);
  EXPECT_TRUE(std::is_sorted(countries.begin(), countries.end()));
  EXPECT_EQ(std::adjacent_find(countries.begin(), countries.end()), countries.end());
  for (const std::string& country : countries) {
    EXPECT_EQ(country.size(), 2U);
    EXPECT_EQ(country.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string::npos);
  }
}

TEST(LawData, IsReadAsItIsWritten) {
  std::size_t terms = 0;
  const auto file = data();
  for (const auto& [country, entry] : file.items()) {
    const auto read = statutory_term(country);
    EXPECT_EQ(read.has_value(), !entry.contains("none")) << country;
    if (!read) continue;
    ++terms;
    EXPECT_EQ(read->country, country);
    EXPECT_EQ(statutory_step_ids[static_cast<std::size_t>(read->step)], entry.at("step"));
    EXPECT_EQ(read->count, entry.at("term").at("count"));
    EXPECT_EQ(statutory_unit_ids[static_cast<std::size_t>(read->unit)],
              entry.at("term").at("unit"));
    EXPECT_EQ(read->covers, entry.at("covers"));
    EXPECT_EQ(read->source, entry.at("source").at("title"));
    EXPECT_EQ(read->source_language, entry.at("source").at("language"));
    EXPECT_EQ(read->source_url, entry.at("source").value("url", ""));
    EXPECT_EQ(read->looked_up, entry.at("looked_up"));
  }
  EXPECT_GE(terms, 12U);
  EXPECT_FALSE(statutory_term("XX").has_value());
  EXPECT_FALSE(statutory_term("").has_value());
}

TEST(LawData, KnownTerms) {
  const StatutoryTerm hungary = *statutory_term("HU");
  EXPECT_EQ(term_in_english(hungary), "30 days");
  EXPECT_EQ(hungary.step, StatutoryTerm::Step::first_reply);
  EXPECT_EQ(term_in_english(*statutory_term("BG")), "1 month");
  EXPECT_EQ(statutory_term("BG")->step, StatutoryTerm::Step::resolution);
  EXPECT_EQ(term_in_english(*statutory_term("LV")), "15 working days");
  EXPECT_FALSE(statutory_term("DE").has_value());
}

TEST(LatestAnswer, DaysEndWithTheLastDayOfTheZone) {
  const Zone budapest = *system_zone("Europe/Budapest");
  const StatutoryTerm days = term(30, Unit::days);
  EXPECT_EQ(latest(days, budapest, "2026-11-24T09:00:00Z"), "2026-12-24T23:00:00Z");
  // The last second of that day, and the first of the next.
  EXPECT_EQ(latest(days, budapest, "2026-11-24T22:59:59Z"), "2026-12-24T23:00:00Z");
  EXPECT_EQ(latest(days, budapest, "2026-11-24T23:00:00Z"), "2026-12-25T23:00:00Z");
}

TEST(LatestAnswer, KeepsMidnightOverAChangeOfTheClocks) {
  const Zone budapest = *system_zone("Europe/Budapest");
  EXPECT_EQ(latest(term(30, Unit::days), budapest, "2026-03-15T12:00:00Z"), "2026-04-14T22:00:00Z");
  EXPECT_EQ(latest(term(30, Unit::days), budapest, "2026-10-15T12:00:00Z"), "2026-11-14T23:00:00Z");
  // Where the clocks go forward at midnight, the day ends as the next begins.
  const Zone skips = samples::zone("Test/Skips", 7200, {{"2026-03-28T22:00:00Z", 10'800}});
  EXPECT_EQ(latest(term(1, Unit::days), skips, "2026-03-27T12:00:00Z"), "2026-03-28T22:00:00Z");
}

TEST(LatestAnswer, AMonthEndsOnTheSameNumberOrTheLastDay) {
  const StatutoryTerm month = term(1, Unit::months);
  EXPECT_EQ(latest(month, utc(), "2026-11-15T09:00:00Z"), "2026-12-16T00:00:00Z");
  EXPECT_EQ(latest(month, utc(), "2026-12-15T09:00:00Z"), "2027-01-16T00:00:00Z");
  EXPECT_EQ(latest(month, utc(), "2027-01-31T09:00:00Z"), "2027-03-01T00:00:00Z");
  EXPECT_EQ(latest(month, utc(), "2028-01-31T09:00:00Z"), "2028-03-01T00:00:00Z");
  EXPECT_EQ(latest(month, utc(), "2028-01-29T09:00:00Z"), "2028-03-01T00:00:00Z");
  EXPECT_EQ(latest(month, utc(), "2027-02-28T09:00:00Z"), "2027-03-29T00:00:00Z");
  EXPECT_EQ(latest(month, utc(), "2026-08-31T09:00:00Z"), "2026-10-01T00:00:00Z");
  EXPECT_EQ(latest(term(13, Unit::months), utc(), "2026-12-31T09:00:00Z"), "2028-02-01T00:00:00Z");
}

TEST(LatestAnswer, WorkingDaysPassWeekendsAndTheCountrysHolidays) {
  // Thursday 24 to Saturday 26 December are holidays in Bulgaria, Monday 28 is free for the
  // Saturday.
  const char* const before = "2026-12-23T12:00:00Z";
  EXPECT_EQ(latest(term(1, Unit::working_days, "BG"), utc(), before), "2026-12-30T00:00:00Z");
  EXPECT_EQ(latest(term(4, Unit::working_days, "BG"), utc(), before), "2027-01-05T00:00:00Z");
  // Where no holidays are known every weekday is taken for a working day.
  EXPECT_EQ(latest(term(1, Unit::working_days, "XX"), utc(), before), "2026-12-25T00:00:00Z");
  EXPECT_EQ(latest(term(15, Unit::working_days, "XX"), utc(), "2026-11-20T12:00:00Z"),
            "2026-12-12T00:00:00Z");
}

TEST(LatestAnswer, ALastDayThatIsADayOffStays) {
  // 24 November and ten days: Friday. 26 November and ten days: Sunday.
  EXPECT_EQ(latest(term(10, Unit::days), utc(), "2026-11-24T12:00:00Z"), "2026-12-05T00:00:00Z");
  EXPECT_EQ(latest(term(10, Unit::days), utc(), "2026-11-26T12:00:00Z"), "2026-12-07T00:00:00Z");
}

TEST(LatestAnswer, StaysWithinTheYearsOfTheCalendar) {
  for (const Unit unit : {Unit::days, Unit::working_days, Unit::months})
    EXPECT_EQ(latest_answer(term(30, unit), utc(), at("2050-12-30T12:00:00Z")), last_instant);
}

}  // namespace
}  // namespace redress
