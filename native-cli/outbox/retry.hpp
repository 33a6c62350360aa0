// When something that could not be delivered is tried again.
#pragma once

#include <cstdint>
#include <optional>

namespace redress::outbox {

/// So often is an item tried: with the waits below that is about three days.
inline constexpr int most_attempts = 21;
/// What has waited longer than this to be tried at all (the service was down, or sent nothing) is
/// no news any more, and may say what is wrong by now.
inline constexpr std::int64_t most_overdue_seconds = 3 * 86'400;
/// The longest that a receiver may make us wait by `Retry-After`.
inline constexpr std::int64_t most_asked_seconds = 86'400;

/// Seconds from a failure to the next try: 30 s, doubled with every attempt up to six hours, each
/// by a quarter more or less, so that what failed together does not come back together. `attempts`
/// counts this failure, from 1; `random` is from [0, 1). Nothing after the last attempt.
[[nodiscard]] std::optional<std::int64_t> retry_after_seconds(int attempts, double random);

}  // namespace redress::outbox
