// Trains the categorizer: from examples to the bytes of a model, the same bytes on every run and
// machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "redress/base.hpp"

namespace redress::train {

/// One example sentence.
struct TrainingLine {
  std::string text;      ///< Well-formed UTF-8.
  std::string category;  ///< 1-200 characters.
  std::string language;  ///< BCP 47; empty for unknown.
  std::string writer;    ///< Who wrote it: lines of one writer are never on both sides of a
                         ///< cross-validation. Empty for unknown.
};

struct TrainingOptions {
  std::size_t model_bytes = 27'500;  ///< Most that the model of one language may take. Its bytes do
                                     ///< not compress any further.
  std::uint64_t seed = 1;
  int folds = 5;  ///< Of the cross-validation that calibrates scores and thresholds; at least 2.
  unsigned threads =
      0;  ///< 0: as many as the machine has. The result is the same for every number.
};

/// Called from the thread that trains, with how much of the work is done.
using Progress = std::function<void(int done, int of)>;

/// The bytes for redress::Model::load, trained on lines of one language (or on all lines, where the
/// language is of no matter). Errors: `train.empty` no lines; `train.text` a text is no UTF-8 or
/// longer than limits::text_bytes; `train.category` an id is empty or too long, or there are fewer
/// than two or more than limits::categories; `train.budget` the budget does not hold even a few
/// features.
[[nodiscard]] Result<std::string> train_model(std::span<const TrainingLine> lines,
                                              const TrainingOptions& options,
                                              const Progress& progress);

}  // namespace redress::train
