// The one place where features are made; extract_features, scoring and evidence all visit them
// here.
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>

#include "categorize/skeleton.hpp"
#include "categorize/word_classes.hpp"
#include "language/feature_hash.hpp"
#include "redress/categorize.hpp"

namespace redress {

namespace feature_salt {
inline constexpr std::uint32_t word = 11;
inline constexpr std::uint32_t pair = 12;
inline constexpr std::uint32_t letters = 13;
inline constexpr std::uint32_t near = 14;
inline constexpr std::uint32_t word_class = 15;
inline constexpr std::uint32_t class_pair = 16;
inline constexpr std::uint32_t stem = 17;
}  // namespace feature_salt
inline constexpr std::size_t shortest_run = 3;
inline constexpr std::size_t longest_run = 5;
inline constexpr std::size_t longest_stem = 5;
inline constexpr std::size_t farthest_near = 5;
inline constexpr std::size_t farthest_class = 12;

/// Features of the classes of words, from one word to the next.
class ClassFeatures {
 public:
  ClassFeatures(const ClassTable& classes, FeatureKinds kinds)
      : reader_(classes), pairs_(has(kinds, FeatureKind::class_pair)) {}

  template <class Visitor>
  void next(std::string_view skeleton, std::uint16_t before, std::uint16_t position,
            Visitor& visit) {
    for (const ClassTable::Reader::Hit hit : reader_.next(skeleton)) {
      const std::uint16_t first = hit.with_before ? before : position;
      visit(Feature{class_hash(hit.word_class), first, position, FeatureKind::word_class});
      if (!pairs_) continue;
      for (std::size_t i = 0; i < recent_count_; ++i) {
        const Recent& earlier = recent_[i];
        if (earlier.position >= first || earlier.position + farthest_class < first ||
            earlier.word_class == hit.word_class)
          continue;
        FeatureHash hash(feature_salt::class_pair);
        hash.add(earlier.word_class);
        hash.add(hit.word_class);
        visit(Feature{hash.value(), earlier.position, position, FeatureKind::class_pair});
      }
      recent_[newest_] = {first, hit.word_class};
      newest_ = (newest_ + 1) % recent_.size();
      recent_count_ = std::min(recent_count_ + 1, recent_.size());
    }
  }

 private:
  static std::uint32_t class_hash(std::uint8_t word_class) {
    FeatureHash hash(feature_salt::word_class);
    hash.add(word_class);
    return hash.value();
  }

  struct Recent {
    std::uint16_t position = 0;
    std::uint8_t word_class = 0;
  };
  ClassTable::Reader reader_;
  bool pairs_ = false;
  std::array<Recent, 32> recent_{};
  std::size_t newest_ = 0;
  std::size_t recent_count_ = 0;
};

/// Calls visit(Feature) for every feature, in the defined order. Nothing is kept but the words at
/// hand, so memory does not grow with the text. `classes` may be null. Features of other kinds than
/// `kinds` are not made; pairs of words only where words are, of classes only where classes are.
template <class Visitor>
void for_each_feature(const Words& words, const ClassTable* classes, FeatureKinds kinds,
                      Visitor&& visit) {
  constexpr std::size_t most_words = std::numeric_limits<std::uint16_t>::max();
  const std::size_t count = std::min(words.words.size(), most_words);
  const Result<Utf8Text> folded = Utf8Text::from(words.folded);
  if (!folded) return;
  std::optional<ClassFeatures> meanings;
  if (classes != nullptr && has(kinds, FeatureKind::word_class)) meanings.emplace(*classes, kinds);
  struct Whole {
    std::uint32_t hash = 0;
    std::uint16_t position = 0;
  };
  std::array<Whole, farthest_near> before{};  // the newest last
  std::size_t known = 0;
  std::string marked;  // the word's skeleton between its boundaries
  for (std::size_t i = 0; i < count; ++i) {
    marked.assign(1, ' ');
    append_skeleton(folded->sub(words.words[i].folded), marked);
    marked.push_back(' ');
    if (marked.size() == 2) continue;
    const auto position = static_cast<std::uint16_t>(i);

    if (has(kinds, FeatureKind::stem)) {
      FeatureHash stem(feature_salt::stem);
      const std::size_t end = std::min(marked.size() - 1, 1 + longest_stem);
      for (std::size_t at = 1; at < end; ++at) stem.add(static_cast<unsigned char>(marked[at]));
      visit(Feature{stem.value(), position, position, FeatureKind::stem});
    }
    const std::uint16_t previous = known > 0 ? before.back().position : position;
    FeatureHash whole(feature_salt::word);
    if (has(kinds, FeatureKind::word)) {
      for (const char c : marked) whole.add(static_cast<unsigned char>(c));
      visit(Feature{whole.value(), position, position, FeatureKind::word});
      for (std::size_t back = 1; back <= known; ++back) {
        const FeatureKind kind = back == 1 ? FeatureKind::pair : FeatureKind::near;
        if (!has(kinds, kind)) continue;
        const Whole& other = before[farthest_near - back];
        FeatureHash both(back == 1 ? feature_salt::pair : feature_salt::near);
        both.add(other.hash);
        both.add(whole.value());
        visit(Feature{both.value(), other.position, position, kind});
      }
    }
    std::rotate(before.begin(), before.begin() + 1, before.end());
    before.back() = {whole.value(), position};
    known = std::min(known + 1, farthest_near);

    for (std::size_t start = 0;
         has(kinds, FeatureKind::letters) && start + shortest_run <= marked.size(); ++start) {
      const std::size_t end = std::min(start + longest_run, marked.size());
      FeatureHash run(feature_salt::letters);
      std::size_t at = start;
      while (at < start + shortest_run - 1) run.add(static_cast<unsigned char>(marked[at++]));
      while (at < end) {
        run.add(static_cast<unsigned char>(marked[at++]));
        visit(Feature{run.value(), position, position, FeatureKind::letters});
      }
    }
    if (meanings)
      meanings->next(std::string_view(marked).substr(1, marked.size() - 2), previous, position,
                     visit);
  }
}

}  // namespace redress
