#include "train/rounded_descent.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "train/logarithm.hpp"
#include "train/rounding.hpp"

namespace redress::train {

namespace {

constexpr double first_share = 0.9;
constexpr double second_share = 0.99;
constexpr float tiny = 1e-8F;
// Below this the exponential adds nothing to a sum of floats.
constexpr float far_below = -30;

// One value of Adam's, moved by its gradient.
struct Adam {
  float rate = 0;
  float first_scale = 1;
  float second_scale = 1;

  float operator()(float gradient, float& first, float& second) const {
    first += static_cast<float>(1 - first_share) * (gradient - first);
    second += static_cast<float>(1 - second_share) * (gradient * gradient - second);
    return rate * first * first_scale / (std::sqrt(second * second_scale) + tiny);
  }
};

}  // namespace

RoundedDescent::RoundedDescent(std::size_t categories, std::vector<float> scale,
                               const DescentSettings& settings)
    : categories_(categories),
      settings_(settings),
      random_(settings.seed),
      scale_(std::move(scale)),
      exact_(scale_.size() * categories),
      used_(exact_.size()),
      gradient_(exact_.size()),
      moments_{std::vector<float>(exact_.size()), std::vector<float>(exact_.size())},
      bias_{std::vector<float>(categories),
            std::vector<float>(categories),
            {std::vector<float>(categories), std::vector<float>(categories)}},
      bias_gradient_(categories),
      scores_(categories) {}

void RoundedDescent::step(const SparseLines& text, std::size_t from, std::size_t count,
                          double progress) {
  round_weights();
  std::fill(gradient_.begin(), gradient_.end(), 0.0F);
  std::fill(bias_gradient_.begin(), bias_gradient_.end(), 0.0F);
  const float share = 1 / static_cast<float>(count);
  for (std::size_t i = 0; i < count; ++i)
    add_gradient(text, text.lines[(from + i) % text.lines.size()], share);
  move(progress);
}

void RoundedDescent::round_weights() {
  for (std::size_t row = 0; row < scale_.size(); ++row) {
    const float step = shares_.empty() ? unit_ : unit_ * shares_[row];
    for (std::size_t i = row * categories_; i < (row + 1) * categories_; ++i) {
      const float weight = exact_[i] * scale_[row];
      used_[i] =
          step > 0 ? static_cast<float>(whole(weight / step, settings_.dead_zone)) * step : weight;
    }
  }
}

void RoundedDescent::add_gradient(const SparseLines& text, const SparseLines::Line& line,
                                  float share) {
  // What is left speaks as loud as all would.
  const float louder = 256.0F / static_cast<float>(256 - settings_.left_out);
  std::copy(bias_.value.begin(), bias_.value.end(), scores_.begin());
  present_.clear();
  std::uint64_t chance = 0;
  for (std::size_t at = line.begin; at < line.end; ++at) {
    const std::size_t nth = (at - line.begin) % 8;
    if (nth == 0 && settings_.left_out > 0) chance = random_.next();
    if ((chance >> (8 * nth) & 0xFFU) < settings_.left_out) continue;
    const SparseLines::Entry entry = {text.entries[at].row, text.entries[at].times * louder};
    present_.push_back(entry);
    const float* weights = used_.data() + entry.row * categories_;
    for (std::size_t i = 0; i < categories_; ++i) scores_[i] += entry.times * weights[i];
  }
  const float most = *std::max_element(scores_.begin(), scores_.end());
  float sum = 0;
  for (float& score : scores_) {
    const float below = score - most;
    score = below < far_below ? 0 : static_cast<float>(exponential(static_cast<double>(below)));
    sum += score;
  }
  for (std::size_t i = 0; i < categories_; ++i) {
    const float right = i == line.category ? 1.0F : 0.0F;
    scores_[i] = (scores_[i] / sum - right) * share * line.weight;
    bias_gradient_[i] += scores_[i];
  }
  for (const SparseLines::Entry& entry : present_) {
    float* gradient = gradient_.data() + entry.row * categories_;
    for (std::size_t i = 0; i < categories_; ++i) gradient[i] += entry.times * scores_[i];
  }
}

void RoundedDescent::move(double progress) {
  ++steps_;
  first_left_ *= first_share;
  second_left_ *= second_share;
  const Adam adam = {static_cast<float>(settings_.rate * std::min(1.0, 2 * (1 - progress) + 0.05)),
                     static_cast<float>(1 / (1 - first_left_)),
                     static_cast<float>(1 / (1 - second_left_))};
  const auto decay = static_cast<float>(settings_.decay);
  const auto sparseness = static_cast<float>(settings_.sparseness);
  const float newest = any_mean_ ? static_cast<float>(settings_.averaging) : 1.0F;
  if (averaging_ && mean_.empty()) mean_.resize(exact_.size());
  for (std::size_t row = 0; row < scale_.size(); ++row) {
    if (scale_[row] == 0) continue;
    for (std::size_t i = row * categories_; i < (row + 1) * categories_; ++i) {
      const float value = exact_[i];
      const float sign = value > 0 ? sparseness : value < 0 ? -sparseness : 0;
      const float slope = gradient_[i] * scale_[row] + decay * value + sign;
      exact_[i] -= adam(slope, moments_.first[i], moments_.second[i]);
      if (averaging_) mean_[i] += newest * (exact_[i] - mean_[i]);
    }
  }
  for (std::size_t i = 0; i < categories_; ++i) {
    bias_.value[i] -= adam(bias_gradient_[i], bias_.moments.first[i], bias_.moments.second[i]);
    if (averaging_) bias_.mean[i] += newest * (bias_.value[i] - bias_.mean[i]);
  }
  any_mean_ = any_mean_ || averaging_;
}

void RoundedDescent::keep(const std::vector<std::uint8_t>& kept) {
  for (std::size_t row = 0; row < scale_.size(); ++row) {
    if (kept[row] != 0) continue;
    scale_[row] = 0;
    const auto from = exact_.begin() + static_cast<std::ptrdiff_t>(row * categories_);
    std::fill(from, from + static_cast<std::ptrdiff_t>(categories_), 0.0F);
  }
}

void RoundedDescent::settle() {
  if (!any_mean_) return;
  exact_ = mean_;
  bias_.value = bias_.mean;
}

float RoundedDescent::largest_weight() const {
  float most = 0;
  for (std::size_t row = 0; row < scale_.size(); ++row) {
    for (std::size_t i = 0; i < categories_; ++i) most = std::max(most, std::abs(weight(row, i)));
  }
  return most;
}

std::vector<std::uint32_t> RoundedDescent::in_order(
    const std::vector<std::uint32_t>& occurrences) const {
  std::vector<double> worth;
  for (std::size_t row = 0; row < rows(); ++row) {
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < categories_; ++i) {
      const auto one = static_cast<double>(weight(row, i));
      sum += one;
      squares += one * one;
    }
    worth.push_back((squares - sum * sum / static_cast<double>(categories_)) * occurrences[row]);
  }
  std::vector<std::uint32_t> out(worth.size());
  std::iota(out.begin(), out.end(), 0U);
  std::stable_sort(out.begin(), out.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return worth[a] > worth[b]; });
  return out;
}

}  // namespace redress::train
