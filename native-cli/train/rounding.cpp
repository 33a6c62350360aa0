#include "train/rounding.hpp"

#include <algorithm>

namespace redress::train {

namespace {

constexpr int largest_weight = 127;

int whole(double value, double dead_zone) {
  const double size = value < 0 ? -value : value;
  if (size < dead_zone) return 0;
  const int rounded =
      std::max(1, static_cast<int>(std::min(size + 0.5, static_cast<double>(largest_weight))));
  return value < 0 ? -rounded : rounded;
}

}  // namespace

double middle_of(std::span<const double> weights) {
  std::vector<double> sorted(weights.begin(), weights.end());
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  return *middle;
}

std::vector<std::int8_t> whole_row(std::span<const double> weights, double step, double dead_zone) {
  const double middle = middle_of(weights);
  std::vector<std::int8_t> out;
  out.reserve(weights.size());
  for (const double weight : weights)
    out.push_back(static_cast<std::int8_t>(whole((weight - middle) / step, dead_zone)));
  return out;
}

bool is_turn(FeatureKey key, int round) {
  FeatureKey mixed = (key + static_cast<FeatureKey>(round) * 0x9E3779B9U) * 0x85EBCA6BU;
  mixed = (mixed ^ (mixed >> 15)) * 0xC2B2AE35U;
  return (mixed >> 16) % 5 < 2;
}

}  // namespace redress::train
