// Softmax regression whose weights are rounded while they are learned, so that they make up for it:
// gradients are taken at the rounded weights and applied to the exact ones (the "straight-through
// estimator" of Bengio et al., 2013). Adam (Kingma and Ba, 2015) moves them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "train/random.hpp"

namespace redress::train {

/// Lines of features.
struct SparseLines {
  struct Entry {
    std::uint32_t row = 0;
    float times = 1;  ///< How often, softened, over the line's length.
  };
  struct Line {
    std::size_t begin = 0;  ///< Of its entries; lines may have some in common.
    std::size_t end = 0;
    std::uint16_t category = 0;
    float weight = 1;  ///< 1 on average.
  };
  std::vector<Entry> entries;
  std::vector<Line> lines;
};

/// The settings that were found best for the categorizer: core/src/categorize/README.md.
struct DescentSettings {
  double rate = 0.1;
  double decay = 1e-4;         ///< Of a weight over its row's scale: its square's part in the loss.
  double sparseness = 1e-5;    ///< The same of its size.
  double averaging = 0.05;     ///< What a step counts in the average over the last ones.
  double dead_zone = 0.7;      ///< Weights below this many steps become 0.
  std::uint8_t left_out = 64;  ///< Of 256 features of a line, anew in each step, so that no single
                               ///< word decides.
  std::uint64_t seed = 1;
};

class RoundedDescent {
 public:
  /// `scale` of each row: how far a step moves its weights.
  RoundedDescent(std::size_t categories, std::vector<float> scale, const DescentSettings& settings);

  /// One step on lines [from, from + count) of all, wrapping around; `progress` in [0, 1] of all
  /// steps lowers the rate.
  void step(const SparseLines& text, std::size_t from, std::size_t count, double progress);
  /// Leaves only the rows for which `kept` is not 0.
  void keep(const std::vector<std::uint8_t>& kept);
  /// From now on the weights are multiples of this, or of each row's share of it; 0 for exact ones.
  void round_to(float unit) { unit_ = unit; }
  /// Of each row; 1 before this is called.
  void share_unit(std::vector<float> shares) { shares_ = std::move(shares); }
  /// From now on the average over the steps counts.
  void average() { averaging_ = true; }
  /// The average takes the weights' place.
  void settle();

  [[nodiscard]] std::size_t rows() const { return scale_.size(); }
  [[nodiscard]] bool kept(std::size_t row) const { return scale_[row] != 0; }
  [[nodiscard]] float weight(std::size_t row, std::size_t category) const {
    return exact_[row * stride_ + category] * scale_[row];
  }
  [[nodiscard]] float bias(std::size_t category) const { return bias_.value[category]; }
  [[nodiscard]] float largest_weight() const;
  /// The rows that make the greatest difference first: the spread of their weights, in as many
  /// places as they occur in.
  [[nodiscard]] std::vector<std::uint32_t> in_order(
      const std::vector<std::uint32_t>& occurrences) const;

 private:
  struct Moments {
    std::vector<float> first;
    std::vector<float> second;
  };
  struct Bias {
    std::vector<float> value;
    std::vector<float> mean;
    Moments moments;
  };
  void round_weights();
  void add_gradient(const SparseLines& text, const SparseLines::Line& line, float share);
  void move(double progress);

  std::size_t categories_;
  // Of a row of weights: whole groups of numbers that the processor takes at once. What stands
  // behind the categories is and stays 0.
  std::size_t stride_;
  DescentSettings settings_;
  Random random_;
  std::vector<float> scale_;
  std::vector<float> exact_;  // over their rows' scale; rows × stride, as the next ones
  std::vector<float> used_;   // what the lines are scored with
  std::vector<float> gradient_;
  std::vector<float> mean_;
  Moments moments_;
  Bias bias_;
  std::vector<float> bias_gradient_;
  std::vector<float> scores_;                // of one line
  std::vector<SparseLines::Entry> present_;  // of one line, those not left out
  float unit_ = 0;
  std::vector<float> shares_;  // of it; none for 1 each
  bool averaging_ = false;
  bool any_mean_ = false;
  int steps_ = 0;
  double first_left_ = 1;  // what is left of Adam's start from nothing
  double second_left_ = 1;
};

}  // namespace redress::train
