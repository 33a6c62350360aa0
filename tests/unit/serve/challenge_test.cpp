#include "serve/challenge.hpp"

#include <gmock/gmock.h>

#include "io/json_view.hpp"
#include "redress/bundle.hpp"
#include "serve/gate.hpp"
#include "serve/load_watch.hpp"

namespace redress::serve {
namespace {

using ::testing::HasSubstr;

constexpr Instant now{1'795'000'000};

std::string base64(std::string_view bytes) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k > bytes.size() ? '=' : alphabet[bits >> (18 - 6 * k) & 63];
  }
  return out;
}

struct Solution {
  std::string challenge;
  std::string number;
  std::string salt;
  std::string signature;
  std::string algorithm = "SHA-256";
  [[nodiscard]] std::string payload() const {
    return base64(R"({"algorithm":")" + algorithm + R"(","challenge":")" + challenge +
                  R"(","number":)" + number + R"(,"salt":")" + salt + R"(","signature":")" +
                  signature + R"(","took":12})");
  }
};

Solution solve(const std::string& json) {
  const JsonView view(json);
  Solution out{view["challenge"].string(), "", view["salt"].string(), view["signature"].string()};
  const int most = std::stoi(std::string(view["maxnumber"].raw()));
  for (int number = 0; number <= most && out.number.empty(); ++number) {
    if (sha256_hex(out.salt + std::to_string(number)) == out.challenge)
      out.number = std::to_string(number);
  }
  return out;
}

TEST(Challenge, IsSignedAsRfc2104Says) {
  // RFC 4231, test cases 1 and 2.
  EXPECT_EQ(hmac_sha256_hex(std::string(20, '\x0b'), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Challenge, IsRedeemedOnce) {
  Challenges challenges;
  const Solution solution = solve(challenges.create(now));
  ASSERT_NE(solution.number, "");
  EXPECT_TRUE(challenges.redeem(solution.payload(), now));
  EXPECT_FALSE(challenges.redeem(solution.payload(), now));
  EXPECT_NE(challenges.create(now), challenges.create(now));
}

TEST(Challenge, ExpiresAfterTenMinutes) {
  Challenges challenges;
  const Solution solution = solve(challenges.create(now));
  EXPECT_FALSE(challenges.redeem(solution.payload(), {now.seconds + 600}));
  EXPECT_TRUE(challenges.redeem(solution.payload(), {now.seconds + 599}));
}

TEST(Challenge, NothingElseIsRedeemed) {
  Challenges challenges;
  const Solution right = solve(challenges.create(now));
  const auto refused = [&](auto change) {
    Solution other = right;
    change(other);
    EXPECT_FALSE(challenges.redeem(other.payload(), now)) << other.payload();
  };
  refused([](Solution& s) { s.number = std::to_string(std::stoi(s.number) + 1); });
  refused([](Solution& s) { s.number = "0" + s.number; });
  refused([](Solution& s) { s.number = "\"\""; });
  refused([](Solution& s) { s.algorithm = "SHA-1"; });
  refused([](Solution& s) { s.signature.back() = s.signature.back() == '0' ? '1' : '0'; });
  refused([](Solution& s) { s.signature.clear(); });
  refused([](Solution& s) { s.challenge = sha256_hex(s.salt + "1"); });
  refused([](Solution& s) { s.challenge.clear(); });
  // Of a longer life.
  refused([](Solution& s) { s.salt.insert(s.salt.size() - 1, "9"); });
  // Signed by another process.
  EXPECT_FALSE(Challenges().redeem(right.payload(), now));
  for (const std::string text : {"", "%%%", "e30=", "bm9uc2Vuc2U", "=", "{}"})
    EXPECT_FALSE(challenges.redeem(text, now)) << text;
  EXPECT_FALSE(challenges.redeem(std::string(1'000'000, 'A'), now));
  EXPECT_TRUE(challenges.redeem(right.payload(), now));
}

// The hash is of salt and number together: digits that change sides would be a later expiry with
// the same hash.
TEST(Challenge, DigitsCannotMoveFromTheNumberIntoTheSalt) {
  Challenges challenges;
  Solution solution = solve(challenges.create(now));
  while (solution.number.size() < 2) solution = solve(challenges.create(now));
  solution.salt += solution.number.front();
  solution.number.erase(0, 1);
  EXPECT_EQ(sha256_hex(solution.salt + solution.number), solution.challenge);
  EXPECT_FALSE(challenges.redeem(solution.payload(), now));
}

using std::chrono::seconds;

TEST(LoadWatch, PressureBeginsWithAHundredInTenSecondsAndEndsWithAMinuteOfCalm) {
  LoadWatch watch;
  const LoadWatch::Time start{std::chrono::hours(1000)};
  for (int i = 0; i < 99; ++i) EXPECT_FALSE(watch.arrived(0, start + seconds(i / 10))) << i;
  EXPECT_TRUE(watch.arrived(0, start + seconds(9)));
  EXPECT_TRUE(watch.arrived(0, start + seconds(68))) << "the minute is not over";
  EXPECT_FALSE(watch.arrived(0, start + seconds(69)));
}

TEST(LoadWatch, HalfOfItKeepsItOn) {
  LoadWatch watch;
  const LoadWatch::Time start{std::chrono::hours(1000)};
  EXPECT_TRUE(watch.arrived(512, start));
  EXPECT_TRUE(watch.arrived(256, start + seconds(50)));
  EXPECT_TRUE(watch.arrived(255, start + seconds(109)));
  EXPECT_FALSE(watch.arrived(511, start + seconds(110)));
}

TEST(LoadWatch, SteadyTrafficIsNoPressure) {
  LoadWatch watch;
  const LoadWatch::Time start{std::chrono::hours(1000)};
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(watch.arrived(1, start + seconds(i / 9))) << i;
}

TEST(Gate, AsksOthersThanThisMachineUnderPressure) {
  Gate gate(nullptr, ChallengeMode::automatic);
  Request request;
  request.content_type = "application/json";
  EXPECT_FALSE(gate.refuse(request, 4000)) << "of this machine";
  request.network = 7;
  EXPECT_FALSE(gate.refuse(request, 0));
  const auto refused = gate.refuse(request, 4000);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 428);
  const Solution solution = solve(std::string(JsonView(*refused->body)["challenge"].raw()));
  request.challenge = solution.payload();
  EXPECT_FALSE(gate.refuse(request, 4000));
  EXPECT_TRUE(gate.refuse(request, 4000)) << "used up";
}

TEST(Gate, AFormIsAskedToComeBackLater) {
  Gate gate(nullptr, ChallengeMode::always);
  Request request;
  request.content_type = "application/x-www-form-urlencoded";
  request.body = "language=hu&text=x";
  const auto refused = gate.refuse(request, 0);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 503);
  EXPECT_THAT(*refused->body, HasSubstr("<html lang=\"hu\""));
  EXPECT_FALSE(Gate(nullptr, ChallengeMode::never).refuse(request, 4000));
}

TEST(Gate, ReadsItsMode) {
  EXPECT_EQ(read_challenge_mode("auto").value(), ChallengeMode::automatic);
  EXPECT_EQ(read_challenge_mode("always").value(), ChallengeMode::always);
  EXPECT_EQ(read_challenge_mode("never").value(), ChallengeMode::never);
  for (const char* text : {"", "on", "Auto", "auto "})
    EXPECT_EQ(read_challenge_mode(text).error().code, "challenge.invalid") << text;
}

}  // namespace
}  // namespace redress::serve
