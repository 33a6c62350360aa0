// How long a complainant waits at worst.
#pragma once

#include <optional>
#include <vector>

#include "commands/coverage.hpp"
#include "redress/promise.hpp"

namespace redress::coverage {

/// The longest time from receipt to the first reply's due in a typical week.
struct WorstWait {
  Instant received;
  Instant due;
  /// The wait grows to this at an instant but does not reach it there: it was received just after,
  /// and the times are those of the limit.
  bool just_after = false;
  [[nodiscard]] std::int64_t seconds() const { return due.seconds - received.seconds; }
};

/// What a category promises on a channel.
struct ChannelPromise {
  Index category = none;
  Index channel = none;            ///< Position in Policy::channels.
  Index promise = none;            ///< `none` where nothing can be dated.
  std::optional<WorstWait> worst;  ///< Likewise.
};

/// A policy in which every week is alike: weekly hours alone, at the offsets that hold at
/// `instant`, first replies alone. Signals are left out: what they promise comes on top and only
/// sooner.
[[nodiscard]] Policy typical(const Policy& policy, Instant instant);

/// Of every category of these teams on every channel, categories in the policy's order. `week` is a
/// typical week of these teams, which share their calendars; `policy` is typical(). Tried are the
/// instants after which the wait can only fall until the next of them: openings, closings, and
/// those from which just the promised time is open until a closing.
[[nodiscard]] std::vector<ChannelPromise> channel_promises(const Policy& policy,
                                                           const std::vector<Index>& teams,
                                                           const WallWeek& week);

/// One of each promise that can be dated, in the policy's order.
[[nodiscard]] std::vector<const ChannelPromise*> used_promises(
    const std::vector<ChannelPromise>& promises);

}  // namespace redress::coverage
