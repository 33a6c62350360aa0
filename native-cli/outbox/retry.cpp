#include "outbox/retry.hpp"

#include <algorithm>

namespace redress::outbox {

std::optional<std::int64_t> retry_after_seconds(int attempts, double random) {
  constexpr std::int64_t first_seconds = 30;
  constexpr std::int64_t longest_seconds = 6 * 3'600;
  constexpr int doublings = 10;  // 30 s doubled so often is more than the longest.
  constexpr double spread = 0.25;
  if (attempts >= most_attempts) return std::nullopt;
  const std::int64_t wait =
      std::min(first_seconds << std::clamp(attempts - 1, 0, doublings), longest_seconds);
  return static_cast<std::int64_t>(static_cast<double>(wait) * (1 - spread + 2 * spread * random));
}

}  // namespace redress::outbox
