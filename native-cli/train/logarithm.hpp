// Logarithms and powers by arithmetic alone: those of the C library may differ between machines in
// the last bit, and so would the models.
#pragma once

#include <algorithm>
#include <bit>
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

/// e to the power, to about 1e-7; 0, or next to it, for what is far below; precondition: power <=
/// 0. Without a branch, so that the processor makes many at a time.
[[nodiscard]] inline float quick_exponential(float power) {
  constexpr float doublings_a_nat = 1.44269504F;
  // ln 2 in two parts, of which the first is exact when multiplied by a small whole number.
  constexpr float ln2 = 0.693359375F;
  constexpr float ln2_rest = -2.12194440e-4F;
  constexpr float least = -87;  // below it floats end
  constexpr std::int32_t exponent_of_1 = 127;
  constexpr int mantissa_bits = 23;
  const float bounded = std::max(power, least);
  const auto doublings = static_cast<std::int32_t>(bounded * doublings_a_nat - 0.5F);
  const auto whole = static_cast<float>(doublings);
  const float rest = (bounded - whole * ln2) - whole * ln2_rest;  // |rest| <= ln 2 / 2
  float sum = 1.0F / 720;
  sum = sum * rest + 1.0F / 120;
  sum = sum * rest + 1.0F / 24;
  sum = sum * rest + 1.0F / 6;
  sum = sum * rest + 0.5F;
  sum = sum * rest + 1;
  sum = sum * rest + 1;
  return sum * std::bit_cast<float>((doublings + exponent_of_1) << mantissa_bits);
}

/// Precondition: base is more than 0.
[[nodiscard]] inline double power(double base, double exponent) {
  return exponential(exponent * logarithm(base));
}

}  // namespace redress::train
