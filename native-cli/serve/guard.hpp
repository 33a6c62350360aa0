// What a client may do how often.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "redress/base.hpp"
#include "serve/http.hpp"
#include "serve/rate_limit.hpp"

namespace redress::serve {

/// What is counted, each kind for itself.
enum class Deed { complaint, upload, guess };

/// All calls on one thread.
class Guard {
 public:
  /// `per_minute` complaints; files and whatever else is done to a complaint come twice as often,
  /// since it may have several, and wrong keys or tokens a third as often.
  explicit Guard(int per_minute);
  /// Of `30/minute`; nothing for `off`. Error `rate.invalid`.
  [[nodiscard]] static Result<std::optional<int>> read_rate(std::string_view text);

  using Time = RateLimit::Clock::time_point;
  /// Whole seconds to wait, or nothing: then it may be done, and is counted. This machine
  /// (`network` absent) is never kept waiting.
  [[nodiscard]] std::optional<int> take(Deed deed, std::optional<std::uint64_t> network, Time now);
  /// As take(), without counting.
  [[nodiscard]] std::optional<int> look(Deed deed, std::optional<std::uint64_t> network, Time now);

 private:
  std::array<RateLimit, 3> limits_;
};

/// 429, as a problem.
[[nodiscard]] Response too_many_requests(int seconds);

}  // namespace redress::serve
