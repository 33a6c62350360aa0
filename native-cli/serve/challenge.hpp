// A little work that a sender's machine does before a complaint is taken: dear to whoever sends
// thousands, a moment to a visitor. In ALTCHA's format, so that its clients can do it too.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>

#include "redress/calendar.hpp"
#include "serve/http.hpp"

namespace redress::serve {

/// SHA-256 as RFC 2104 keys it, in hexadecimal digits. A key of at most 64 bytes.
[[nodiscard]] std::string hmac_sha256_hex(std::string_view key, std::string_view text);

/// Nothing is kept of what is handed out: it is signed, by a key of this process. What was solved
/// is remembered until it expires, 65,536 of them and of those the latest. On one thread.
class Challenges {
 public:
  Challenges();

  /// `{"algorithm":"SHA-256","challenge":…,"maxnumber":…,"salt":…,"signature":…}`: the number from
  /// 0 to `maxnumber` whose digits after the salt have that hash is to be found within ten minutes.
  [[nodiscard]] std::string create(Instant now) const;
  /// Whether a solution, as base64 of `{"algorithm","challenge","number","salt","signature"}`, is
  /// right, of ours, in time, and here for the first time; it is used up then.
  [[nodiscard]] bool redeem(std::string_view payload, Instant now);

 private:
  struct Used {
    std::int64_t expires;
    std::string challenge;
  };
  std::string key_;
  std::deque<Used> order_;  ///< The oldest first.
  std::unordered_set<std::string> used_;
};

/// 428: the problem's member `challenge` is one to solve; its solution goes into the header
/// Redress-Challenge of the same request.
[[nodiscard]] Response challenge_required(std::string_view challenge);

}  // namespace redress::serve
