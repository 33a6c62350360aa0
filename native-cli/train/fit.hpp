// One model within a budget of bytes: choose features, solve for them, make small integers of the
// weights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "redress/categorize.hpp"
#include "train/examples.hpp"

namespace redress::train {

/// The settings that were found best; what else was tried stands in core/src/categorize/README.md.
struct Recipe {
  std::size_t least_lines = 2;  ///< A feature must occur in so many lines.
  double cost = 0.1;            ///< Of the solver, for choosing features and for the final weights.
  double positive_cost = 1.0;
  double bias_value = 2.0;
  double rarity_power =
      0.5;                 ///< A feature's scale is its inverse document frequency to this power.
  double step = 1.5;       ///< Of the integer weights, as a share of the weights' root mean square.
  double dead_zone = 0.6;  ///< Weights below this many steps become 0.
  int rounds = 30;
  double keep_share =
      0.5;  ///< Of the features, in each of the rounds in which the least important are left out.
};

struct FitOptions {
  Recipe recipe;
  std::size_t model_bytes = 0;
  std::uint64_t seed = 1;
  unsigned threads = 0;
};

/// A model without its scale and thresholds, and what one unit of its margins is worth in the
/// solver's own.
struct Fitted {
  ModelParts parts;
  double margin_unit = 1;
};

/// Trains on the lines for which `use(line)` holds. The packed model takes at most model_bytes;
/// where even the categories' names do not fit, there are no rows.
[[nodiscard]] Fitted fit(const Examples& examples, const std::function<bool(const Example&)>& use,
                         const FitOptions& options);

}  // namespace redress::train
