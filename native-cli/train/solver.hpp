// A linear support vector machine, one against the rest, by dual coordinate descent: Hsieh, Chang,
// Lin, Keerthi and Sundararajan, "A dual coordinate descent method for large-scale linear SVM"
// (ICML 2008), L2 loss. Only + - * / and square roots of doubles, in one order, so every machine
// finds the same weights.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace redress::train {

/// The examples as a sparse matrix: line i has value `emphasis × scale[feature] / length` at each
/// of its features.
struct Problem {
  std::size_t features = 0;
  std::size_t categories = 0;
  struct Entry {
    std::uint32_t feature = 0;  ///< Below `features`.
    float emphasis = 1;
  };
  std::vector<std::vector<Entry>> lines;
  std::vector<double> length;           ///< Of each line; 0 for one without features.
  std::vector<std::uint16_t> category;  ///< Of each line.
  std::vector<double> scale;            ///< Of each feature; more than 0.
};

struct SolverOptions {
  double cost = 1;  ///< C: how much an error costs against large weights.
  double positive_cost =
      1;  ///< Times C for lines of the category itself, which are far fewer than the rest.
  double bias_value = 1;    ///< Value of the feature that every line has.
  int rounds = 40;          ///< Most passes over all lines.
  double tolerance = 0.05;  ///< Ends where no gradient is farther than this from its best.
  std::uint64_t seed = 1;
  unsigned threads = 0;
  const std::atomic<bool>* stop = nullptr;  ///< Once it is true, the solution comes soon and is
                                            ///< worth nothing. May be null.
};

/// What to add up for each feature of a line, already times its scale, times its emphasis; the sum
/// is divided by the line's length, then the bias is added.
struct Solution {
  std::size_t categories = 0;
  std::vector<double> weights;  ///< categories a feature.
  std::vector<double> bias;
};
[[nodiscard]] Solution solve(const Problem& problem, const SolverOptions& options);

}  // namespace redress::train
