#include "redress/calendar.hpp"

#include "calendar/scan.hpp"

#include <algorithm>

namespace redress {
namespace {

using calendar::seconds_per_day;
using Transitions = std::vector<Zone::Transition>;

/// The first transition after `seconds`.
Transitions::const_iterator next_transition(const Zone& zone, std::int64_t seconds) {
  return std::upper_bound(
      zone.transitions.begin(), zone.transitions.end(), seconds,
      [](std::int64_t at, const Zone::Transition& transition) { return at < transition.at; });
}

/// The offset that holds until `next`.
std::int32_t offset_before(const Zone& zone, Transitions::const_iterator next) {
  return next == zone.transitions.begin() ? zone.first_offset : (next - 1)->offset;
}

}  // namespace

bool well_formed(const Zone& zone) {
  const auto in_range = [](std::int32_t offset) {
    return offset >= -seconds_per_day && offset <= seconds_per_day;
  };
  if (zone.name.empty() || !in_range(zone.first_offset)) return false;
  std::int64_t earliest = first_instant.seconds;
  for (const Zone::Transition& transition : zone.transitions) {
    if (transition.at < earliest || transition.at > last_instant.seconds ||
        !in_range(transition.offset)) {
      return false;
    }
    earliest = transition.at + 2 * seconds_per_day;
  }
  return true;
}

std::int32_t offset_at(const Zone& zone, Instant instant) {
  return offset_before(zone, next_transition(zone, instant.seconds));
}

Instant to_instant(const Zone& zone, Day day, std::int32_t second_of_day, Ambiguous ambiguous) {
  const std::int64_t wall = day.number * seconds_per_day + second_of_day;
  // No offset is larger than a day, so what changed before this cannot show this wall time. From
  // there on, period by period: the wall time is in it, or still to come, or was jumped over by the
  // change that began the period.
  auto next = next_transition(zone, wall - seconds_per_day);
  std::optional<std::int64_t> found;
  std::int64_t begin = wall - seconds_per_day;
  for (;; ++next) {
    const std::int64_t candidate = wall - offset_before(zone, next);
    if (candidate < begin) return Instant{found.value_or(begin)};
    const bool last = next == zone.transitions.end();
    if (last || candidate < next->at) {
      if (last || ambiguous == Ambiguous::first) return Instant{candidate};
      found = candidate;
    }
    begin = next->at;
  }
}

Day local_day(const Zone& zone, Instant instant) {
  const std::int64_t day = calendar::floor_div(instant.seconds, seconds_per_day);
  const std::int64_t second_of_day = calendar::floor_mod(instant.seconds, seconds_per_day);
  return Day{static_cast<std::int32_t>(
      day + calendar::floor_div(second_of_day + offset_at(zone, instant), seconds_per_day))};
}

}  // namespace redress
