// By when the complainant will be answered: every candidate, which of them wins, and the dated
// steps that follow.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"
#include "redress/calendar.hpp"
#include "redress/policy.hpp"

namespace redress {

enum class PromiseRule : std::uint8_t { channel_override, channel, category, signal, after_hours };
inline constexpr std::array<std::string_view, 5> promise_rule_ids = {
    "channel_override", "channel", "category", "signal", "after_hours"};

struct PromiseRequest {
  Index category = none;
  Index channel = none;  ///< Position in Policy::channels.
  Instant received;
  std::vector<SignalKind> signals;  ///< Ascending, each once.
};

struct PromiseCandidate {
  PromiseRule rule = PromiseRule::category;
  std::string id;  ///< What named it: channel (both channel rules), category, signal or, for
                   ///< after_hours, the covering team.
  Index team = none;
  Index promise = none;
  Instant due;
  bool wins = false;
};

struct DatedPromise {
  Instant due;                   ///< First reply.
  Index promise = none;          ///< The winner's.
  Index team = none;             ///< The winner's.
  std::vector<Instant> updates;  ///< Ascending, all before the resolution, limits::updates at most.
  std::optional<Instant> resolution;
  std::vector<PromiseCandidate>
      basis;  ///< In the order of PromiseRule, signals in the order of SignalKind.
};
/// Source: design, "Promise rules". A candidate whose calendar never opens again, or that would end
/// past 2050, is none; where no other is left the error is that of the first, as deadline() gives
/// it, or `promise.missing` where the policy names none. A resolution that cannot be dated is an
/// error too; updates end where they cannot be dated. Preconditions: category and channel are
/// positions of the policy.
[[nodiscard]] Result<DatedPromise> promise_for(const Policy& policy, const PromiseRequest& request);

}  // namespace redress
