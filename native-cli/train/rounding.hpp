// Small integers in place of a solution's weights.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <span>
#include <vector>

namespace redress::train {

inline constexpr int largest_whole = 127;

/// The nearest integer, at most largest_whole either way; 0 for what is smaller than `dead_zone`.
/// Without a branch, so that the processor rounds many at a time.
template <std::floating_point Number>
[[nodiscard]] int whole(Number value, Number dead_zone) {
  const Number size = value < 0 ? -value : value;
  const int rounded =
      std::max(1, static_cast<int>(std::min(size + Number{0.5}, Number{largest_whole})));
  const int either = value < 0 ? -rounded : rounded;
  return size < dead_zone ? 0 : either;
}

/// The median of a feature's weights over the categories. What is taken from all of them alike
/// changes no rank and no score, and makes most of them small.
[[nodiscard]] double middle_of(std::span<const double> weights);

/// The weights less their middle in whole steps, at most 127 either way; 0 for those of fewer steps
/// than `dead_zone`.
[[nodiscard]] std::vector<std::int8_t> whole_row(std::span<const double> weights, double step,
                                                 double dead_zone);

}  // namespace redress::train
