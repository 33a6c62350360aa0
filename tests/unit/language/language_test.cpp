#include "redress/language.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "language/range_coder.hpp"
#include "language/softmax.hpp"
#include "language/sparse_weights.hpp"

namespace redress {
namespace {

Words words_of(std::string_view text) {
  return split_words(Utf8Text::from(text).value());
}

// Tables in which every feature of a word speaks for one language.
std::string tables_of(const std::vector<std::pair<std::string, std::size_t>>& examples) {
  std::map<std::uint32_t, std::array<std::int8_t, LanguageTableParts::columns>> rows;
  LanguageTableParts parts;
  parts.unit = 8;
  for (const auto& [word, language] : examples) {
    std::vector<std::uint32_t> features;
    extract_language_features(word, features);
    for (const std::uint32_t feature : features) {
      rows[feature >> (32 - parts.hash_bits) << (32 - parts.hash_bits)][language] = 8;
    }
  }
  for (const auto& [hash, weights] : rows) parts.rows.push_back({hash, weights});
  return pack_language_tables(parts);
}

class Languages : public testing::Test {
 protected:
  std::string bytes_ = tables_of({{"parcel", 0},
                                  {"посылка", 1},
                                  {"пратката", 2},
                                  {"csomag", 3},
                                  {"посилка", 4},
                                  {"paczka", 5}});
  LanguageTables tables_ = LanguageTables::load(bytes_).value();
};

TEST_F(Languages, a_single_known_word_is_told) {
  EXPECT_EQ(detect(words_of("PARCEL"), tables_).tag, "en");
  EXPECT_EQ(detect(words_of("посылка"), tables_).tag, "ru");
  EXPECT_EQ(detect(words_of("Пратката"), tables_).tag, "bg");
  EXPECT_EQ(detect(words_of("csomag!"), tables_).tag, "hu");
  EXPECT_EQ(detect(words_of("посилка"), tables_).tag, "uk");
}

TEST_F(Languages, another_language_is_und_with_the_confidence_that_it_is_another) {
  const LanguageGuess guess = detect(words_of("paczka"), tables_);
  EXPECT_EQ(guess.tag, "und");
  EXPECT_GT(guess.confidence, 900);
}

TEST_F(Languages, text_without_letters_is_und_with_confidence_0) {
  for (const std::string_view text : {"", "   ", "12345", "!?… 24-7", "😀😀"}) {
    EXPECT_EQ(detect(words_of(text), tables_), LanguageGuess{}) << text;
  }
}

TEST_F(Languages, letters_of_no_known_alphabet_speak_for_another_language) {
  for (const std::string_view text : {"Ελλάδα", "שלום", "日本語", "љубав", "воўк", "ұқ", "żółć"}) {
    EXPECT_EQ(detect(words_of(text), tables_).tag, "und") << text;
  }
}

TEST_F(Languages, without_tables_nothing_is_told) {
  EXPECT_EQ(detect(words_of("parcel"), LanguageTables{}), LanguageGuess{});
  EXPECT_TRUE(LanguageTables{}.empty());
  EXPECT_FALSE(tables_.empty());
}

TEST_F(Languages, confidence_lies_between_0_and_1000_for_long_texts_too) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "посылка parcel ";
  const LanguageGuess guess = detect(words_of(text), tables_);
  EXPECT_GE(guess.confidence, 0);
  EXPECT_LE(guess.confidence, 1000);
}

TEST_F(Languages, the_likeliest_is_chosen_among_the_offered_alone) {
  const LanguageGuess guess = detect(words_of("посылка"), tables_);
  const std::vector<std::string> offered = {"en", "bg", "uk"};
  EXPECT_EQ(likeliest(guess, offered, "en"), "uk");  // shares letters with the Ukrainian word
  EXPECT_EQ(likeliest(guess, std::vector<std::string>{"hu"}, "hu"), "hu");
}

TEST_F(Languages, the_page_decides_where_nothing_speaks_for_any) {
  const std::vector<std::string> offered = {"en", "ru", "hu"};
  EXPECT_EQ(likeliest(LanguageGuess{}, offered, "ru"), "ru");
  EXPECT_EQ(likeliest(detect(words_of("日本語"), tables_), offered, "hu"), "hu");
  EXPECT_EQ(likeliest(LanguageGuess{}, offered, "bg"), "en");
  EXPECT_EQ(likeliest(LanguageGuess{}, {}, "bg"), "");
}

TEST(Likeliest, the_page_decides_between_two_as_likely) {
  LanguageGuess guess;
  guess.evidence = {5, 9, 9, 1, 0};
  const std::vector<std::string> offered = {"en", "ru", "bg"};
  EXPECT_EQ(likeliest(guess, offered, "bg"), "bg");
  EXPECT_EQ(likeliest(guess, offered, "ru"), "ru");
  EXPECT_EQ(likeliest(guess, offered, "en"), "ru");
}

TEST(Likeliest, a_language_that_is_not_known_is_chosen_as_the_pages_alone) {
  const std::vector<std::string> offered = {"de", "fr"};
  EXPECT_EQ(likeliest(LanguageGuess{}, offered, "fr"), "fr");
  EXPECT_EQ(likeliest(LanguageGuess{}, offered, "en"), "de");
}

TEST(LanguageTables, changed_or_cut_bytes_are_an_error) {
  const std::string bytes = tables_of({{"parcel", 0}, {"csomag", 3}});
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    EXPECT_FALSE(LanguageTables::load(bytes.substr(0, i)).ok()) << i;
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    const Result<LanguageTables> tables = LanguageTables::load(changed);
    ASSERT_FALSE(tables.ok()) << i;
    EXPECT_EQ(tables.error().code, "bundle.language_tables");
  }
}

