#include "io/wall_words.hpp"

#include <gtest/gtest.h>

#include "unit/calendar/sample_zones.hpp"

namespace redress {
namespace {

using samples::at;
using samples::sofia;

TEST(WallWords, SayAMomentOnTheWallOfItsZone) {
  EXPECT_EQ(moment_words(at("2026-12-24T16:30:59Z"), sofia()), "Thu 24 Dec 2026, 18:30");
  EXPECT_EQ(moment_words(at("2026-12-24T22:00:00Z"), sofia()), "Fri 25 Dec 2026, 00:00");
  EXPECT_EQ(moment_words(at("1970-01-01T00:00:00Z"), Zone{"", -3600, {}}),
            "Wed 31 Dec 1969, 23:00");
}

TEST(WallWords, ADayEndsAtItsOwnMidnight) {
  EXPECT_EQ(end_words(at("2026-12-24T22:00:00Z"), sofia()), "Thu 24 Dec 2026, 24:00");
  EXPECT_EQ(end_words(at("2026-12-24T16:30:00Z"), sofia()), "Thu 24 Dec 2026, 18:30");
  EXPECT_EQ(end_words(at("2026-12-24T21:59:59Z"), sofia()), "Thu 24 Dec 2026, 23:59");
}

}  // namespace
}  // namespace redress
