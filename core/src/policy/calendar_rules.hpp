// What the rules of a policy ask of a calendar; private to the policy module.
#pragma once

#include <cstdint>
#include <optional>

#include "redress/calendar.hpp"

namespace redress {

/// Elapsed seconds that a promise takes on average: business time is stretched by the part of a
/// week that the calendar is open.
[[nodiscard]] std::int64_t typical_seconds(const Calendar& calendar, Duration duration,
                                           Clock clock);
/// The first day of a run without any opening that is too long for a promise, or nothing. Weekly
/// hours alone close six days at most. O(days to 2050).
[[nodiscard]] std::optional<Day> long_closure(const Calendar& calendar);
[[nodiscard]] bool is_utc(const Zone& zone);

}  // namespace redress