SparseWeights random_weights(std::mt19937& random, unsigned hash_bits, std::size_t columns,
                             std::size_t rows) {
  SparseWeights table;
  table.index.bits = hash_bits;
  table.columns = columns;
  std::vector<std::uint32_t> hashes;
  for (std::size_t i = 0; i < rows; ++i)
    hashes.push_back(static_cast<std::uint32_t>(random()) >> (32 - hash_bits));
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  table.index.hashes = std::move(hashes);
  std::vector<std::int8_t> weights;
  for (std::size_t i = 0; i < table.rows() * columns; ++i) {
    const int value = static_cast<int>(random() % 255) - 127;
    weights.push_back(static_cast<std::int8_t>(random() % 3 == 0 ? value : 0));
  }
  table.weights = std::move(weights);
  return table;
}

TEST(SparseWeights, what_is_packed_is_unpacked_and_found) {
  std::mt19937 random(7);
  for (const unsigned hash_bits : {8U, 13U, 22U, 30U}) {
    for (const std::size_t rows : {0U, 1U, 2U, 200U, 3000U}) {
      const SparseWeights table = random_weights(random, hash_bits, 1 + random() % 40, rows);
      const std::optional<SparseWeights> back = unpack_weights(pack_weights(table));
      ASSERT_TRUE(back) << hash_bits << ' ' << rows;
      EXPECT_EQ(back->index.hashes, table.index.hashes);
      EXPECT_EQ(back->weights, table.weights);
      for (std::uint32_t row = 0; row < table.rows(); ++row) {
        EXPECT_EQ(back->index.find(table.index.hashes[row] << (32 - hash_bits)), row);
      }
      for (int i = 0; i < 200; ++i) {
        const auto hash = static_cast<std::uint32_t>(random());
        const bool there = std::binary_search(table.index.hashes.begin(), table.index.hashes.end(),
                                              hash >> (32 - hash_bits));
        EXPECT_EQ(back->index.find(hash) != HashIndex::missing, there);
      }
    }
  }
}

