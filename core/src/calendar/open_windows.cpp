#include "calendar/open_windows.hpp"

#include "calendar/scan.hpp"

#include <algorithm>

namespace redress::calendar {

// The wall times of a day's windows reach two days from its midnight and offsets a day to either
// side, so transitions before midnight - 1 day or after midnight + 3 days (both as if UTC) cannot
// touch them.
constexpr std::int64_t reach_before = seconds_per_day;
constexpr std::int64_t reach_after = 3 * seconds_per_day;

OpenWindows::OpenWindows(const Calendar& calendar, Day first) : calendar_(&calendar), day_(first) {
  const auto& exceptions = calendar.exceptions;
  exception_ = static_cast<std::size_t>(
      std::lower_bound(exceptions.begin(), exceptions.end(), first,
                       [](const Calendar::Exception& a, Day day) { return a.day < day; }) -
      exceptions.begin());
  const auto& transitions = calendar.zone.transitions;
  transition_ = static_cast<std::size_t>(
      std::upper_bound(transitions.begin(), transitions.end(), midnight() - reach_before,
                       [](std::int64_t at, const Zone::Transition& b) { return at < b.at; }) -
      transitions.begin());
  offset_ = transition_ == 0 ? calendar.zone.first_offset : transitions[transition_ - 1].offset;
  begin_day(first);
}

std::int64_t OpenWindows::midnight() const {
  return day_.number * seconds_per_day;
}

void OpenWindows::begin_day(Day day) {
  day_ = day;
  position_ = 0;
  const auto& exceptions = calendar_->exceptions;
  while (exception_ < exceptions.size() && exceptions[exception_].day < day) ++exception_;
  const bool excepted = exception_ < exceptions.size() && exceptions[exception_].day == day;
  windows_ = excepted ? std::span<const Window>(exceptions[exception_].windows)
                      : calendar_->hours[static_cast<std::size_t>(weekday(day))];
  const auto& transitions = calendar_->zone.transitions;
  for (; transition_ < transitions.size(); ++transition_) {
    if (transitions[transition_].at > midnight() - reach_before) break;
    offset_ = transitions[transition_].offset;
  }
}

std::optional<OpenWindow> OpenWindows::next(Day last) {
  const auto& zone = calendar_->zone;
  while (true) {
    while (position_ == windows_.size()) {
      if (day_ >= last) return std::nullopt;
      begin_day(Day{day_.number + 1});
    }
    if (day_ > last) return std::nullopt;
    const Window window = windows_[position_++];
    OpenWindow found{day_, plain_instant(window.open), plain_instant(window.close)};
    const bool plain = transition_ == zone.transitions.size() ||
                       zone.transitions[transition_].at > midnight() + reach_after;
    if (!plain) {
      found.open = to_instant(zone, day_, window.open * 60, Ambiguous::first).seconds;
      found.close = to_instant(zone, day_, window.close * 60, Ambiguous::second).seconds;
    }
    if (found.open < found.close) return found;
  }
}

std::optional<OpenWindow> OpenWindows::next_day(Day last) {
  if (position_ != 0) position_ = windows_.size();
  auto found = next(last);
  while (found && position_ < windows_.size()) {
    if (const auto later = next(day_)) found->close = std::max(found->close, later->close);
  }
  return found;
}

std::int64_t OpenWindows::skip_plain_weeks(std::int64_t most, std::int64_t& reached) {
  if (most <= 0 || (position_ != 0 && position_ != windows_.size())) return 0;
  if (position_ == windows_.size()) begin_day(Day{day_.number + 1});
  const std::int64_t weeks = std::min(most, plain_weeks());
  if (weeks == 0) return 0;

  constexpr std::int32_t minutes_per_day = 1'440;
  std::int32_t first = 0;
  while (first < 7 && weekly_windows(first).empty()) ++first;
  if (first == 7) return 0;
  if (plain_instant(first * minutes_per_day + weekly_windows(first).front().open) < reached) {
    return 0;
  }
  begin_day(Day{static_cast<std::int32_t>(day_.number + weeks * 7)});
  std::int32_t last = -1;
  while (weekly_windows(last).empty()) --last;
  reached = plain_instant(last * minutes_per_day + weekly_windows(last).back().close);
  return weeks;
}

/// The windows that the weekly hours give to a day before or after the present one.
const std::vector<Window>& OpenWindows::weekly_windows(std::int32_t days_ahead) const {
  return calendar_->hours[static_cast<std::size_t>(weekday(Day{day_.number + days_ahead}))];
}

/// How many whole weeks from the present day on have no exception and one offset, so that they are
/// alike.
std::int64_t OpenWindows::plain_weeks() const {
  std::int64_t days = 100 * 366;  // Past the last year that counts, whatever the day.
  if (exception_ < calendar_->exceptions.size()) {
    days = std::min<std::int64_t>(
        days, std::int64_t{calendar_->exceptions[exception_].day.number} - day_.number);
  }
  const auto& transitions = calendar_->zone.transitions;
  if (transition_ < transitions.size()) {
    // The last of the days must begin before this is used up.
    const std::int64_t free_seconds = transitions[transition_].at - midnight() - reach_after;
    days = std::min(days, floor_div(free_seconds - 1, seconds_per_day) + 1);
  }
  return std::max<std::int64_t>(days, 0) / 7;
}

/// Instant of a minute of the present day where no change of the clocks is near.
std::int64_t OpenWindows::plain_instant(std::int32_t minute) const {
  return midnight() + minute * 60 - offset_;
}

}  // namespace redress::calendar
