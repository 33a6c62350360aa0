#include "compile/load.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "compile/builtin.hpp"
#include "redress/bundle.hpp"

namespace redress {
namespace {

LoadedPolicy general(Unpack unpack) {
  return std::move(load_policy("general", "", {}, unpack)).value();
}

LoadedPolicy only_shared(const std::string& bundle) {
  LoadedPolicy policy;
  policy.bundle = BytesInMemory::holding(bundle);
  policy.engine = std::move(load_shared(*policy.bundle)).value();
  return policy;
}

JsonAnswer answer_at_once(const LoadedPolicy& policy, std::string_view draft) {
  return assess_json(*policy.engine, draft);
}
Result<JsonAnswer> answer_with_what_is_needed(LoadedPolicy& policy, std::string_view draft) {
  return answer_once(policy, [&] { return assess_json(*policy.engine, draft); });
}

std::size_t unpacked(const LoadedPolicy& policy) {
  std::size_t count = 0;
  for (const auto& part : policy.engine->parts) count += part ? 1U : 0U;
  return count;
}

TEST(LoadPolicy, OneQuestionGetsTheSameAnswerWithNoMoreUnpackedThanItNeeds) {
  struct Question {
    std::string_view draft;
    std::size_t languages;  // the text's and the page's
  };
  constexpr std::array<Question, 5> questions = {{
      {R"({"text":"My parcel has not arrived","language":"en"})", 1},
      {R"({"text":"Пратката ми още не е дошла и никой не вдига","language":"bg"})", 1},
      {R"({"text":"Посылка так и не пришла, деньги не возвращают","language":"hu"})", 2},
      {R"({"text":"Nem érkezett meg a csomagom"})", 2},
      {R"({"text":17})", 0},
  }};
  const LoadedPolicy whole = general(Unpack::all);
  EXPECT_EQ(unpacked(whole), known_languages.size());
  for (const Question& question : questions) {
    LoadedPolicy policy = general(Unpack::when_needed);
    EXPECT_EQ(unpacked(policy), 0U);
    const Result<JsonAnswer> answer = answer_with_what_is_needed(policy, question.draft);
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->json, answer_at_once(whole, question.draft).json);
    EXPECT_EQ(unpacked(policy), question.languages) << question.draft;
  }
}

TEST(LoadPolicy, ALanguageThatTheBundleLacksIsStillNeeded) {
  const std::string own[] = {"en"};
  LoadedPolicy policy =
      only_shared(select_part(general(Unpack::all).bundle->all(), own, true).value());
  const Result<JsonAnswer> answer =
      answer_with_what_is_needed(policy, R"({"text":"Пратката ми още не е дошла"})");
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->kind, JsonAnswer::Kind::need);
  EXPECT_EQ(answer->json, R"({"need":["bg"]})");
}

TEST(LoadPolicy, AnAlteredLanguageIsNoAnswer) {
  std::string bundle(general(Unpack::all).bundle->all());
  bundle.back() = static_cast<char>(bundle.back() ^ 1);
  LoadedPolicy policy = only_shared(bundle);
  const std::string last = policy.engine->policy.languages.back();
  const Result<JsonAnswer> answer = answer_with_what_is_needed(
      policy, R"({"text":"My parcel has not arrived","language":")" + last + "\"}");
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, "bundle.altered");
}

TEST(LoadPolicy, ABundleThatIsOverwrittenInItsPlaceIsReadAnew) {
  const std::string path = testing::TempDir() + "redress-overwritten.bundle";
  const auto overwrite = [&](std::string_view bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  };
  const std::string first(general(Unpack::all).bundle->all());
  const std::string second(builtin_pack("food").value().bundle);
  constexpr std::string_view draft = R"({"text":"The soup had a hair in it","language":"en"})";

  overwrite(first);
  LoadedPolicy policy = std::move(load_policy(path, "", {}, Unpack::when_needed)).value();
  EXPECT_EQ(policy.engine->id, bundle_id(first).value());
  overwrite(second);
  const Result<JsonAnswer> answer = answer_with_what_is_needed(policy, draft);
  ASSERT_TRUE(answer.ok());
  const LoadedPolicy food = std::move(load_policy("food", "", {})).value();
  EXPECT_EQ(answer->json, answer_at_once(food, draft).json);

  overwrite(first);
  policy = std::move(load_policy(path, "", {}, Unpack::when_needed)).value();
  overwrite(first.substr(0, 1000));
  const Result<JsonAnswer> refused = answer_with_what_is_needed(policy, draft);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, "bundle.truncated");
  std::remove(path.c_str());
}

}  // namespace
}  // namespace redress
