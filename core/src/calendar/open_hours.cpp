#include "redress/calendar.hpp"

#include "calendar/open_windows.hpp"

#include <algorithm>

namespace redress {
namespace {

using calendar::OpenWindow;
using calendar::OpenWindows;
using calendar::seconds_per_day;

/// The window that is open at the instant, else the one that opens next, within `max_closed_days`.
std::optional<OpenWindow> open_or_next(const Calendar& calendar, Instant instant) {
  if (instant < first_instant || instant > last_instant) return std::nullopt;
  OpenWindows windows(calendar, calendar::first_day_to_walk(instant.seconds));
  const Day last = calendar::last_day_to_walk(instant.seconds);
  while (const auto window = windows.next(last)) {
    if (window->close <= instant.seconds) continue;
    const bool soon = window->open - instant.seconds <= calendar::max_closed_days * seconds_per_day;
    return soon ? window : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::span<const Window> windows_of(const Calendar& calendar, Day day) {
  const auto& exceptions = calendar.exceptions;
  const auto found =
      std::lower_bound(exceptions.begin(), exceptions.end(), day,
                       [](const Calendar::Exception& a, Day b) { return a.day < b; });
  if (found != exceptions.end() && found->day == day) return found->windows;
  return calendar.hours[static_cast<std::size_t>(weekday(day))];
}

bool is_open(const Calendar& calendar, Instant instant) {
  const auto window = open_or_next(calendar, instant);
  return window && window->open <= instant.seconds;
}

std::optional<Instant> next_open(const Calendar& calendar, Instant instant) {
  const auto window = open_or_next(calendar, instant);
  if (!window) return std::nullopt;
  return Instant{std::max(window->open, instant.seconds)};
}

}  // namespace redress
