#include "redress/categorize.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>

#include "language/sparse_weights.hpp"

namespace redress {
namespace {

Words words_of(std::string_view text) {
  return split_words(Utf8Text::from(text).value());
}

// A model in which every feature of a word speaks for one category.
ModelParts parts_of(std::vector<std::string> categories,
                    const std::vector<std::pair<std::string, std::size_t>>& words) {
  ModelParts parts;
  parts.categories = std::move(categories);
  parts.bias.assign(parts.categories.size(), 0);
  parts.scale = 65'536 / 16;
  parts.suggest_at = 800;
  parts.choose_at = 400;
  std::map<std::uint32_t, std::vector<std::int8_t>> rows;
  for (const auto& [text, category] : words) {
    std::vector<Feature> features;
    extract_features(words_of(text), nullptr, features);
    for (const Feature& feature : features) {
      std::vector<std::int8_t>& row =
          rows[feature.hash >> (32 - parts.hash_bits) << (32 - parts.hash_bits)];
      row.resize(parts.categories.size(), -1);
      row[category] = 10;
    }
  }
  for (auto& [hash, weights] : rows) parts.rows.push_back({hash, weights});
  return parts;
}

ModelParts small_parts() {
  return parts_of({"delivery", "hygiene", "other", "staff"}, {{"parcel", 0},
                                                              {"courier", 0},
                                                              {"dirty", 1},
                                                              {"cockroach", 1},
                                                              {"hello", 2},
                                                              {"rude", 3},
                                                              {"shouted", 3}});
}
Model small_model() {
  return Model::load(pack_model(small_parts())).value();
}

TEST(Model, does_not_mistake_a_feature_of_another_kind_for_its_own) {
  ModelParts parts = small_parts();
  parts.kinds = kinds_of(FeatureKind::stem);
  const Model stems = Model::load(pack_model(parts)).value();
  // A model of stems knows a word by its beginning, one of all kinds by any part of it.
  EXPECT_EQ(stems.margins(words_of("subcourier")), stems.margins(words_of("qwertz")));
  EXPECT_NE(stems.margins(words_of("couriers")), stems.margins(words_of("qwertz")));
  EXPECT_NE(small_model().margins(words_of("subcourier")),
            small_model().margins(words_of("qwertz")));
}

TEST(Model, kinds_that_do_not_exist_are_refused) {
  for (const int kinds : {0, all_kinds + 1}) {
    ModelParts parts = small_parts();
    parts.kinds = static_cast<FeatureKinds>(kinds);
    const Result<Model> model = Model::load(pack_model(parts));
    ASSERT_FALSE(model.ok()) << kinds;
    EXPECT_EQ(model.error().code, "model.invalid");
  }
}

TEST(Model, a_text_goes_to_the_category_that_its_words_speak_for) {
  const Model model = small_model();
  EXPECT_EQ(model.categorize(words_of("Your courier lost my PARCEL")).ranked.front().category, 0);
  EXPECT_EQ(model.categorize(words_of("a cockroach in a dirty room")).ranked.front().category, 1);
  EXPECT_EQ(model.categorize(words_of("so rude, he shouted")).ranked.front().category, 3);
}

TEST(Model, a_misspelt_word_still_counts) {
  EXPECT_EQ(small_model().categorize(words_of("the couriier")).ranked.front().category, 0);
}

TEST(Model, scores_fall_and_add_up_to_at_most_1000) {
  const Model model = small_model();
  for (const std::string_view text :
       {"", "parcel", "rude courier", "dirty parcel shouted hello", "qwertz", "🙂"}) {
    const Categorization result = model.categorize(words_of(text));
    ASSERT_EQ(result.ranked.size(), 4U);
    int sum = 0;
    std::set<Index> seen;
    for (std::size_t i = 0; i < result.ranked.size(); ++i) {
      const CategoryScore& scored = result.ranked[i];
      EXPECT_GE(scored.score, 0);
      sum += scored.score;
      seen.insert(scored.category);
      if (i == 0) continue;
      const CategoryScore& before = result.ranked[i - 1];
      EXPECT_TRUE(before.score > scored.score ||
                  (before.score == scored.score && before.category < scored.category));
    }
    EXPECT_LE(sum, 1000);
    EXPECT_GT(sum, 1000 - 4);
    EXPECT_EQ(seen.size(), 4U);
  }
}

TEST(Model, the_decision_follows_the_thresholds) {
  ModelParts parts = small_parts();
  const Words words = words_of("parcel");
  const int score = Model::load(pack_model(parts)).value().categorize(words).ranked.front().score;
  const auto decide = [&](int suggest_at, int choose_at) {
    parts.suggest_at = suggest_at;
    parts.choose_at = choose_at;
    return Model::load(pack_model(parts)).value().categorize(words).decision;
  };
  EXPECT_EQ(decide(score, 0), Decision::suggest);
  EXPECT_EQ(decide(score + 1, score), Decision::choose);
  EXPECT_EQ(decide(score + 1, score + 1), Decision::ask);
}

TEST(Model, the_category_other_and_texts_without_any_known_feature_are_asked_about) {
  ModelParts parts = small_parts();
  parts.suggest_at = parts.choose_at = 0;
  const Model model = Model::load(pack_model(parts)).value();
  EXPECT_EQ(model.categorize(words_of("hello hello")).decision, Decision::ask);
  EXPECT_EQ(model.categorize(words_of("")).decision, Decision::ask);
  EXPECT_EQ(model.categorize(words_of("parcel")).decision, Decision::suggest);
}

TEST(Model, a_text_said_many_times_means_the_same) {
  const Model model = small_model();
  std::string often;
  for (int i = 0; i < 40; ++i) often += "rude courier, ";
  EXPECT_EQ(model.margins(words_of("parcel")), model.margins(words_of("parcel Parcel PARCEL")));
  EXPECT_EQ(model.categorize(words_of(often)).ranked.front().category,
            model.categorize(words_of("rude courier, rude courier")).ranked.front().category);
}

WordClasses classes_of(const std::vector<std::pair<std::string, std::uint8_t>>& entries) {
  std::vector<ClassEntry> out;
  for (const auto& [entry, word_class] : entries)
    EXPECT_TRUE(add_class_entry(entry, word_class, out)) << entry;
  return WordClasses(out);
}

// How often features of a kind occur.
std::size_t count_of(std::string_view text, const WordClasses& classes, FeatureKind kind) {
  std::vector<Feature> features;
  extract_features(words_of(text), &classes, features);
  return static_cast<std::size_t>(
      std::count_if(features.begin(), features.end(), [&](auto& one) { return one.kind == kind; }));
}

TEST(WordClasses, words_stems_and_two_words_are_found_in_any_spelling) {
  const WordClasses classes = classes_of({{"супа", 3}, {"достав*", 4}, {"не работ*", 5}});
  EXPECT_EQ(count_of("супа", classes, FeatureKind::word_class), 1U);
  EXPECT_EQ(count_of("SUPA", classes, FeatureKind::word_class), 1U);
  EXPECT_EQ(count_of("супата", classes, FeatureKind::word_class), 0U);
  EXPECT_EQ(count_of("доставката dostavkata", classes, FeatureKind::word_class), 2U);
  EXPECT_EQ(count_of("вече не работи", classes, FeatureKind::word_class), 1U);
  EXPECT_EQ(count_of("работи, не", classes, FeatureKind::word_class), 0U);
}

TEST(WordClasses, an_ordered_pair_is_within_twelve_words) {
  const WordClasses classes = classes_of({{"hair", 1}, {"soup", 2}});
  EXPECT_EQ(count_of("a hair in my soup", classes, FeatureKind::class_pair), 1U);
  EXPECT_EQ(count_of("hair a b c d e f g h i j k l m soup", classes, FeatureKind::class_pair), 0U);
  EXPECT_EQ(count_of("hair and hair", classes, FeatureKind::class_pair), 0U);
}

// A word of 32 KB, each of whose beginnings might open an entry of two words.
TEST(WordClasses, beginnings_of_an_endless_word_are_looked_at_no_farther_than_stems_go) {
  const std::string stem(32, 'a');
  const WordClasses classes = classes_of({{stem + "*", 1}, {"aaa* aaa*", 2}});
  const std::string endless(32'000, 'a');
  EXPECT_EQ(count_of(endless + " " + endless, classes, FeatureKind::word_class), 3U);
  std::vector<ClassEntry> out;
  EXPECT_FALSE(add_class_entry(stem + "a*", 1, out));
}

TEST(WordClasses, what_is_no_entry_is_refused) {
  std::vector<ClassEntry> out;
  for (const char* bad : {"", "*", "ab*", "three small words", " word", "word ", "!"})
    EXPECT_FALSE(add_class_entry(bad, 1, out)) << bad;
  EXPECT_FALSE(add_class_entry("word", most_word_classes, out));
  EXPECT_TRUE(out.empty());
}

TEST(WordClasses, a_model_hears_words_that_it_never_saw_through_their_class) {
  ModelParts parts = small_parts();
  for (const char* pest : {"cockroach", "weevil", "silverfish"})
    ASSERT_TRUE(add_class_entry(pest, 9, parts.classes));
  std::vector<Feature> features;
  extract_features(words_of("weevil"), std::make_unique<WordClasses>(parts.classes).get(),
                   features);
  const std::uint32_t kept = 32U - parts.hash_bits;
  for (const Feature& feature : features) {
    if (feature.kind == FeatureKind::word_class)
      parts.rows.push_back({feature.hash >> kept << kept, {-1, 10, -1, -1}});
  }
  std::sort(parts.rows.begin(), parts.rows.end(),
            [](const auto& a, const auto& b) { return a.hash < b.hash; });
  const Model model = Model::load(pack_model(parts)).value();
  EXPECT_EQ(model.categorize(words_of("a silverfish!")).ranked.front().category, 1);
}

std::vector<Span> evidence_of(const Model& model, const Words& words, Index category) {
  return model.evidence(words, std::array{category}).front();
}

TEST(Model, evidence_lies_on_the_words_that_speak) {
  const Model model = small_model();
  const std::string text =
      "Well, your rude courier shouted at me. And the parcel — PARCEL! — was dirty.";
  const Words words = words_of(text);
  const std::vector<Span> staff = evidence_of(model, words, 3);
  ASSERT_EQ(staff.size(), 2U);
  EXPECT_EQ(text.substr(staff[0].start, staff[0].size()), "rude");
  EXPECT_EQ(text.substr(staff[1].start, staff[1].size()), "shouted");
  EXPECT_TRUE(evidence_of(model, words_of("nothing of that"), 3).empty());
  EXPECT_TRUE(evidence_of(model, words, none).empty());
  EXPECT_TRUE(evidence_of(model, words_of(""), 0).empty());
}

TEST(Model, evidence_is_at_most_three_ascending_spans_on_word_boundaries) {
  const Model model = small_model();
  std::mt19937 random(5);
  const std::vector<std::string> pool = {"parcel", "rude", "dirty",   "cockroach", "the", "щука",
                                         "hello",  "x",    "shouted", "—",         "1"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i)
      text += pool[random() % pool.size()] + (random() % 4 == 0 ? ", " : " ");
    const Words words = words_of(text);
    for (Index category = 0; category < 4; ++category) {
      const std::vector<Span> spans = evidence_of(model, words, category);
      EXPECT_LE(spans.size(), 3U);
      std::uint32_t end = 0;
      for (const Span& span : spans) {
        EXPECT_LT(span.start, span.end);
        EXPECT_GE(span.start, end);
        end = span.end;
        const auto starts = [&](const Word& word) { return word.span.start == span.start; };
        const auto ends = [&](const Word& word) { return word.span.end == span.end; };
        EXPECT_TRUE(std::any_of(words.words.begin(), words.words.end(), starts));
        EXPECT_TRUE(std::any_of(words.words.begin(), words.words.end(), ends));
      }
    }
  }
}

TEST(Model, the_longest_text_is_read) {
  const Model model = small_model();
  std::string text;
  while (text.size() < limits::text_bytes - 8) text += "parcel ";
  EXPECT_EQ(model.categorize(words_of(text)).ranked.front().category, 0);
  EXPECT_EQ(evidence_of(model, words_of(text), 0).size(), 1U);
  EXPECT_EQ(model.categorize(words_of(std::string(limits::text_bytes, 'x'))).ranked.size(), 4U);
}

TEST(Model, the_bytes_need_not_outlive_it) {
  auto bytes = std::make_unique<std::string>(pack_model(small_parts()));
  const Model model = Model::load(*bytes).value();
  bytes.reset();
  EXPECT_EQ(model.categories(), small_parts().categories);
  EXPECT_EQ(model.categorize(words_of("parcel")).ranked.front().category, 0);
}

TEST(Model, changed_or_cut_bytes_are_an_error) {
  const std::string bytes = pack_model(small_parts());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    EXPECT_FALSE(Model::load(bytes.substr(0, i)).ok()) << i;
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 0x41);
    const Result<Model> model = Model::load(changed);
    ASSERT_FALSE(model.ok()) << i;
    EXPECT_EQ(model.error().code, "model.invalid");
  }
  EXPECT_FALSE(Model::load(bytes + "x").ok());
}

// An attacker can mend the checksum: whatever then loads must also score.
TEST(Model, any_bytes_under_a_right_checksum_are_survived) {
  const std::string good = pack_model(small_parts());
  const Words words = words_of("the rude courier shouted about a dirty parcel");
  std::mt19937 random(9);
  for (int i = 0; i < 3'000; ++i) {
    std::string body = good.substr(10);
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes)
      body[random() % body.size()] = static_cast<char>(random());
    if (random() % 3 == 0) body.resize(random() % body.size());
    std::string bytes = good.substr(0, 6);
    put_number(bytes, checksum(body), 4);
    const Result<Model> model = Model::load(bytes + body);
    if (!model) continue;
    const Categorization result = model->categorize(words);
    EXPECT_EQ(result.ranked.size(), model->categories().size());
    for (Index category = 0; category < model->categories().size(); ++category)
      (void)evidence_of(*model, words, category);
  }
}

}  // namespace
}  // namespace redress
