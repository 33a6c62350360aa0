// The one place where features of a language are made; extract_language_features and detection both
// visit them here. LetterPairs finds the same ones of common words sooner.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "language/feature_hash.hpp"

namespace redress {

namespace language_feature {
inline constexpr std::uint32_t word = 1;
inline constexpr std::uint32_t letters = 2;
inline constexpr char32_t boundary = U' ';
}  // namespace language_feature

/// Calls visit(hash) for every feature of one folded word, given its code points, in a defined
/// order: runs of up to four letters, the word's boundaries among them, as they end; then the
/// whole.
template <class Visitor>
void for_each_language_feature(std::span<const char32_t> word, Visitor&& visit) {
  using language_feature::boundary;
  FeatureHash whole(language_feature::word);
  // The current letter and up to three before it, the newest first.
  std::array<char32_t, 4> recent{};
  std::size_t known = 0;
  for (std::size_t at = 0; at < word.size() + 2; ++at) {
    const bool inside = at > 0 && at <= word.size();
    const char32_t c = inside ? word[at - 1] : boundary;
    if (inside) whole.add(c);
    recent = {c, recent[0], recent[1], recent[2]};
    known = std::min(known + 1, recent.size());
    // The runs that end here, each one letter longer to the left than the one before.
    FeatureHash run(language_feature::letters);
    for (std::size_t i = 0; i < known; ++i) {
      run.add(recent[i]);
      if (i > 0 || c != boundary) visit(run.value());
    }
  }
  visit(whole.value());
}

}  // namespace redress
