#include "serve/clock_watch.hpp"

#include <gtest/gtest.h>

namespace redress::serve {
namespace {

constexpr std::int64_t start = 1'800'000'000;
constexpr std::int64_t hour = 3600;
constexpr std::int64_t year = 365 * 24 * hour;

class ClockWatchTest : public ::testing::Test {
 protected:
  /// So many hours after the start, with the clock that far ahead of what it should say.
  bool believes(std::int64_t hours, std::int64_t ahead_seconds = 0) {
    return watch_.believes({start + hours * hour + ahead_seconds},
                           std::chrono::hours(hours) + std::chrono::seconds(77));
  }

 private:
  ClockWatch watch_;
};

TEST_F(ClockWatchTest, believes_a_clock_that_goes_on) {
  for (std::int64_t hours = 0; hours < 100; ++hours) EXPECT_TRUE(believes(hours));
}

TEST_F(ClockWatchTest, follows_one_that_drifts_and_one_that_is_set_back) {
  for (std::int64_t hours = 0; hours < 100; ++hours) EXPECT_TRUE(believes(hours, hours * 600));
  EXPECT_TRUE(believes(100, -year));
  EXPECT_TRUE(believes(101, -year));
}

TEST_F(ClockWatchTest, doubts_a_jump_ahead_for_a_day) {
  EXPECT_TRUE(believes(0));
  for (std::int64_t hours = 1; hours < 25; ++hours) EXPECT_FALSE(believes(hours, year)) << hours;
  EXPECT_TRUE(believes(25, year));
  EXPECT_TRUE(believes(26, year));
}

TEST_F(ClockWatchTest, believes_again_once_the_jump_is_undone) {
  EXPECT_TRUE(believes(0));
  EXPECT_FALSE(believes(1, year));
  EXPECT_TRUE(believes(2));
  // A day anew, however long ago the first one was.
  EXPECT_FALSE(believes(30, year));
  EXPECT_FALSE(believes(53, year));
  EXPECT_TRUE(believes(54, year));
}

TEST_F(ClockWatchTest, an_hour_is_no_jump) {
  EXPECT_TRUE(believes(0));
  EXPECT_TRUE(believes(1, ClockWatch::most_ahead_seconds));
  EXPECT_FALSE(believes(2, 2 * ClockWatch::most_ahead_seconds + 1));
}

}  // namespace
}  // namespace redress::serve
