// Whether so much is coming in that every sender has to do a little work first.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "redress/base.hpp"

namespace redress::serve {

enum class ChallengeMode { automatic, always, never };
/// Of `auto`, `always` or `never`. Error `challenge.invalid`.
[[nodiscard]] Result<ChallengeMode> read_challenge_mode(std::string_view text);

/// On one thread.
class LoadWatch {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// A complaint has come, and `queued` others wait to be written. Whether there is pressure, which
  /// begins with a hundred complaints in ten seconds or 512 that wait, and ends with a minute in
  /// which it was less than half of that all the time.
  [[nodiscard]] bool arrived(std::size_t queued, Time now);

 private:
  std::optional<Time> window_;   ///< When the present ten seconds began.
  std::size_t arrived_ = 0;      ///< In it.
  std::optional<Time> pressed_;  ///< When there last was any; absent once that is long ago.
};

}  // namespace redress::serve
