// Which entries of a lexicon a model is worth its bytes with: those that examples meet. What none
// of some thousand lines says is hardly ever said, and without it a model of a page's budget has
// room for half as many features again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "train/trainer.hpp"

namespace redress::train {

class LexiconChoice {
 public:
  /// `folds` says of each line which it belongs to. Lines of a language that the lexicon does not
  /// have are passed over.
  LexiconChoice(std::span<const TrainingLine> lines, const std::vector<std::uint16_t>& folds,
                const Lexicon& lexicon, unsigned threads);

  /// The entries that a line of another fold meets (a fold that is none: any line); of a language
  /// with few lines all, since those say little of what others will write.
  [[nodiscard]] Lexicon without(int fold) const;

 private:
  struct Own {
    std::string language;
    std::vector<ClassEntry> entries;
    std::vector<std::vector<std::uint32_t>> lines_with;  // fold, entry
    std::size_t lines = 0;
  };
  std::vector<Own> languages_;
};

}  // namespace redress::train
