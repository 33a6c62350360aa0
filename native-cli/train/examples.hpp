// Example sentences as the solver sees them: numbers in place of words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "redress/base.hpp"
#include "train/trainer.hpp"

namespace redress::train {

/// Leading bits of a feature's hash that training and models keep: few enough to be stored cheaply,
/// enough that a text's unknown features are rarely taken for known ones.
inline constexpr unsigned kept_hash_bits = 22;

struct Example {
  std::vector<std::uint32_t>
      hashes;                  ///< Leading bits of the features' hashes, ascending, each once.
  std::uint16_t category = 0;  ///< Position in Examples::categories.
  std::uint16_t fold = 0;
};

struct Examples {
  std::vector<std::string> categories;  ///< Ascending.
  std::vector<Example> lines;           ///< In the order of the lines.
};

/// Errors as train_model's.
[[nodiscard]] Result<Examples> make_examples(std::span<const TrainingLine> lines, int folds);

/// The fold of each line: writers with the most lines first, each to the fold with the fewest lines
/// so far; where there are fewer writers than folds, every category's lines in turn.
[[nodiscard]] std::vector<std::uint16_t> assign_folds(std::span<const TrainingLine> lines,
                                                      int folds);

}  // namespace redress::train
