// Probabilities from integer evidence, by integers alone, so that page and server agree to the last
// bit.
#pragma once

#include <array>
#include <cstdint>

namespace redress {

/// 2^30 × 2^(-difference/256); 0 from 31 doublings on. Straight lines between sixteen points a
/// doubling: at most 0.03 % off.
[[nodiscard]] constexpr std::uint64_t exp2_negative(std::uint64_t difference) {
  constexpr std::array<std::uint64_t, 17> points = {
      // round(2^30 × 2^(-i/16))
      1073741824, 1028218693, 984625594, 942880699, 902905651, 864625413,
      827968132,  792865000,  759250125, 727060411, 696235434, 666717336,
      638450708,  611382493,  585461881, 560640218, 536870912};
  const std::uint64_t doublings = difference >> 8;
  if (doublings > 30) return 0;
  const auto step = static_cast<std::size_t>((difference >> 4) & 15);
  const std::uint64_t within = difference & 15;
  const std::uint64_t value = (points[step] * (16 - within) + points[step + 1] * within) / 16;
  return value >> doublings;
}

}  // namespace redress
