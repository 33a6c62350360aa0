#include "train/rounding.hpp"

#include <algorithm>

namespace redress::train {

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

}  // namespace redress::train
