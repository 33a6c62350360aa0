// Small integers in place of a solution's weights.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "train/examples.hpp"

namespace redress::train {

/// The median of a feature's weights over the categories. What is taken from all of them alike
/// changes no rank and no score, and makes most of them small.
[[nodiscard]] double middle_of(std::span<const double> weights);

/// The weights less their middle in whole steps, at most 127 either way; 0 for those of fewer steps
/// than `dead_zone`.
[[nodiscard]] std::vector<std::int8_t> whole_row(std::span<const double> weights, double step,
                                                 double dead_zone);

/// Whether a feature is rounded in this round: two fifths of them are, another part each round.
[[nodiscard]] bool is_turn(FeatureKey key, int round);

}  // namespace redress::train
