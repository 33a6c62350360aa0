// What was measured as a page to look at.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "train/evaluate.hpp"

namespace redress {

/// One HTML file that needs no other: figures, the confusion matrix as a picture (beyond 40
/// categories only those that are confused most), how far scores can be trusted, and the 50
/// mistakes that the model was surest of, with the words that led to them. `predictions` are those
/// of `lines`.
[[nodiscard]] std::string measurement_page(const train::Measurement& measured,
                                           std::span<const train::TrainingLine> lines,
                                           std::span<const train::Prediction> predictions);

}  // namespace redress