TEST(SparseWeights, the_largest_hash_and_the_largest_weights_survive) {
  SparseWeights table;
  table.index.bits = 30;
  table.columns = 2;
  table.index.hashes = std::vector<std::uint32_t>{0, (1U << 30) - 1};
  table.weights = std::vector<std::int8_t>{127, -127, -1, 1};
  const std::optional<SparseWeights> back = unpack_weights(pack_weights(table));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->index.hashes, table.index.hashes);
  EXPECT_EQ(back->weights, table.weights);
}

TEST(SparseWeights, rows_of_whole_eights_among_finer_ones_take_no_more_than_their_eighths) {
  std::mt19937 random(5);
  SparseWeights fine = random_weights(random, 20, 19, 500);
  std::vector<std::int8_t> weights(fine.weights.begin(), fine.weights.end());
  for (std::int8_t& weight : weights) weight = static_cast<std::int8_t>(weight / 16);
  fine.weights = weights;
  SparseWeights coarse = fine;
  const auto from = weights.begin() + static_cast<std::ptrdiff_t>(weights.size() / 2);
  std::transform(from, weights.end(), from,
                 [](std::int8_t weight) { return static_cast<std::int8_t>(weight * 8); });
  coarse.weights = weights;
  const std::string bytes = pack_weights(coarse);
  const std::optional<SparseWeights> back = unpack_weights(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->weights, coarse.weights);
  // What it takes to say of each row which it is, and to learn two sorts of them: a tenth.
  EXPECT_LT(bytes.size(), pack_weights(fine).size() * 11 / 10);
}

TEST(SparseWeights, any_bytes_are_survived) {
  std::mt19937 random(11);
  const std::string good = pack_weights(random_weights(random, 20, 19, 500));
  for (int i = 0; i < 3'000; ++i) {
    std::string bytes = good;
    for (std::size_t changes = 1 + random() % 4; changes > 0; --changes) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    if (random() % 2 == 0) bytes.resize(random() % bytes.size());
    const std::optional<SparseWeights> table = unpack_weights(bytes);
    if (!table) continue;
    EXPECT_TRUE(std::is_sorted(table->index.hashes.begin(), table->index.hashes.end()));
    EXPECT_EQ(table->weights.size(), table->rows() * table->columns);
    (void)table->index.find(static_cast<std::uint32_t>(random()));
  }
}

TEST(SparseWeights, a_claim_of_more_rows_than_bytes_can_hold_costs_no_memory) {
  std::string bytes;
  put_number(bytes, 30, 1);
  put_number(bytes, 500, 2);
  put_number(bytes, 0xFFFFFFFF, 4);
  EXPECT_FALSE(unpack_weights(bytes + std::string(100, '\0')));
}

TEST(RangeCoder, carries_run_through_any_number_of_full_bytes) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<bool> bits;
    const std::size_t bias = random() % 100;
    for (int i = 0; i < 3'000; ++i) bits.push_back(random() % 100 < bias);
    RangeEncoder encoder;
    BitModel writing;
    for (const bool bit : bits) {
      encoder.put(writing, bit);
      encoder.put_plain(bit ? 0xFFFF : 0, 16);
    }
    const std::string bytes = encoder.finish();
    RangeDecoder decoder(bytes);
    BitModel reading;
    for (const bool bit : bits) {
      ASSERT_EQ(decoder.get(reading), bit);
      ASSERT_EQ(decoder.get_plain(16), bit ? 0xFFFFU : 0U);
    }
    EXPECT_FALSE(decoder.overran());
  }
}

TEST(Exp2Negative, falls_without_a_step_up_and_halves_every_256) {
  EXPECT_EQ(exp2_negative(0), 1U << 30);
  EXPECT_EQ(exp2_negative(256), 1U << 29);
  EXPECT_EQ(exp2_negative(31 * 256), 0U);
  EXPECT_EQ(exp2_negative(~std::uint64_t{0}), 0U);
  for (std::uint64_t i = 1; i < 32 * 256; ++i)
    EXPECT_LE(exp2_negative(i), exp2_negative(i - 1)) << i;
}

}  // namespace
}  // namespace redress
