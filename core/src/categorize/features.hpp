// The one place where features are made; extract_features, scoring and evidence all visit them
// here.
#pragma once

#include <algorithm>
#include <limits>
#include <string>

#include "categorize/skeleton.hpp"
#include "language/feature_hash.hpp"
#include "redress/categorize.hpp"

namespace redress {

namespace feature_kind {
inline constexpr std::uint32_t word = 11;
inline constexpr std::uint32_t pair = 12;
inline constexpr std::uint32_t letters = 13;
}  // namespace feature_kind
inline constexpr std::size_t shortest_run = 3;
inline constexpr std::size_t longest_run = 5;

/// Calls visit(Feature) for every feature, in the defined order. Nothing is kept but the word at
/// hand, so memory does not grow with the text.
template <class Visitor>
void for_each_feature(const Words& words, Visitor&& visit) {
  constexpr std::size_t most_words = std::numeric_limits<std::uint16_t>::max();
  const std::size_t count = std::min(words.words.size(), most_words);
  std::string marked;  // the word's skeleton between its boundaries
  std::uint32_t before = 0;
  std::size_t before_index = 0;
  bool has_before = false;
  for (std::size_t i = 0; i < count; ++i) {
    marked.assign(1, ' ');
    append_skeleton(words.folded_of(words.words[i]), marked);
    marked.push_back(' ');
    if (marked.size() == 2) continue;
    const auto position = static_cast<std::uint16_t>(i);

    FeatureHash whole(feature_kind::word);
    for (const char c : marked) whole.add(static_cast<unsigned char>(c));
    visit(Feature{whole.value(), position, position});
    if (has_before) {
      FeatureHash pair(feature_kind::pair);
      pair.add(before);
      pair.add(whole.value());
      visit(Feature{pair.value(), static_cast<std::uint16_t>(before_index), position});
    }
    before = whole.value();
    before_index = i;
    has_before = true;

    for (std::size_t start = 0; start + shortest_run <= marked.size(); ++start) {
      const std::size_t end = std::min(start + longest_run, marked.size());
      FeatureHash run(feature_kind::letters);
      for (std::size_t at = start; at < end; ++at) {
        run.add(static_cast<unsigned char>(marked[at]));
        if (at + 1 >= start + shortest_run) visit(Feature{run.value(), position, position});
      }
    }
  }
}

}  // namespace redress
