// Example sentences as the solver sees them: numbers in place of words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "redress/base.hpp"
#include "redress/categorize.hpp"
#include "train/trainer.hpp"

namespace redress::train {

/// Leading bits of a feature's hash that training and models keep: few enough to be stored cheaply,
/// enough that a text's unknown features are rarely taken for known ones.
inline constexpr unsigned kept_hash_bits = 22;

/// A feature as training knows it: the leading bits of its hash, then its kind.
using FeatureKey = std::uint32_t;
inline constexpr unsigned kind_bits = 3;
constexpr FeatureKey feature_key(const Feature& feature) {
  return feature.hash >> (32 - kept_hash_bits) << kind_bits |
         static_cast<std::uint32_t>(feature.kind);
}
constexpr std::uint32_t hash_of(FeatureKey key) {
  return key >> kind_bits << (32 - kept_hash_bits);
}
constexpr FeatureKind kind_of(FeatureKey key) {
  return static_cast<FeatureKind>(key & ((1U << kind_bits) - 1));
}

struct Example {
  std::vector<FeatureKey> features;  ///< Ascending, each hash once.
  std::vector<std::uint8_t> counts;  ///< How often each occurs, up to most_counted.
  std::uint16_t category = 0;        ///< Position in Examples::categories.
  std::uint16_t language = 0;        ///< Position in Examples::languages.
  std::uint16_t fold = 0;
};

struct Examples {
  std::vector<std::string> categories;  ///< Ascending.
  std::vector<std::string> languages;   ///< Ascending.
  std::vector<Example> lines;           ///< In the order of the lines.
};

/// Features that occur in one line alone are left out, except where there are few lines; where
/// there are very many lines, rare ones, so that memory stays bounded. Errors as train_models'.
[[nodiscard]] Result<Examples> make_examples(std::span<const TrainingLine> lines,
                                             const TrainingOptions& options);

/// The fold of each line: writers with the most lines first, each to the fold with the fewest lines
/// so far; where there are fewer writers than folds, every category's lines in turn. Languages are
/// assigned one by one.
[[nodiscard]] std::vector<std::uint16_t> assign_folds(std::span<const TrainingLine> lines,
                                                      int folds);

}  // namespace redress::train
