#include "serve/rate_limit.hpp"

#include <gtest/gtest.h>

#include "serve/guard.hpp"

namespace redress::serve {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const RateLimit::Clock::time_point start{std::chrono::hours(1000)};

// The example of the paper's appendix has fifteen bytes; these are from its reference program's
// vectors, for eight: key 00 01 … 0f, message 00 01 … 07.
TEST(KeyedHash, IsSipHash) {
  EXPECT_EQ(keyed_hash({0x0706050403020100, 0x0f0e0d0c0b0a0908}, 0x0706050403020100),
            0x93f5f5799a932462U);
  EXPECT_NE(new_hash_key(), new_hash_key());
}

TEST(RateLimit, LetsABurstThroughAndThenAsManyAsComeAMinute) {
  RateLimit limit(6);
  for (int i = 0; i < 6; ++i) EXPECT_FALSE(limit.take(1, start)) << i;
  EXPECT_EQ(limit.take(1, start), seconds(10));
  EXPECT_EQ(limit.take(1, start + seconds(4)), seconds(6)) << "asking in vain costs nothing";
  EXPECT_FALSE(limit.take(1, start + seconds(10)));
  EXPECT_TRUE(limit.take(1, start + seconds(10)));
  for (int i = 0; i < 6; ++i) EXPECT_FALSE(limit.take(1, start + minutes(5))) << i;
  EXPECT_TRUE(limit.take(1, start + minutes(5)));
}

TEST(RateLimit, OneOfAMinuteIsOne) {
  RateLimit limit(1);
  EXPECT_FALSE(limit.take(1, start));
  EXPECT_EQ(limit.take(1, start), seconds(60));
  EXPECT_FALSE(limit.take(1, start + seconds(60)));
}

TEST(RateLimit, ClientsDoNotShareAndLookingTakesNothing) {
  RateLimit limit(1);
  EXPECT_FALSE(limit.look(1, start));
  EXPECT_FALSE(limit.take(1, start));
  EXPECT_TRUE(limit.look(1, start));
  EXPECT_FALSE(limit.look(2, start));
  EXPECT_FALSE(limit.take(2, start));
}

TEST(RateLimit, AMillionClientsPushOutOthersAndNothingGrows) {
  RateLimit limit(2);
  for (std::uint64_t client = 0; client < 1'000'000; ++client)
    ASSERT_FALSE(limit.take(client, start + milliseconds(client)));
  // Whoever came last is still known.
  EXPECT_FALSE(limit.take(999'999, start + milliseconds(999'999)));
  EXPECT_TRUE(limit.take(999'999, start + milliseconds(999'999)));
}

TEST(RateLimit, StartsAnewUnderAnotherKeyEveryHour) {
  RateLimit limit(1);
  const auto late = start + minutes(60) - milliseconds(1);
  EXPECT_FALSE(limit.take(1, start));
  EXPECT_FALSE(limit.take(1, late));
  EXPECT_TRUE(limit.take(1, late));
  EXPECT_FALSE(limit.take(1, start + minutes(60)));
}

TEST(Guard, FilesComeTwiceAsOftenAndGuessesAThird) {
  Guard guard(6);
  const auto allowed = [&](Deed deed) {
    int count = 0;
    while (count < 100 && !guard.take(deed, 7, start)) ++count;
    return count;
  };
  EXPECT_EQ(allowed(Deed::complaint), 6);
  EXPECT_EQ(allowed(Deed::upload), 12);
  EXPECT_EQ(allowed(Deed::guess), 2);
  EXPECT_EQ(guard.take(Deed::complaint, 7, start), 10);
  EXPECT_EQ(guard.look(Deed::complaint, 7, start + milliseconds(9999)), 1) << "never zero seconds";
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(guard.take(Deed::guess, std::nullopt, start));
}

TEST(Guard, ReadsARate) {
  EXPECT_EQ(Guard::read_rate("30/minute").value(), 30);
  EXPECT_EQ(Guard::read_rate("off").value(), std::nullopt);
  for (const char* text : {"", "30", "0/minute", "-1/minute", "100001/minute", "1000000/minute",
                           "3.5/minute", "30/hour", "30/minutes", " 30/minute", "/minute", "on"}) {
    const auto read = Guard::read_rate(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, "rate.invalid");
  }
}

}  // namespace
}  // namespace redress::serve
