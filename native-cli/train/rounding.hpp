// Small integers in place of a solution's weights.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace redress::train {

inline constexpr int largest_whole = 127;

/// The nearest integer, at most largest_whole either way; 0 for what is smaller than `dead_zone`.
[[nodiscard]] inline int whole(double value, double dead_zone) {
  const double size = value < 0 ? -value : value;
  if (size < dead_zone) return 0;
  const int rounded =
      std::max(1, static_cast<int>(std::min(size + 0.5, static_cast<double>(largest_whole))));
  return value < 0 ? -rounded : rounded;
}

/// The median of a feature's weights over the categories. What is taken from all of them alike
/// changes no rank and no score, and makes most of them small.
[[nodiscard]] double middle_of(std::span<const double> weights);

/// The weights less their middle in whole steps, at most 127 either way; 0 for those of fewer steps
/// than `dead_zone`.
[[nodiscard]] std::vector<std::int8_t> whole_row(std::span<const double> weights, double step,
                                                 double dead_zone);

}  // namespace redress::train
