// A clock that was set far ahead would end the time of every complaint at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "redress/calendar.hpp"

namespace redress::serve {

/// Whether what the machine's clock says may be acted upon where nothing brings back what is done.
class ClockWatch {
 public:
  static constexpr std::int64_t most_ahead_seconds = 3600;
  static constexpr std::chrono::hours doubt{24};

  /// `wall` is the machine's clock, `steady` one that nobody sets and that counts from anywhere.
  /// False for a day after `wall` went ahead by more than an hour, or until it is set back. What it
  /// says at the first time is believed. A machine that slept looks the same: it loses a day.
  [[nodiscard]] bool believes(Instant wall, std::chrono::seconds steady) {
    const std::int64_t ahead = wall.seconds - steady.count();
    if (!usual_) usual_ = ahead;
    const bool jumped = ahead - *usual_ > most_ahead_seconds;
    if (jumped && !doubted_since_) doubted_since_ = steady;
    if (jumped && steady - *doubted_since_ < doubt) return false;
    doubted_since_.reset();
    usual_ = ahead;
    return true;
  }

 private:
  std::optional<std::int64_t> usual_;  ///< Seconds that the clock is ahead of the steady one.
  std::optional<std::chrono::seconds> doubted_since_;
};

}  // namespace redress::serve
