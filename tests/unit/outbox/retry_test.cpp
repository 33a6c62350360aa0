#include "outbox/retry.hpp"

#include <gtest/gtest.h>

namespace redress::outbox {
namespace {

TEST(Retry, BeginsWithHalfAMinuteAndDoublesUpToSixHours) {
  constexpr double middle = 0.5;
  EXPECT_EQ(retry_after_seconds(1, middle), 30);
  EXPECT_EQ(retry_after_seconds(2, middle), 60);
  EXPECT_EQ(retry_after_seconds(10, middle), 30 * 512);
  EXPECT_EQ(retry_after_seconds(11, middle), 6 * 3600);
  EXPECT_EQ(retry_after_seconds(most_attempts - 1, middle), 6 * 3600);
}

TEST(Retry, GivesUpAfterAboutThreeDays) {
  EXPECT_FALSE(retry_after_seconds(most_attempts, 0));
  EXPECT_FALSE(retry_after_seconds(most_attempts + 5, 0));
  std::int64_t sum = 0;
  for (int attempts = 1; const auto wait = retry_after_seconds(attempts, 0.5); ++attempts)
    sum += *wait;
  constexpr std::int64_t day = 86'400;
  EXPECT_GT(sum, 2 * day + day / 2);
  EXPECT_LT(sum, 3 * day + day / 2);
}

TEST(Retry, SpreadsByAQuarterEitherWay) {
  EXPECT_EQ(retry_after_seconds(11, 0), 6 * 3600 * 3 / 4);
  EXPECT_LT(*retry_after_seconds(11, 0.999999), 6 * 3600 * 5 / 4);
  EXPECT_GT(*retry_after_seconds(11, 0.999999), 6 * 3600 * 5 / 4 - 2);
}

}  // namespace
}  // namespace redress::outbox
