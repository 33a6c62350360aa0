// When a complaint must come in for a promise to be later than the law allows by most.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "compile/law.hpp"
#include "redress/policy.hpp"
#include "redress/promise.hpp"

namespace redress {

/// A complaint whose promised step comes after the last day of a term.
struct LateStep {
  Instant received;
  Instant due;
  Instant allowed;
  Index team = none;  ///< Whose promise it is: the law's days are those of its zone.
  [[nodiscard]] std::int64_t seconds_late() const { return due.seconds - allowed.seconds; }
};

/// Looks at every second between two instants without trying each. Between two moments at which a
/// calendar opens or closes, a day begins or a clock changes, a later complaint is promised no
/// sooner answer by the same team, and the law's last day stays: the last second of such a piece
/// tells of all of it, and the last at which the other team still answers, found by halving.
/// Stretches that cannot hold anything later than what is found already are passed over whole.
class LawSearch {
 public:
  /// Half-open. `most_steps` is how many dates may be reckoned for all promises together. The
  /// policy, with its calendars indexed best, must outlive this.
  LawSearch(const Policy& policy, StatutoryTerm term, Instant from, Instant until,
            std::int64_t most_steps);

  /// The one that is too late by most; nothing where the term is always kept, or
  /// nothing is promised of the step that it is for. `promise` is what the category's team promises
  /// on the channel without signals; both are in the request.
  [[nodiscard]] std::optional<LateStep> latest(const PromiseRequest& request, Index promise);
  /// The steps are used up: what latest() said last, and says from now on, may lack something.
  [[nodiscard]] bool is_spent() const { return steps_left_ <= 0; }
  [[nodiscard]] std::int64_t steps_left() const { return steps_left_; }

 private:
  friend class PromiseSearch;

  const Policy& policy_;
  StatutoryTerm term_;
  Instant from_;
  Instant until_;
  std::int64_t steps_left_;
  std::map<Day, Day> last_days_;  // by day of receipt
};

}  // namespace redress
