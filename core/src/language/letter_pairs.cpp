#include "language/letter_pairs.hpp"

#include <algorithm>
#include <string_view>

#include "language/features.hpp"

namespace redress {

namespace {

using language_feature::boundary;

// The boundary of words first; ѝ and ґ, which hardly anybody writes, are letters all the same.
constexpr std::u32string_view letters =
    U" '-abcdefghijklmnopqrstuvwxyzáéíóöúüőűабвгдежзийклмнопрстуфхцчшщъыьэюяёєіїѝґ";
static_assert(letters.front() == boundary);
static_assert(std::all_of(letters.begin(), letters.end(), of_known_alphabet));
constexpr std::size_t letters_end = 0x492;
constexpr std::size_t most_letters = 60;  // 245 features, whose sums have room in 16 bits
static_assert(((most_letters + 1) * 4 + 1) * 128 < 32'768);

// By code point: its position among the letters; 0 for what is none.
constexpr std::array<std::uint8_t, letters_end> positions = [] {
  std::array<std::uint8_t, letters_end> out{};
  for (std::size_t i = 1; i < letters.size(); ++i) out[letters[i]] = static_cast<std::uint8_t>(i);
  return out;
}();

}  // namespace

LetterPairs::LetterPairs(const SparseWeights& weights) : index_(weights.index) {
  for (std::uint32_t row = 0; row < weights.rows(); ++row) {
    Weights& out = rows_.emplace_back();
    std::copy_n(weights.row(row).begin(), known_features, out.values.begin());
    out.values[known_features] = 1;
  }
  for (const char32_t before : letters) {
    for (const char32_t letter : letters) {
      LanguageSums& sums = sums_.emplace_back();
      FeatureHash run(language_feature::letters);
      run.add(letter);
      if (letter != boundary) add_feature(run.value(), sums);
      run.add(before);
      add_feature(run.value(), sums);
      states_.push_back(run.state());
    }
  }
}

void LetterPairs::add_feature(std::uint32_t feature, LanguageSums& sums) const {
  const std::uint32_t row = index_.find(feature);
  if (row == HashIndex::missing) return;
  const Weights& weights = rows_[row];
  for (std::size_t i = 0; i < sums.size(); ++i)
    sums[i] = static_cast<std::int16_t>(sums[i] + weights.values[i]);
}

std::optional<LanguageSums> LetterPairs::sums_of(Utf8Text word) const {
  LanguageSums sums{};
  FeatureHash whole(language_feature::word);
  // The letters before the current one, the newest first.
  std::array<char32_t, 3> before = {boundary, boundary, boundary};
  std::size_t before_position = 0;
  std::size_t at = 0;
  const auto add = [&](char32_t letter, std::size_t position) {
    const std::size_t pair = before_position * letters.size() + position;
    for (std::size_t i = 0; i < sums.size(); ++i)
      sums[i] = static_cast<std::int16_t>(sums[i] + sums_[pair][i]);
    if (at >= 1) {
      FeatureHash run = FeatureHash::of_state(states_[pair]);
      run.add(before[1]);
      add_feature(run.value(), sums);
      if (at >= 2) {
        run.add(before[2]);
        add_feature(run.value(), sums);
      }
    }
    before = {letter, before[0], before[1]};
    before_position = position;
    ++at;
  };
  for (std::size_t byte = 0; byte < word.view().size();) {
    const char32_t letter = next_code_point(word, byte);
    const std::size_t position = letter < letters_end ? positions[letter] : 0;
    if (position == 0 || at == most_letters) return std::nullopt;
    whole.add(letter);
    add(letter, position);
  }
  if (at == 0) return std::nullopt;
  add(boundary, 0);
  add_feature(whole.value(), sums);
  return sums;
}

}  // namespace redress
