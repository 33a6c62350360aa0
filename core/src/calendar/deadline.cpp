#include "redress/calendar.hpp"

#include "calendar/open_windows.hpp"

#include <algorithm>

namespace redress {
namespace {

using calendar::first_day_to_walk;
using calendar::last_day_to_walk;
using calendar::OpenWindows;
using calendar::seconds_per_day;

constexpr std::int64_t max_closed_seconds = calendar::max_closed_days * seconds_per_day;

Error never_open(const Calendar& calendar) {
  return Error{"calendar.never_open", "",
               "The calendar " + calendar::quoted(calendar.id) +
                   "stays closed for 400 days on end; give it open hours."};
}

Error out_of_range() {
  return Error{"deadline.out_of_range", "",
               "The deadline does not lie between 1970 and 2050; shorten the duration."};
}

Result<Instant> in_range(std::int64_t seconds) {
  if (seconds > last_instant.seconds) return out_of_range();
  return Instant{seconds};
}

/// What a week holds that has neither an exception nor a change of the clocks.
struct Week {
  std::int64_t open_seconds = 0;
  std::int64_t open_days = 0;
};

Week week_of(const Calendar& calendar) {
  Week week;
  for (const auto& windows : calendar.hours) {
    if (!windows.empty()) ++week.open_days;
    for (const Window& window : windows) week.open_seconds += (window.close - window.open) * 60;
  }
  return week;
}

/// Whole weeks that can be taken off `amount` with something left, so that the end is still found
/// window by window.
std::int64_t weeks_within(std::int64_t amount, std::int64_t per_week) {
  return per_week == 0 ? 0 : (amount - 1) / per_week;
}

Result<Instant> after_open_seconds(const Calendar& calendar, Instant start, std::int64_t seconds) {
  const Week week = week_of(calendar);
  OpenWindows windows(calendar, first_day_to_walk(start.seconds));
  std::int64_t remaining = seconds;
  std::int64_t reached = start.seconds;  // Open time up to here is counted, or lies before receipt.
  while (true) {
    const std::int64_t most = weeks_within(remaining, week.open_seconds);
    remaining -= windows.skip_plain_weeks(most, reached) * week.open_seconds;

    const auto window = windows.next(last_day_to_walk(reached));
    if (!window) return never_open(calendar);
    if (window->close <= reached) continue;
    const std::int64_t open = std::max(window->open, reached);
    if (open - reached > max_closed_seconds) return never_open(calendar);
    if (open > last_instant.seconds) return out_of_range();
    if (remaining <= window->close - open) return in_range(open + remaining);
    remaining -= window->close - open;
    reached = window->close;
  }
}

Result<Instant> close_of_open_day(const Calendar& calendar, Instant start, std::int64_t days) {
  const Week week = week_of(calendar);
  OpenWindows windows(calendar, first_day_to_walk(start.seconds));
  const Day last = last_day_to_walk(start.seconds);
  auto receipt = windows.next(last);
  while (receipt && receipt->close <= start.seconds) receipt = windows.next(last);
  if (!receipt || receipt->open - start.seconds > max_closed_seconds) return never_open(calendar);

  std::int64_t remaining = days;
  std::int64_t reached = receipt->close;
  while (true) {
    const std::int64_t most = weeks_within(remaining, week.open_days);
    remaining -= windows.skip_plain_weeks(most, reached) * week.open_days;

    const auto day = windows.next_day(last_day_to_walk(reached));
    if (!day || day->open - reached > max_closed_seconds) return never_open(calendar);
    if (day->close > last_instant.seconds) return out_of_range();
    if (--remaining == 0) return Instant{day->close};
    reached = day->close;
  }
}

Result<Instant> same_wall_time(const Zone& zone, Instant start, std::int64_t days) {
  // More days than this pass the last year from anywhere, and must not overflow a Day.
  constexpr std::int64_t all_days = last_instant.seconds / seconds_per_day + 2;
  if (days > all_days) return out_of_range();
  const Day day = local_day(zone, start);
  const std::int64_t second_of_day =
      start.seconds + offset_at(zone, start) - day.number * seconds_per_day;
  const Day due{static_cast<std::int32_t>(day.number + days)};
  return in_range(
      to_instant(zone, due, static_cast<std::int32_t>(second_of_day), Ambiguous::first).seconds);
}

}  // namespace

Result<Instant> deadline(const Calendar& calendar, Instant start, Duration duration, Clock clock) {
  if (start < first_instant || start > last_instant) return out_of_range();
  if (duration.count < 1) {
    return Error{"duration.zero", "", "A duration must be at least PT1S or P1D."};
  }
  if (clock == Clock::business) {
    return duration.unit == Duration::Unit::days
               ? close_of_open_day(calendar, start, duration.count)
               : after_open_seconds(calendar, start, duration.count);
  }
  if (duration.unit == Duration::Unit::days) {
    return same_wall_time(calendar.zone, start, duration.count);
  }
  if (duration.count > last_instant.seconds - start.seconds) return out_of_range();
  return Instant{start.seconds + duration.count};
}

}  // namespace redress
