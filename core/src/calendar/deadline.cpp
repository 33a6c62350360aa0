#include "redress/calendar.hpp"

#include "calendar/open_index.hpp"
#include "calendar/open_windows.hpp"

#include <algorithm>

namespace redress {
namespace {

using calendar::first_day_to_walk;
using calendar::last_day_to_walk;
using calendar::OpenWindows;
using calendar::place_of_days;
using calendar::place_of_seconds;
using calendar::seconds_per_day;
using calendar::Week;
using calendar::week_of;

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

/// Whole weeks that can be taken off `amount` with something left, so that the end is still found
/// window by window.
std::int64_t weeks_within(std::int64_t amount, std::int64_t per_week) {
  return per_week == 0 ? 0 : (amount - 1) / per_week;
}

/// Windows, and days, within which most terms end: up to there walking is quicker than a search.
constexpr int short_walk_windows = 12;
constexpr std::int32_t short_walk_days = 14;

/// A walk over open time with what is left to be counted.
struct Walk {
  OpenWindows windows;
  std::int64_t reached = 0;  // Open time up to here is counted, or lies before receipt.
  std::int64_t left = 0;
};

/// How far a walk may go: to the end of the deadline, or only as far as is quicker than a search.
enum class Reach : std::uint8_t { near, all };

/// The end of what is left; nothing where it is not near and only that was asked for.
std::optional<Result<Instant>> walk_seconds(const Calendar& calendar, Walk& walk, Reach reach) {
  const Week week = week_of(calendar);
  const Day near{first_day_to_walk(walk.reached).number + short_walk_days};
  for (int walked = 0; reach == Reach::all || walked < short_walk_windows;) {
    if (reach == Reach::all) {
      const std::int64_t weeks = weeks_within(walk.left, week.open_seconds);
      walk.left -= walk.windows.skip_plain_weeks(weeks, walk.reached) * week.open_seconds;
    }
    const auto window =
        walk.windows.next(reach == Reach::all ? last_day_to_walk(walk.reached) : near);
    if (!window && reach == Reach::near) return std::nullopt;
    if (!window) return never_open(calendar);
    if (window->close <= walk.reached) continue;
    ++walked;
    const std::int64_t open = std::max(window->open, walk.reached);
    if (open - walk.reached > max_closed_seconds) return never_open(calendar);
    if (open > last_instant.seconds) return out_of_range();
    if (walk.left <= window->close - open) return in_range(open + walk.left);
    walk.left -= window->close - open;
    walk.reached = window->close;
  }
  return std::nullopt;
}

Result<Instant> after_open_seconds(const Calendar& calendar, Instant start, std::int64_t seconds) {
  const Walk begin{OpenWindows(calendar, first_day_to_walk(start.seconds)), start.seconds, seconds};
  Walk walk = begin;
  if (calendar.index != nullptr) {
    if (const auto end = walk_seconds(calendar, walk, Reach::near)) return *end;
    walk = begin;
    if (const auto place = place_of_seconds(calendar, start.seconds, seconds))
      walk = Walk{OpenWindows(calendar, place->day), place->reached, place->left};
  }
  return *walk_seconds(calendar, walk, Reach::all);
}

/// The close of the last of the open days that are left; likewise.
std::optional<Result<Instant>> walk_days(const Calendar& calendar, Walk& walk, Reach reach) {
  const Week week = week_of(calendar);
  const Day near{first_day_to_walk(walk.reached).number + short_walk_days};
  while (true) {
    if (reach == Reach::all) {
      const std::int64_t most = weeks_within(walk.left, week.open_days);
      walk.left -= walk.windows.skip_plain_weeks(most, walk.reached) * week.open_days;
    }
    const auto day =
        walk.windows.next_day(reach == Reach::all ? last_day_to_walk(walk.reached) : near);
    if (!day && reach == Reach::near) return std::nullopt;
    if (!day || day->open - walk.reached > max_closed_seconds) return never_open(calendar);
    if (day->close > last_instant.seconds) return out_of_range();
    if (--walk.left == 0) return Instant{day->close};
    walk.reached = day->close;
  }
}

Result<Instant> close_of_open_day(const Calendar& calendar, Instant start, std::int64_t days) {
  OpenWindows windows(calendar, first_day_to_walk(start.seconds));
  const Day last = last_day_to_walk(start.seconds);
  auto receipt = windows.next(last);
  while (receipt && receipt->close <= start.seconds) receipt = windows.next(last);
  if (!receipt || receipt->open - start.seconds > max_closed_seconds) return never_open(calendar);

  const Walk begin{windows, receipt->close, days};
  Walk walk = begin;
  if (calendar.index != nullptr) {
    if (const auto end = walk_days(calendar, walk, Reach::near)) return *end;
    walk = begin;
    if (const auto place = place_of_days(calendar, receipt->day, days))
      walk = Walk{OpenWindows(calendar, place->day), place->reached, place->left};
  }
  return *walk_days(calendar, walk, Reach::all);
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
