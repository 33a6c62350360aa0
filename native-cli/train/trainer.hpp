// Trains the categorizer: from examples to the bytes of a model, the same bytes on every run and
// machine.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "redress/base.hpp"
#include "redress/categorize.hpp"

namespace redress::train {

/// One example sentence.
struct TrainingLine {
  std::string text;      ///< Well-formed UTF-8.
  std::string category;  ///< 1-200 characters.
  std::string language;  ///< BCP 47; empty for unknown.
  std::string writer;    ///< Who wrote it: lines of one writer are never on both sides of a
                         ///< cross-validation. Empty for unknown.
};

/// Words of like meaning by language; a class has the same number in all of them.
using Lexicon = std::map<std::string, std::vector<ClassEntry>, std::less<>>;

struct TrainingOptions {
  std::size_t model_bytes = 300'000;  ///< Most that the model of one language may take. Its bytes
                                      ///< do not compress any further.
  const Lexicon* lexicon = nullptr;   ///< Goes into the models, within their bytes; may be null.
  std::uint64_t seed = 1;
  int folds = 5;  ///< Of the cross-validation that calibrates scores and thresholds; at least 2.
  unsigned threads =
      0;  ///< 0: as many as the machine has. The result is the same for every number.
  const std::atomic<bool>* stop = nullptr;  ///< Once it is true, the training ends soon with
                                            ///< `train.stopped`. May be null.
};

/// Called from the thread that trains, with how much of the work is done.
using Progress = std::function<void(int done, int of)>;

struct LanguageModel {
  std::string language;
  std::string model;  ///< For redress::Model::load.
};
/// A model for each language among the lines, ascending. Large models (roomy_bytes) learn from all
/// lines at once, so that words which languages share speak in each of them; the model of a
/// language holds what occurs in its own lines. Small ones learn from their own, and from some
/// of other languages (train/compact_fit.hpp). Memory: about a kilobyte a line of twenty words, at
/// most 1 GB beside the lines themselves, whatever their number. Errors: `train.empty` no
/// lines; `train.text` a text is no UTF-8 or longer than limits::text_bytes; `train.category` an id
/// is empty or too long, or there are fewer than two or more than limits::categories;
/// `train.budget` the budget does not hold even a few features; `train.stopped`.
[[nodiscard]] Result<std::vector<LanguageModel>> train_models(std::span<const TrainingLine> lines,
                                                              const TrainingOptions& options,
                                                              const Progress& progress);

}  // namespace redress::train
