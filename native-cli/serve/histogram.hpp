// Numbers by size, as Prometheus counts them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace redress::serve {

class Histogram {
 public:
  /// `bounds` rise, and outlive it: each bucket's largest number. One more bucket has the rest.
  explicit Histogram(std::span<const double> bounds)
      : bounds_(bounds), counts_(bounds.size() + 1) {}

  void add(double number) {
    const auto bucket = std::lower_bound(bounds_.begin(), bounds_.end(), number);
    ++counts_[static_cast<std::size_t>(bucket - bounds_.begin())];
    sum_ += number;
  }
  [[nodiscard]] std::span<const double> bounds() const { return bounds_; }
  [[nodiscard]] const std::vector<std::uint64_t>& counts() const { return counts_; }
  [[nodiscard]] double sum() const { return sum_; }

 private:
  std::span<const double> bounds_;
  std::vector<std::uint64_t> counts_;
  double sum_ = 0;
};

}  // namespace redress::serve
