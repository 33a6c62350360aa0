// How good a categorizer is: what `redress evaluate` measures.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "redress/base.hpp"
#include "redress/categorize.hpp"
#include "redress/text.hpp"
#include "train/trainer.hpp"

namespace redress::train {

/// What was predicted for one line. `ranked` as in redress::Categorization, with ids in place of
/// positions.
struct Prediction {
  struct Choice {
    std::string category;
    int score = 0;  ///< 0-1000.
  };
  std::string expected;
  std::vector<Choice> ranked;
  Decision decision = Decision::ask;
  std::vector<Span> evidence;  ///< For the first choice, where it is wrong.
};

/// What the model says of one text.
[[nodiscard]] Prediction predict(const Model& model, const Words& words, std::string expected);

/// Fractions are 0-1; those of nothing are 0.
struct Measurement {
  struct Category {
    std::string id;
    std::size_t lines = 0;      ///< That are of it.
    std::size_t predicted = 0;  ///< That were taken for it.
    std::size_t right = 0;
    double precision = 0;
    double recall = 0;
    double f1 = 0;
  };
  struct Confusion {
    std::string expected;
    std::string predicted;
    std::size_t lines = 0;
  };
  /// Lines whose first score lies in [100 × position, 100 × position + 100), 1000 in the last.
  struct Bin {
    std::size_t lines = 0;
    double mean_score = 0;  ///< 0-1.
    double accuracy = 0;
  };

  /// What the page would have done. `right`: of `suggest` the first was right; of `choose` one of
  /// the first three was; of `ask` the text was of the category `other`.
  struct Decided {
    std::size_t lines = 0;
    std::size_t right = 0;
  };

  std::size_t lines = 0;
  double accuracy = 0;
  double macro_f1 = 0;  ///< Over the categories that have lines.
  double top_3 = 0;
  std::vector<Category> categories;   ///< Ascending by id; expected or predicted at least once.
  std::vector<Confusion> confusions;  ///< Without the right ones; most lines first, then by ids.
  std::array<Decided, decision_ids.size()> decisions{};
  std::array<Bin, 10> calibration{};
  double calibration_error =
      0;                      ///< Mean of |mean score - accuracy| over the bins, weighted by lines.
  double coverage_at_90 = 0;  ///< Largest share of lines, best scores first, of which at least 90 %
                              ///< are right; equal scores go together.
  int threshold_at_90 = 1001;  ///< Least first score among them; 1001 where there are none.
};
[[nodiscard]] Measurement measure(std::span<const Prediction> predictions);

/// One prediction a line, each from a model that never saw it: lines of one writer stay together
/// where there are as many writers as folds. Lines are tested with the model of their own
/// language. Errors as train_models', and `train.folds` where `folds` is less than two or more than
/// the lines of a language.
[[nodiscard]] Result<std::vector<Prediction>> cross_validate(std::span<const TrainingLine> lines,
                                                             int folds,
                                                             const TrainingOptions& options,
                                                             const Progress& progress);

}  // namespace redress::train
