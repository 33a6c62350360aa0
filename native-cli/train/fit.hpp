// Models within a budget of bytes: choose features, solve for them, make small integers of the
// weights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "redress/categorize.hpp"
#include "train/examples.hpp"
#include "train/trainer.hpp"

namespace redress::train {

/// The settings that were found best; what else was tried stands in core/src/categorize/README.md.
struct Recipe {
  double cost = 1.0;  ///< Of the solver, for choosing features and for the final weights.
  double positive_cost = 1.0;
  double bias_value = 1.0;
  double rarity_power = 1.0;  ///< A feature's scale is its loudness times its inverse document
                              ///< frequency to this power.
  double step = 1.25;         ///< Of the integer weights, as a share of the weights' root mean
                              ///< square.
  double dead_zone = 0.3;     ///< Weights below this many steps become 0.
  int rounds = 30;
};

/// Below so many bytes a model knows of stems and classes of words alone, and is fitted otherwise:
/// train/compact_fit.hpp.
inline constexpr std::size_t roomy_bytes = 65'536;
/// The kinds of features that a model of so many bytes is made of.
[[nodiscard]] constexpr FeatureKinds kinds_for(std::size_t model_bytes) {
  constexpr FeatureKinds compact = kinds_of(FeatureKind::stem, FeatureKind::word_class);
  return model_bytes < roomy_bytes ? compact : all_kinds & ~kinds_of(FeatureKind::stem);
}

/// A model without its scale and thresholds, and what one unit of its margins is worth in the
/// solver's own.
struct Fitted {
  ModelParts parts;
  double margin_unit = 1;
};

/// Trains on the lines for which `use(line)` holds; one for each of Examples::languages. A packed
/// model takes at most TrainingOptions::model_bytes; where even the categories' names do not fit,
/// or a language has no lines, there are no rows. Worth nothing, perhaps empty, once
/// TrainingOptions::stop is true.
[[nodiscard]] std::vector<Fitted> fit(const Examples& examples,
                                      const std::function<bool(const Example&)>& use,
                                      const TrainingOptions& options, const Recipe& recipe = {});

}  // namespace redress::train
