#include <gtest/gtest.h>

#include <string>

#include "redress/calendar.hpp"

namespace redress {
namespace {

TEST(ParseInstant, ReadsUtcAndOffsets) {
  EXPECT_EQ(parse_instant("1970-01-01T00:00:00Z").value().seconds, 0);
  EXPECT_EQ(parse_instant("2026-11-22T06:53:07Z").value().seconds, 1795330387);
  EXPECT_EQ(parse_instant("2026-11-22T08:53:07+02:00").value().seconds, 1795330387);
  EXPECT_EQ(parse_instant("2026-11-21T23:23:07-07:30").value().seconds, 1795330387);
  EXPECT_EQ(parse_instant("2026-11-22T06:53:07-00:00").value().seconds, 1795330387);
}

TEST(ParseInstant, TakesTheSmallLettersThatRfc3339Allows) {
  EXPECT_EQ(parse_instant("2026-11-22t06:53:07z").value().seconds, 1795330387);
}

TEST(ParseInstant, KeepsToTheYears1970To2050InUtc) {
  EXPECT_EQ(parse_instant("1969-12-31T23:00:00-01:00").value(), first_instant);
  EXPECT_EQ(parse_instant("2051-01-01T00:59:59+01:00").value(), last_instant);
  EXPECT_FALSE(parse_instant("1970-01-01T00:59:59+01:00").ok());
  EXPECT_FALSE(parse_instant("1969-12-31T23:59:59Z").ok());
  EXPECT_FALSE(parse_instant("2051-01-01T00:00:00Z").ok());
  EXPECT_FALSE(parse_instant("2050-12-31T23:59:59-00:01").ok());
  EXPECT_FALSE(parse_instant("0000-01-01T00:00:00Z").ok());
  EXPECT_FALSE(parse_instant("9999-12-31T23:59:59Z").ok());
}

TEST(ParseInstant, RefusesEverythingElse) {
  for (const char* text : {"",
                           "Z",
                           "2026-11-22",
                           "2026-11-22T06:53Z",
                           "2026-11-22T06:53:07",
                           "2026-11-22 06:53:07Z",
                           "2026-11-22T06:53:07.5Z",
                           "2026-11-22T06:53:07,0Z",
                           "2026-11-22T24:00:00Z",
                           "2026-11-22T23:60:00Z",
                           "2026-12-31T23:59:60Z",
                           "2026-02-29T00:00:00Z",
                           "2026-11-22T06:53:07+2",
                           "2026-11-22T06:53:07+0200",
                           "2026-11-22T06:53:07+24:00",
                           "2026-11-22T06:53:07+02:60",
                           "2026-11-22T06:53:07+02:00 ",
                           "2026-11-22T06:53:07ZZ",
                           "2026-11-22T06:53:07UTC",
                           "2026-11-22T-6:53:07Z",
                           "2026-11-22T06.53.07Z",
                           "2026-11-22T06:53:07−02:00",
                           "2026-13-22T06:53:07Z",
                           "20261122T065307Z",
                           "1795330387"}) {
    const auto instant = parse_instant(text);
    ASSERT_FALSE(instant.ok()) << text;
    EXPECT_EQ(instant.error().code, "instant.invalid");
  }
  EXPECT_FALSE(parse_instant(std::string("2026-11-22T06:53:07Z\0", 21)).ok());
}

TEST(ParseInstant, DoesNotRepeatWhatWasWritten) {
  EXPECT_EQ(parse_instant("4111111111111111").error().message.find("4111"), std::string::npos);
}

TEST(FormatInstant, WritesUtcInWholeSeconds) {
  EXPECT_EQ(format_instant(first_instant), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_instant(last_instant), "2050-12-31T23:59:59Z");
  EXPECT_EQ(format_instant(Instant{1795330387}), "2026-11-22T06:53:07Z");
  EXPECT_EQ(format_instant(Instant{-1}), "1969-12-31T23:59:59Z");
  (void)format_instant(Instant{INT64_MIN});
  (void)format_instant(Instant{INT64_MAX});
}

TEST(FormatInstant, EveryInstantComesBack) {
  for (std::int64_t seconds = 0; seconds <= last_instant.seconds; seconds += 86'399 * 7) {
    EXPECT_EQ(parse_instant(format_instant(Instant{seconds})).value().seconds, seconds);
  }
}

}  // namespace
}  // namespace redress
