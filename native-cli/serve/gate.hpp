// What stands before a complaint is read: the rate of its sender, and under pressure a challenge.
#pragma once

#include <cstddef>
#include <optional>

#include "serve/challenge.hpp"
#include "serve/guard.hpp"
#include "serve/http.hpp"
#include "serve/load_watch.hpp"

namespace redress::serve {

/// All calls on one thread. `guard` is null for none, and outlives it.
class Gate {
 public:
  Gate(Guard* guard, ChallengeMode mode) : guard_(guard), mode_(mode) {}

  /// The answer to a POST of a complaint that is not let through: 429, 428, or to a form, whose
  /// page cannot solve anything, 503. `queued`: how many wait for the store. In automatic mode this
  /// machine is never asked.
  [[nodiscard]] std::optional<Response> refuse(const Request& request, std::size_t queued);

 private:
  [[nodiscard]] bool challenges(const Request& request, std::size_t queued);

  Guard* guard_;
  ChallengeMode mode_;
  LoadWatch load_;
  Challenges challenges_;
};

}  // namespace redress::serve
