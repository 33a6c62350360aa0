#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "categorize/skeleton.hpp"
#include "redress/categorize.hpp"

namespace redress {
namespace {

Words words_of(std::string_view text) {
  return split_words(Utf8Text::from(text).value());
}

std::string skeleton(std::string_view folded) {
  std::string out;
  append_skeleton(Utf8Text::from(folded).value(), out);
  return out;
}

TEST(Skeleton, one_word_is_the_same_in_every_keyboard_layout) {
  EXPECT_EQ(skeleton("доставка"), "dostavka");
  EXPECT_EQ(skeleton("késik"), "kesik");
  EXPECT_EQ(skeleton("őrült"), "orult");
  EXPECT_EQ(skeleton("щастие"), "shtastie");
  EXPECT_EQ(skeleton("її"), "yiyi");
  EXPECT_EQ(skeleton("don't"), "don't");
}

TEST(Skeleton, digits_count_as_digits_only) {
  EXPECT_EQ(skeleton("ab2026"), "ab0000");
}

TEST(Skeleton, every_letter_of_any_script_leaves_something) {
  for (const std::string_view word : {"ελλάδα", "שלום", "日本語", "қала", "ß", "ž"})
    EXPECT_FALSE(skeleton(word).empty()) << word;
}

TEST(ExtractFeatures, positions_lie_within_the_words_and_ascend) {
  const Words words = words_of("The courier never rang, and my parcel is gone.");
  std::vector<Feature> features;
  extract_features(words, nullptr, features);
  EXPECT_GT(features.size(), words.words.size() * 2);
  std::uint16_t last = 0;
  for (const Feature& feature : features) {
    EXPECT_LE(feature.first_word, feature.last_word);
    EXPECT_LT(feature.last_word, words.words.size());
    EXPECT_GE(feature.last_word, last);
    last = feature.last_word;
  }
}

TEST(ExtractFeatures, their_number_grows_no_faster_than_the_text) {
  for (const std::string& unit :
       {std::string("a "), std::string("щ"), std::string("Dostavka "), std::string("1234567890")}) {
    std::string text;
    while (text.size() + unit.size() <= limits::text_bytes) text += unit;
    std::vector<Feature> features;
    extract_features(words_of(text), nullptr, features);
    EXPECT_LE(features.size(), text.size() * 8) << unit;
  }
}

TEST(ExtractFeatures, words_beyond_what_a_position_can_hold_are_left_out) {
  std::string text;
  for (int i = 0; i < 70'000; ++i) text += "a ";
  std::vector<Feature> features;
  extract_features(words_of(text), nullptr, features);
  for (const Feature& feature : features) ASSERT_LT(feature.last_word, 65'535);
}

TEST(ExtractFeatures, only_of_the_kinds_that_are_asked_for) {
  const Words words = words_of("Delivered late, and the deliverer laughed at me.");
  std::vector<Feature> all;
  extract_features(words, nullptr, all);
  for (const FeatureKind kind :
       {FeatureKind::word, FeatureKind::letters, FeatureKind::stem, FeatureKind::word_class}) {
    std::vector<Feature> some;
    extract_features(words, nullptr, some, kinds_of(kind));
    std::erase_if(some, [&](const Feature& feature) { return feature.kind != kind; });
    const auto expected = std::count_if(
        all.begin(), all.end(), [&](const Feature& feature) { return feature.kind == kind; });
    EXPECT_EQ(some.size(), static_cast<std::size_t>(expected)) << static_cast<int>(kind);
  }
  std::vector<Feature> stems;
  extract_features(words, nullptr, stems, kinds_of(FeatureKind::stem));
  ASSERT_EQ(stems.size(), 8U);
  EXPECT_EQ(stems[0].hash, stems[4].hash);  // "deliv"
  EXPECT_NE(stems[1].hash, stems[5].hash);
}

TEST(ExtractFeatures, pairs_come_only_with_what_they_are_pairs_of) {
  std::vector<ClassEntry> entries;
  ASSERT_TRUE(add_class_entry("late", 1, entries));
  ASSERT_TRUE(add_class_entry("deliver*", 2, entries));
  const WordClasses classes(entries);
  const Words words = words_of("Delivered late");
  const auto kinds_made = [&](FeatureKinds kinds) {
    std::vector<Feature> features;
    extract_features(words, &classes, features, kinds);
    FeatureKinds made = 0;
    for (const Feature& feature : features) made |= kinds_of(feature.kind);
    return made;
  };
  EXPECT_EQ(kinds_made(kinds_of(FeatureKind::stem, FeatureKind::word_class)),
            kinds_of(FeatureKind::stem, FeatureKind::word_class));
  EXPECT_EQ(kinds_made(kinds_of(FeatureKind::class_pair, FeatureKind::pair)), 0);
  EXPECT_EQ(kinds_made(all_kinds), all_kinds & ~kinds_of(FeatureKind::near));
}

}  // namespace
}  // namespace redress
