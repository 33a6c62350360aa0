#include "train/rounded_descent.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include "train/logarithm.hpp"
#include "train/rounding.hpp"

namespace redress::train {

namespace {

constexpr double first_share = 0.9;
constexpr double second_share = 0.99;
constexpr float tiny = 1e-8F;

// Numbers that the processor takes at once, on every machine that we build for.
constexpr std::size_t group = 4;
// Rows of up to so many groups are added up in the processor's own registers.
constexpr std::size_t most_groups = 8;

using Entries = std::span<const SparseLines::Entry>;

// Adds to `sums` the rows of the entries, each so many times. Groups 0: as many as `stride` says.
template <std::size_t Groups>
void add_rows(Entries entries, std::size_t stride, const float* rows, float* sums) {
  if constexpr (Groups == 0) {
    for (const SparseLines::Entry& entry : entries) {
      const float* row = rows + entry.row * stride;
      for (std::size_t i = 0; i < stride; ++i) sums[i] += entry.times * row[i];
    }
  } else {
    std::array<float, Groups * group> own;
    std::copy_n(sums, own.size(), own.begin());
    for (const SparseLines::Entry& entry : entries) {
      const float* row = rows + entry.row * own.size();
      for (std::size_t i = 0; i < own.size(); ++i) own[i] += entry.times * row[i];
    }
    std::copy_n(own.begin(), own.size(), sums);
  }
}

// Adds to the row of each entry so many times what the line adds.
template <std::size_t Groups>
void add_to_rows(Entries entries, std::size_t stride, const float* line, float* rows) {
  const std::size_t count = Groups == 0 ? stride : Groups * group;
  std::array<float, Groups * group> own;
  if constexpr (Groups > 0) {
    std::copy_n(line, own.size(), own.begin());
    line = own.data();
  }
  for (const SparseLines::Entry& entry : entries) {
    float* row = rows + entry.row * count;
    for (std::size_t i = 0; i < count; ++i) row[i] += entry.times * line[i];
  }
}

// The same two for the number of groups at hand.
struct RowKernels {
  void (*add_rows)(Entries, std::size_t, const float*, float*);
  void (*add_to_rows)(Entries, std::size_t, const float*, float*);
};
template <std::size_t... Groups>
RowKernels kernels_for(std::size_t groups, std::index_sequence<Groups...>) {
  constexpr std::array<RowKernels, sizeof...(Groups)> by_groups = {
      {{add_rows<Groups>, add_to_rows<Groups>}...}};
  return by_groups[groups < by_groups.size() ? groups : 0];
}

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

// What pulls a weight towards 0.
struct Pull {
  float decay = 0;
  float sparseness = 0;

  float operator()(float value) const {
    return decay * value + (value > 0 ? sparseness : value < 0 ? -sparseness : 0);
  }
};

// One row of weights moved; none of the four share memory.
void move_row(const Adam& adam, const Pull& pull, float scale, std::size_t count,
              const float* __restrict gradient, float* __restrict weights, float* __restrict first,
              float* __restrict second) {
  const Adam by = adam;
  for (std::size_t i = 0; i < count; ++i)
    weights[i] -= by(gradient[i] * scale + pull(weights[i]), first[i], second[i]);
}

}  // namespace

RoundedDescent::RoundedDescent(std::size_t categories, std::vector<float> scale,
                               const DescentSettings& settings)
    : categories_(categories),
      stride_((categories + group - 1) / group * group),
      settings_(settings),
      random_(settings.seed),
      scale_(std::move(scale)),
      exact_(scale_.size() * stride_),
      used_(exact_.size()),
      gradient_(exact_.size()),
      moments_{std::vector<float>(exact_.size()), std::vector<float>(exact_.size())},
      bias_{std::vector<float>(categories),
            std::vector<float>(categories),
            {std::vector<float>(categories), std::vector<float>(categories)}},
      bias_gradient_(categories),
      scores_(stride_) {}

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
  const auto dead_zone = static_cast<float>(settings_.dead_zone);
  for (std::size_t row = 0; row < scale_.size(); ++row) {
    const float scale = scale_[row];
    const float step = shares_.empty() ? unit_ : unit_ * shares_[row];
    const float* exact = exact_.data() + row * stride_;
    float* used = used_.data() + row * stride_;
    if (step > 0) {
      for (std::size_t i = 0; i < stride_; ++i)
        used[i] = static_cast<float>(whole(exact[i] * scale / step, dead_zone)) * step;
    } else {
      for (std::size_t i = 0; i < stride_; ++i) used[i] = exact[i] * scale;
    }
  }
}

void RoundedDescent::add_gradient(const SparseLines& text, const SparseLines::Line& line,
                                  float share) {
  // What is left speaks as loud as all would.
  const float louder = 256.0F / static_cast<float>(256 - settings_.left_out);
  present_.resize(line.end - line.begin);
  std::size_t present = 0;
  std::uint64_t chance = 0;
  for (std::size_t at = line.begin; at < line.end; ++at) {
    const std::size_t nth = (at - line.begin) % 8;
    if (nth == 0 && settings_.left_out > 0) chance = random_.next();
    present_[present] = {text.entries[at].row, text.entries[at].times * louder};
    present += (chance >> (8 * nth) & 0xFFU) < settings_.left_out ? 0 : 1;
  }
  const Entries entries = std::span(present_).first(present);
  const RowKernels kernels =
      kernels_for(stride_ / group, std::make_index_sequence<most_groups + 1>());

  std::copy(bias_.value.begin(), bias_.value.end(), scores_.begin());
  kernels.add_rows(entries, stride_, used_.data(), scores_.data());
  const std::span<float> scores = std::span(scores_).first(categories_);
  const float most = *std::max_element(scores.begin(), scores.end());
  for (float& score : scores) score = quick_exponential(score - most);
  const float sum = std::accumulate(scores.begin(), scores.end(), 0.0F);
  for (std::size_t i = 0; i < categories_; ++i) {
    const float right = i == line.category ? 1.0F : 0.0F;
    scores[i] = (scores[i] / sum - right) * share * line.weight;
    bias_gradient_[i] += scores[i];
  }
  kernels.add_to_rows(entries, stride_, scores_.data(), gradient_.data());
}

void RoundedDescent::move(double progress) {
  ++steps_;
  first_left_ *= first_share;
  second_left_ *= second_share;
  const Adam adam = {static_cast<float>(settings_.rate * std::min(1.0, 2 * (1 - progress) + 0.05)),
                     static_cast<float>(1 / (1 - first_left_)),
                     static_cast<float>(1 / (1 - second_left_))};
  const Pull pull = {static_cast<float>(settings_.decay), static_cast<float>(settings_.sparseness)};
  const float newest = any_mean_ ? static_cast<float>(settings_.averaging) : 1.0F;
  if (averaging_ && mean_.empty()) mean_.resize(exact_.size());
  for (std::size_t row = 0; row < scale_.size(); ++row) {
    if (scale_[row] == 0) continue;
    const std::size_t at = row * stride_;
    move_row(adam, pull, scale_[row], stride_, &gradient_[at], &exact_[at], &moments_.first[at],
             &moments_.second[at]);
    if (!averaging_) continue;
    for (std::size_t i = at; i < at + stride_; ++i) mean_[i] += newest * (exact_[i] - mean_[i]);
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
    const auto from = exact_.begin() + static_cast<std::ptrdiff_t>(row * stride_);
    std::fill(from, from + static_cast<std::ptrdiff_t>(stride_), 0.0F);
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
