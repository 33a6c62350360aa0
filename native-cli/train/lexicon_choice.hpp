// Which entries of a lexicon are worth their bytes in a model: those that examples meet. What none
// of some thousand lines says is hardly ever said, and in its place there is room for features:
// figures in core/src/categorize/README.md.
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
