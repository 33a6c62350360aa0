// The C interface as any other language calls it: owned results, statuses, and no way to crash it
// with bytes.
#include "redress_c.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "compile/builtin.hpp"

namespace {

const uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}

struct Answer {
  int32_t status = -1;
  std::string json;
};
Answer take(redress_result* result) {
  Answer out{redress_result_status(result),
             std::string(reinterpret_cast<const char*>(redress_result_bytes(result)),
                         redress_result_size(result))};
  redress_result_free(result);
  return out;
}

class Capi : public testing::Test {
 protected:
  void SetUp() override {
    const std::string_view bundle = redress::builtin_pack("general")->bundle;
    redress_result* result = redress_policy_load(bytes_of(bundle), bundle.size());
    ASSERT_EQ(redress_result_status(result), REDRESS_DONE);
    policy_ = redress_result_policy(result);
    redress_result_free(result);
    ASSERT_NE(policy_, nullptr);
  }
  void TearDown() override { redress_policy_free(policy_); }

  [[nodiscard]] Answer assess(std::string_view draft) const {
    return take(redress_assess(policy_, bytes_of(draft), draft.size()));
  }
  [[nodiscard]] Answer validate(std::string_view submission,
                                std::string_view now = "2026-11-20T10:00:00Z") const {
    return take(redress_validate(policy_, bytes_of(submission), submission.size(), bytes_of(now),
                                 now.size()));
  }

  redress_policy* policy_ = nullptr;
};

TEST_F(Capi, assesses_a_draft) {
  const Answer answer = assess(
      R"({"text":"my parcel still has not arrived","received":"2026-11-20T10:00:00Z","language":"en"})");
  EXPECT_EQ(answer.status, REDRESS_DONE);
  const auto json = nlohmann::json::parse(answer.json);
  EXPECT_EQ(json.at("categories").at(0).at("id"), "delivery.late");
  EXPECT_EQ(json.at("language").at("tag"), "en");
}

TEST_F(Capi, accepts_and_rejects_submissions) {
  const std::string accepted =
      R"({"id":"3f0d2c1a-7b1e-4f6a-9c55-0a1b2c3d4e5f","language":"en","text":"it is cold","category":"other","channel":"link","contact":{},"fields":{}})";
  EXPECT_EQ(validate(accepted).status, REDRESS_DONE);
  const Answer rejected = validate(R"({"language":"en"})");
  EXPECT_EQ(rejected.status, REDRESS_REJECTED);
  EXPECT_FALSE(nlohmann::json::parse(rejected.json).at("accepted").get<bool>());
  EXPECT_EQ(validate("{").status, REDRESS_REJECTED);
  EXPECT_EQ(validate(accepted, "yesterday").status, REDRESS_INVALID);
}

TEST_F(Capi, describes_the_policy_in_one_language) {
  const Answer answer = take(redress_describe(policy_, bytes_of("bg"), 2));
  EXPECT_EQ(answer.status, REDRESS_DONE);
  EXPECT_EQ(nlohmann::json::parse(answer.json).at("categories").size(), 19U);
  // A page in a language that the policy does not speak starts in the policy's first.
  EXPECT_EQ(
      nlohmann::json::parse(take(redress_describe(policy_, bytes_of("xx"), 2)).json).at("language"),
      "en");
}

TEST_F(Capi, survives_any_bytes) {
  std::mt19937 random(5);
  const std::string draft =
      R"({"text":"Здравейте 4111 1111 1111 1111","language":"bg","category":"other"})";
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = draft;
    for (auto i = random() % 6; i > 0; --i)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    const Answer answer = assess(bytes);
    ASSERT_TRUE(answer.status == REDRESS_DONE || answer.status == REDRESS_INVALID) << bytes;
    ASSERT_TRUE(nlohmann::json::accept(answer.json)) << answer.json;
    ASSERT_EQ(validate(bytes).status, REDRESS_REJECTED) << bytes;
  }
}

TEST(CapiBundle, that_is_cut_or_altered_is_an_error) {
  const std::string bundle(redress::builtin_pack("general")->bundle);
  std::mt19937 random(9);
  for (int round = 0; round < 300; ++round) {
    std::string bad = bundle;
    if (round % 2 == 0) {
      bad.resize(random() % bad.size());
    } else {
      bad[random() % bad.size()] ^= static_cast<char>(1U << (random() % 8));
    }
    redress_result* result = redress_policy_load(bytes_of(bad), bad.size());
    ASSERT_EQ(redress_result_status(result), REDRESS_INVALID) << round;
    ASSERT_EQ(redress_result_policy(result), nullptr);
    redress_result_free(result);
  }
  const Answer empty = take(redress_policy_load(nullptr, 0));
  EXPECT_EQ(empty.status, REDRESS_INVALID);
}

TEST(CapiVersions, tell_the_interface_icu_and_unicode) {
  const auto versions = nlohmann::json::parse(take(redress_versions()).json);
  EXPECT_EQ(versions.at("abi"), REDRESS_ABI_VERSION);
  EXPECT_EQ(versions.at("icu"), "72.1");
  EXPECT_EQ(versions.at("unicode"), "15.0");
  EXPECT_EQ(redress_abi_version(), REDRESS_ABI_VERSION);
}

TEST(CapiMemory, for_arguments_is_owned_by_the_caller) {
  uint8_t* bytes = redress_alloc(0);
  ASSERT_NE(bytes, nullptr);
  redress_free(bytes, 0);
  redress_free(nullptr, 7);
  redress_result_free(nullptr);
  redress_policy_free(nullptr);
}

}  // namespace
