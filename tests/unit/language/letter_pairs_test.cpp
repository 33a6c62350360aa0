#include "language/letter_pairs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "language/features.hpp"

namespace redress {
namespace {

Utf8Text text_of(std::string_view word) {
  return Utf8Text::from(word).value();
}

class Pairs : public testing::Test {
 protected:
  Pairs() {
    // Half of the features of some words, as tables know some and not others.
    std::set<std::uint32_t> hashes;
    for (const std::string_view word :
         {"parcel", "посылка", "пратката", "csomagküldő", "її", "o'er"}) {
      std::vector<std::uint32_t> features;
      extract_language_features(word, features);
      for (const std::uint32_t feature : features) {
        if (random_() % 2 == 0) hashes.insert(feature >> (32 - bits));
      }
    }
    weights_.index.bits = bits;
    weights_.index.hashes = std::vector<std::uint32_t>(hashes.begin(), hashes.end());
    weights_.index.build();
    weights_.columns = LanguageTableParts::columns;
    std::vector<std::int8_t> weights;
    for (std::size_t i = 0; i < hashes.size() * weights_.columns; ++i)
      weights.push_back(static_cast<std::int8_t>(random_() % 256));
    weights_.weights = std::move(weights);
  }

  [[nodiscard]] LanguageSums one_by_one(std::string_view word) const {
    LanguageSums sums{};
    std::vector<std::uint32_t> features;
    extract_language_features(word, features);
    for (const std::uint32_t feature : features) {
      const std::uint32_t row = weights_.index.find(feature);
      if (row == HashIndex::missing) continue;
      for (std::size_t i = 0; i < weights_.columns; ++i)
        sums[i] = static_cast<std::int16_t>(sums[i] + weights_.row(row)[i]);
      ++sums[known_features];
    }
    return sums;
  }

  static constexpr unsigned bits = 22;
  std::mt19937 random_{3};
  SparseWeights weights_;
};

TEST_F(Pairs, say_of_a_word_what_its_features_say_one_by_one) {
  const LetterPairs pairs(weights_);
  const std::vector<std::string> parts = {"p",   "ar",  "cel", "пос", "ылк", "а", "пра", "тката",
                                          "cso", "mag", "kül", "dő",  "ї",   "'", "-"};
  for (int i = 0; i < 5000; ++i) {
    std::string word;
    for (std::size_t count = 1 + random_() % 8; count > 0; --count)
      word += parts[random_() % parts.size()];
    EXPECT_EQ(pairs.sums_of(text_of(word)), one_by_one(word)) << word;
  }
}

TEST_F(Pairs, leave_alone_what_they_have_no_letter_for_or_no_room) {
  const LetterPairs pairs(weights_);
  for (const std::string_view word : {"љубав", "łódź", "a1", "Parcel", "日本", ""})
    EXPECT_EQ(pairs.sums_of(text_of(word)), std::nullopt) << word;
  EXPECT_TRUE(pairs.sums_of(text_of(std::string(60, 'a'))));
  EXPECT_FALSE(pairs.sums_of(text_of(std::string(61, 'a'))));
}

TEST_F(Pairs, have_room_for_the_loudest_word) {
  weights_.weights = std::vector<std::int8_t>(weights_.weights.size(), -128);
  const LetterPairs pairs(weights_);
  std::string word;
  while (word.size() < 60) word += "parcel";
  EXPECT_EQ(pairs.sums_of(text_of(word)), one_by_one(word));
}

}  // namespace
}  // namespace redress
