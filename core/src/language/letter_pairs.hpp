// Runs of one and two letters are half of a text's language features: those of the known languages'
// letters are looked up once for all texts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "language/sparse_weights.hpp"
#include "redress/language.hpp"

namespace redress {

/// What a word says: sums of weights by known_languages, then for "another language", then how many
/// of its features are known. In numbers of 16 bits, of which the processor adds eight at a time.
using LanguageSums = std::array<std::int16_t, 8>;
inline constexpr std::size_t known_features = known_languages.size() + 1;  ///< Position in them.

/// Letters of the known languages' alphabets, folded: plain Latin, Hungarian, Russian, Ukrainian,
/// and Bulgarian's accented ѝ; and all else of ASCII.
[[nodiscard]] constexpr bool of_known_alphabet(char32_t c) {
  if (c < 0x80 || (c >= 0x430 && c < 0x450)) return true;
  switch (c) {
    case 0xE1:
    case 0xE9:
    case 0xED:
    case 0xF3:
    case 0xF6:
    case 0xFA:
    case 0xFC:
    case 0x151:
    case 0x171:  // á é í ó ö ú ü ő ű
    case 0x451:
    case 0x454:
    case 0x456:
    case 0x457:
    case 0x45D:
    case 0x491:  // ё є і ї ѝ ґ
      return true;
    default:
      return false;
  }
}

/// Immutable. Tells what for_each_language_feature() and the weights tell.
class LetterPairs {
 public:
  /// The weights must outlive it, and have a column for each language and one for another.
  explicit LetterPairs(const SparseWeights& weights);

  /// Nothing where a folded word has something else in it than letters of the known alphabets,
  /// apostrophes and hyphens, or more than 60 of them: then each of its features is to be looked
  /// up. O(letters).
  [[nodiscard]] std::optional<LanguageSums> sums_of(Utf8Text word) const;

 private:
  struct Weights {
    std::array<std::int8_t, 8> values{};  ///< As LanguageSums, of one feature.
  };
  void add_feature(std::uint32_t feature, LanguageSums& sums) const;

  const HashIndex& index_;
  std::vector<Weights> rows_;
  std::vector<LanguageSums> sums_;     ///< By letter before and letter: of the letter and of both.
  std::vector<std::uint32_t> states_;  ///< Of the hash of both, which runs of more begin with.
};

}  // namespace redress
