// How much a calendar has been open by certain days, so that a long term is found by a search
// instead of a walk.
#pragma once

#include <cstdint>
#include <vector>

#include "calendar/open_windows.hpp"
#include "redress/calendar.hpp"

namespace redress {

/// Ascending by day; no member ever descends.
struct OpenIndex {
  struct Entry {
    Day day;  ///< Everything that belongs to earlier days is counted, nothing of this one.
    std::int64_t reached = 0;  ///< All that is counted has closed; nothing of `day` or later opens
                               ///< before.
    std::int64_t open_seconds = 0;
    std::int64_t open_days = 0;
  };
  std::vector<Entry> entries;
};

namespace calendar {

/// What a week holds that has neither an exception nor a change of the clocks.
struct Week {
  std::int64_t open_seconds = 0;
  std::int64_t open_days = 0;
};
[[nodiscard]] Week week_of(const Calendar& calendar);

/// A place to walk on from, with what is left to be counted from there.
struct Place {
  Day day;
  std::int64_t reached = 0;
  std::int64_t left = 0;
};

/// The last entry before `seconds` of open time, counted from `start`, are over; nothing where that
/// is no later than `start`, or the index does not reach there. O(log entries).
[[nodiscard]] std::optional<Place> place_of_seconds(const Calendar& calendar, std::int64_t start,
                                                    std::int64_t seconds);
/// Likewise of the `days`-th open day after `receipt`, itself an open day.
[[nodiscard]] std::optional<Place> place_of_days(const Calendar& calendar, Day receipt,
                                                 std::int64_t days);

}  // namespace calendar
}  // namespace redress
