#include "commands/coverage_year.hpp"

#include <algorithm>

namespace redress::coverage {

namespace {

std::optional<DayKind> kind_of(const Calendar& calendar, const Calendar::Exception& exception) {
  const auto& weekly = calendar.hours[static_cast<std::size_t>(weekday(exception.day))];
  if (exception.windows.empty()) return weekly.empty() ? DayKind::closed_anyway : DayKind::closed;
  if (weekly.empty()) return DayKind::opened;
  if (exception.windows == weekly) return std::nullopt;
  return DayKind::other_hours;
}

}  // namespace

std::optional<Day> Year::next_closed() const {
  const auto found = std::find_if(days.begin(), days.end(), [](const SpecialDay& special) {
    return special.kind == DayKind::closed;
  });
  return found == days.end() ? std::nullopt : std::optional(found->day);
}

Year year_of(const Hours& hours, Instant now) {
  const Zone& zone = hours.team->zone;
  const Day first = local_day(zone, now);
  Date last = to_date(first);
  ++last.year;
  if (last.month == 2) last.day = std::min(last.day, 28);
  Year year{first, to_day(last), {}};
  for (const Calendar::Exception& exception : hours.team->exceptions) {
    if (exception.day < first || exception.day >= year.last) continue;
    const auto kind = kind_of(*hours.team, exception);
    if (!kind) continue;
    SpecialDay& special =
        year.days.emplace_back(SpecialDay{exception.day, *kind, exception.windows, {}});
    for (const Stretch& stretch :
         presence(hours, to_instant(zone, exception.day, 0, Ambiguous::first),
                  to_instant(zone, Day{exception.day.number + 1}, 0, Ambiguous::first))) {
      if (stretch.who == Presence::after_hours) special.after_hours.push_back(stretch);
    }
  }
  return year;
}

}  // namespace redress::coverage
