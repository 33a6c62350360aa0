// Sentences of complaints with what is personal in them, five languages: tests/privacy/*.jsonl,
// each line {text, found: [{kind, text}]}.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "findings.hpp"

namespace redress {
namespace {

struct Language {
  const char* tag;
  const char* country;  // at home, for phones and personal numbers
};

class LabelledSentences : public testing::TestWithParam<Language> {};

TEST_P(LabelledSentences, AreFound) {
  std::ifstream file(std::string(REDRESS_SOURCE_DIR) + "/tests/privacy/" + GetParam().tag +
                     ".jsonl");
  ASSERT_TRUE(file.is_open());
  double hits = 0;
  double wanted = 0;
  double given = 0;
  int sentences = 0;
  std::string line;
  while (std::getline(file, line)) {
    const nlohmann::json row = nlohmann::json::parse(line);
    findings::List got = findings::found(row["text"].get<std::string>(), GetParam().country);
    given += static_cast<double>(got.size());
    for (const nlohmann::json& one : row["found"]) {
      const auto hit =
          std::find(got.begin(), got.end(),
                    one["kind"].get<std::string>() + ":" + one["text"].get<std::string>());
      ++wanted;
      if (hit == got.end()) continue;
      ++hits;
      got.erase(hit);
    }
    ++sentences;
  }
  std::printf("%s: recall %.3f of %.0f, precision %.3f of %.0f, %d sentences\n", GetParam().tag,
              hits / wanted, wanted, hits / given, given, sentences);
  EXPECT_GE(sentences, 100);
  EXPECT_GE(hits / wanted, .97);
  EXPECT_GE(hits / given, .97);
}

INSTANTIATE_TEST_SUITE_P(Languages, LabelledSentences,
                         testing::Values(Language{"en", "GB"}, Language{"ru", "RU"},
                                         Language{"bg", "BG"}, Language{"hu", "HU"},
                                         Language{"uk", "UA"}),
                         [](const auto& one) { return std::string(one.param.tag); });

}  // namespace
}  // namespace redress
