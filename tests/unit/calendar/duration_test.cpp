#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "redress/calendar.hpp"

namespace redress {
namespace {

constexpr auto seconds = Duration::Unit::seconds;
constexpr auto days = Duration::Unit::days;

TEST(ParseDuration, ReadsTimesAndDays) {
  EXPECT_EQ(parse_duration("PT8H").value(), (Duration{seconds, 28800}));
  EXPECT_EQ(parse_duration("PT1H30M").value(), (Duration{seconds, 5400}));
  EXPECT_EQ(parse_duration("PT1H1S").value(), (Duration{seconds, 3601}));
  EXPECT_EQ(parse_duration("PT90M").value(), (Duration{seconds, 5400}));
  EXPECT_EQ(parse_duration("PT1S").value(), (Duration{seconds, 1}));
  EXPECT_EQ(parse_duration("PT0H05M").value(), (Duration{seconds, 300}));
  EXPECT_EQ(parse_duration("P3D").value(), (Duration{days, 3}));
  EXPECT_EQ(parse_duration("PT24H").value(), (Duration{seconds, 86400})) << "not a day";
}

TEST(ParseDuration, TakesTenYearsAndNoMore) {
  EXPECT_TRUE(parse_duration("P3653D").ok());
  EXPECT_EQ(parse_duration("P3654D").error().code, "duration.invalid");
  EXPECT_TRUE(parse_duration("PT87672H").ok());
  EXPECT_EQ(parse_duration("PT87672H1S").error().code, "duration.invalid");
  EXPECT_EQ(parse_duration("PT315619200S").ok(), true);
  EXPECT_EQ(parse_duration("PT999999999999999999999999H").error().code, "duration.invalid");
  EXPECT_EQ(parse_duration("P99999999999999999999D").error().code, "duration.invalid");
  EXPECT_EQ(parse_duration("PT315619200H315619200M315619200S").error().code, "duration.invalid");
}

TEST(ParseDuration, RefusesMixedAndZeroWithTheirOwnCodes) {
  EXPECT_EQ(parse_duration("P1DT2H").error().code, "duration.mixed");
  EXPECT_EQ(parse_duration("P0DT8H").error().code, "duration.mixed");
  EXPECT_EQ(parse_duration("PT0S").error().code, "duration.zero");
  EXPECT_EQ(parse_duration("PT0H0M0S").error().code, "duration.zero");
  EXPECT_EQ(parse_duration("P0D").error().code, "duration.zero");
}

TEST(ParseDuration, RefusesEverythingElse) {
  for (const char* text :
       {"",       "P",      "PT",     "T8H",   "8H",    "pT8H",  "PT8h",   "P3d",
        "P1W",    "P1M",    "P1Y",    "P1Y2M", "PT8",   "P3",    "PD",     "PTH",
        "PT1M1H", "PT1H1H", "PT1S1M", "PT-8H", "-PT8H", "PT+8H", "PT1.5H", "PT1,5H",
        "PT 8H",  "PT8H ",  "P3D ",   "P3DT",  "P3D4H", "PDT8H", "PT8H3D", "P1D2D"}) {
    const auto duration = parse_duration(text);
    ASSERT_FALSE(duration.ok()) << text;
    EXPECT_EQ(duration.error().code, "duration.invalid") << text;
  }
  EXPECT_EQ(parse_duration(std::string(1'000'000, '9')).error().code, "duration.invalid");
  EXPECT_EQ(parse_duration("P" + std::string(1'000'000, '0') + "D").error().code, "duration.zero");
}

TEST(ParseDuration, RepeatsAShortPrintableValueOnly) {
  EXPECT_NE(parse_duration("P1W").error().message.find("P1W"), std::string::npos);
  EXPECT_EQ(parse_duration("P1\n").error().message.find('\n'), std::string::npos);
}

TEST(FormatDuration, WritesTheShortestForm) {
  for (const auto& [text, canonical] : {std::pair{"PT8H", "PT8H"},
                                        {"PT90M", "PT1H30M"},
                                        {"PT3600S", "PT1H"},
                                        {"P3D", "P3D"},
                                        {"PT1H0M1S", "PT1H1S"},
                                        {"PT24H", "PT24H"},
                                        {"PT45S", "PT45S"},
                                        {"P007D", "P7D"}}) {
    EXPECT_EQ(format_duration(parse_duration(text).value()), canonical);
  }
}

}  // namespace
}  // namespace redress
