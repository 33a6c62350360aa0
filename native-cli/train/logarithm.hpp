// Logarithms and powers by arithmetic alone: those of the C library may differ between machines in
// the last bit, and so would the models.
#pragma once

#include <cstdint>

namespace redress::train {

/// Natural logarithm, to about 1e-15; precondition: value is finite and more than 0.
[[nodiscard]] inline double logarithm(double value) {
  constexpr double ln2 = 0.693147180559945309417;
  int doublings = 0;
  while (value > 1.5) {
    value *= 0.5;
    ++doublings;
  }
  while (value < 0.75) {
    value *= 2;
    --doublings;
  }
  // ln(v) = 2 artanh((v - 1) / (v + 1)), |t| <= 0.2
  const double t = (value - 1) / (value + 1);
  const double square = t * t;
  double sum = 0;
  for (int k = 23; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
  return 2 * t * sum + doublings * ln2;
}

/// e to the power; precondition: |power| <= 700.
[[nodiscard]] inline double exponential(double power) {
  constexpr double ln2 = 0.693147180559945309417;
  const auto doublings = static_cast<std::int64_t>(power / ln2 + (power < 0 ? -0.5 : 0.5));
  const double rest = power - static_cast<double>(doublings) * ln2;
  double sum = 1;
  for (int k = 14; k >= 1; --k) sum = 1 + sum * rest / k;
  for (std::int64_t i = 0; i < doublings; ++i) sum *= 2;
  for (std::int64_t i = 0; i > doublings; --i) sum *= 0.5;
  return sum;
}

/// Precondition: base is more than 0.
[[nodiscard]] inline double power(double base, double exponent) {
  return exponential(exponent * logarithm(base));
}

}  // namespace redress::train
