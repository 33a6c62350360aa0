// What was measured, for machines and for people.
#pragma once

#include <string>

#include "train/evaluate.hpp"

namespace redress {

/// `{lines, accuracy, macro_f1, top_3, coverage_at_90, threshold_at_90, calibration_error,
/// decisions, categories, confusion, calibration}` and a newline.
[[nodiscard]] std::string measurement_json(const train::Measurement& measured);
[[nodiscard]] std::string measurement_text(const train::Measurement& measured);

}  // namespace redress
