#include <gtest/gtest.h>

#include "sample_zones.hpp"

namespace redress {
namespace {

using samples::apia;
using samples::at;
using samples::day;
using samples::sofia;

std::string wall(const Zone& zone, const char* date, int hour, int minute, Ambiguous ambiguous) {
  return format_instant(to_instant(zone, day(date), hour * 3600 + minute * 60, ambiguous));
}

TEST(OffsetAt, ChangesWithTheInstantOfTheTransition) {
  EXPECT_EQ(offset_at(sofia(), at("1996-12-31T00:00:00Z")), 7200);
  EXPECT_EQ(offset_at(sofia(), at("2026-03-29T00:59:59Z")), 7200);
  EXPECT_EQ(offset_at(sofia(), at("2026-03-29T01:00:00Z")), 10800);
  EXPECT_EQ(offset_at(samples::utc(), at("2026-03-29T01:00:00Z")), 0);
}

TEST(ToInstant, OrdinaryWallTimesAreOneInstant) {
  for (const Ambiguous which : {Ambiguous::first, Ambiguous::second}) {
    EXPECT_EQ(wall(sofia(), "2026-01-15", 9, 0, which), "2026-01-15T07:00:00Z");
    EXPECT_EQ(wall(sofia(), "2026-07-15", 9, 0, which), "2026-07-15T06:00:00Z");
    EXPECT_EQ(wall(samples::new_york(), "2026-07-15", 9, 0, which), "2026-07-15T13:00:00Z");
    EXPECT_EQ(wall(sofia(), "2026-07-15", 26, 0, which), "2026-07-15T23:00:00Z")
        << "02:00 of the next day";
  }
}

TEST(ToInstant, AWallTimeThatDoesNotExistIsTheInstantOfTheChange) {
  for (const Ambiguous which : {Ambiguous::first, Ambiguous::second}) {
    EXPECT_EQ(wall(sofia(), "2026-03-29", 2, 59, which), "2026-03-29T00:59:00Z");
    EXPECT_EQ(wall(sofia(), "2026-03-29", 3, 0, which), "2026-03-29T01:00:00Z");
    EXPECT_EQ(wall(sofia(), "2026-03-29", 3, 30, which), "2026-03-29T01:00:00Z");
    EXPECT_EQ(wall(sofia(), "2026-03-29", 4, 0, which), "2026-03-29T01:00:00Z");
    EXPECT_EQ(wall(sofia(), "2026-03-29", 4, 1, which), "2026-03-29T01:01:00Z");
  }
}

TEST(ToInstant, AWallTimeThatExistsTwiceIsTheOneAskedFor) {
  EXPECT_EQ(wall(sofia(), "2026-10-25", 3, 0, Ambiguous::first), "2026-10-25T00:00:00Z");
  EXPECT_EQ(wall(sofia(), "2026-10-25", 3, 0, Ambiguous::second), "2026-10-25T01:00:00Z");
  EXPECT_EQ(wall(sofia(), "2026-10-25", 3, 59, Ambiguous::first), "2026-10-25T00:59:00Z");
  EXPECT_EQ(wall(sofia(), "2026-10-25", 3, 59, Ambiguous::second), "2026-10-25T01:59:00Z");
  EXPECT_EQ(wall(sofia(), "2026-10-25", 4, 0, Ambiguous::first), "2026-10-25T02:00:00Z");
  EXPECT_EQ(wall(sofia(), "2026-10-25", 2, 59, Ambiguous::second), "2026-10-24T23:59:00Z");
}

TEST(ToInstant, HalfAnHourOfSummerTimeIsNoHour) {
  EXPECT_EQ(wall(samples::lord_howe(), "2026-10-04", 2, 15, Ambiguous::first),
            "2026-10-03T15:30:00Z");
  EXPECT_EQ(wall(samples::lord_howe(), "2026-04-05", 1, 45, Ambiguous::first),
            "2026-04-04T14:45:00Z");
  EXPECT_EQ(wall(samples::lord_howe(), "2026-04-05", 1, 45, Ambiguous::second),
            "2026-04-04T15:15:00Z");
}

TEST(ToInstant, EveryTimeOfADayLeftOutIsTheInstantOfTheChange) {
  for (const int hour : {0, 1, 12, 23}) {
    EXPECT_EQ(wall(apia(), "2011-12-30", hour, 0, Ambiguous::first), "2011-12-30T10:00:00Z");
  }
  EXPECT_EQ(wall(apia(), "2011-12-29", 23, 59, Ambiguous::first), "2011-12-30T09:59:00Z");
  EXPECT_EQ(wall(apia(), "2011-12-31", 0, 1, Ambiguous::first), "2011-12-30T10:01:00Z");
}

TEST(ToInstant, IsSafeWithZonesThatAreNotWellFormed) {
  const Zone broken{"X", INT32_MAX, {{5, INT32_MIN}, {3, INT32_MAX}, {3, 0}, {INT64_MAX, 1}}};
  for (const Ambiguous which : {Ambiguous::first, Ambiguous::second}) {
    (void)to_instant(broken, Day{0}, 0, which);
    (void)to_instant(broken, Day{INT32_MAX}, INT32_MAX, which);
    (void)to_instant(broken, Day{INT32_MIN}, INT32_MIN, which);
  }
  (void)local_day(broken, Instant{INT64_MAX});
  (void)local_day(broken, Instant{INT64_MIN});
}

TEST(LocalDay, IsTheDayOnTheWall) {
  EXPECT_EQ(local_day(sofia(), at("2026-01-14T21:59:59Z")), day("2026-01-14"));
  EXPECT_EQ(local_day(sofia(), at("2026-01-14T22:00:00Z")), day("2026-01-15"));
  EXPECT_EQ(local_day(samples::new_york(), at("2026-01-15T04:59:59Z")), day("2026-01-14"));
  EXPECT_EQ(local_day(samples::new_york(), first_instant).number, -1);
  EXPECT_EQ(local_day(apia(), at("2011-12-30T09:59:59Z")), day("2011-12-29"));
  EXPECT_EQ(local_day(apia(), at("2011-12-30T10:00:00Z")), day("2011-12-31"));
}

TEST(WellFormedZone, HasANameSmallOffsetsAndSpacedTransitions) {
  EXPECT_TRUE(well_formed(samples::utc()));
  EXPECT_TRUE(well_formed(sofia()));
  EXPECT_TRUE(well_formed(samples::new_york()));
  EXPECT_TRUE(well_formed(samples::lord_howe()));
  EXPECT_TRUE(well_formed(apia()));
  EXPECT_FALSE(well_formed(Zone{"", 0, {}}));
  EXPECT_FALSE(well_formed(Zone{"X", 86401, {}}));
  EXPECT_FALSE(well_formed(Zone{"X", 0, {{0, -86401}}}));
  EXPECT_FALSE(well_formed(Zone{"X", 0, {{-1, 3600}}}));
  EXPECT_FALSE(well_formed(Zone{"X", 0, {{last_instant.seconds + 1, 3600}}}));
  EXPECT_FALSE(well_formed(Zone{"X", 0, {{INT64_MIN, 3600}}}));
  EXPECT_FALSE(well_formed(Zone{"X", 0, {{1000, 3600}, {1000, 0}}}));
  EXPECT_FALSE(well_formed(Zone{"X", 0, {{1000, 3600}, {1000 + 2 * 86400 - 1, 0}}}));
  EXPECT_TRUE(well_formed(Zone{"X", 0, {{1000, 3600}, {1000 + 2 * 86400, 0}}}));
}

}  // namespace
}  // namespace redress
