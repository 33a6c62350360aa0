// The days of the coming year that differ from the weekly hours.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "commands/coverage.hpp"

namespace redress::coverage {

enum class DayKind : std::uint8_t {
  closed,         ///< Open by the weekly hours, now closed.
  closed_anyway,  ///< Closed by both.
  opened,         ///< Closed by the weekly hours, now open.
  other_hours
};

struct SpecialDay {
  Day day;
  DayKind kind = DayKind::closed;
  std::vector<Window> windows;       ///< That belong to the day.
  std::vector<Stretch> after_hours;  ///< From midnight to midnight, while the team is closed.
  friend bool operator==(const SpecialDay&, const SpecialDay&) = default;
};

/// Twelve months from the local day of `now`, that day included; days of the team's calendar whose
/// exception says what the weekly hours say are left out where they are open. O(exceptions).
struct Year {
  Day first;
  Day last;                      ///< Not in it.
  std::vector<SpecialDay> days;  ///< Ascending.
  /// The next that is closed though the weekly hours open it.
  [[nodiscard]] std::optional<Day> next_closed() const;
};
/// Precondition: `hours.team` is not null.
[[nodiscard]] Year year_of(const Hours& hours, Instant now);

}  // namespace redress::coverage
