// The open windows of a calendar one after the other, as instants.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "calendar/scan.hpp"
#include "redress/calendar.hpp"

namespace redress::calendar {

/// A calendar that stays closed for longer than this never opens.
inline constexpr std::int64_t max_closed_days = 400;

/// The first day whose windows may still be open at, or after, an instant in seconds since 1970: a
/// window reaches two days, an offset one.
inline Day first_day_to_walk(std::int64_t seconds) {
  return Day{static_cast<std::int32_t>(floor_div(seconds, seconds_per_day) - 3)};
}
/// The last day whose windows may open within max_closed_days of an instant.
inline Day last_day_to_walk(std::int64_t seconds) {
  return Day{static_cast<std::int32_t>(floor_div(seconds, seconds_per_day) + max_closed_days + 2)};
}

/// One window on a certain day, `[open, close)` in seconds since 1970, never empty.
struct OpenWindow {
  Day day;  ///< The day that it belongs to.
  std::int64_t open = 0;
  std::int64_t close = 0;
};

/// Walks the windows in order of their days and wall times. Openings never descend; a window may
/// begin before the previous one has closed (an exception beside a night shift, an hour that comes
/// twice), which the reader of the walk must allow for.
class OpenWindows {
 public:
  /// The calendar must outlive the walk.
  OpenWindows(const Calendar& calendar, Day first);

  /// The next window that belongs to a day up to `last`; nothing where there is none. A window that
  /// a change of the clocks leaves no time is left out.
  [[nodiscard]] std::optional<OpenWindow> next(Day last);

  /// The next day up to `last` that is open at all, from its first opening to its last closing;
  /// what is left of a day already begun is passed over.
  [[nodiscard]] std::optional<OpenWindow> next_day(Day last);

  /// Passes at most `most` whole weeks without an exception or a change of the clocks, from the day
  /// after the present one if that is done (else none), where nothing that closes as late as
  /// `reached` overlaps them. `reached` is moved to their last closing. Returns how many. O(1).
  [[nodiscard]] std::int64_t skip_plain_weeks(std::int64_t most, std::int64_t& reached);

 private:
  void begin_day(Day day);
  [[nodiscard]] std::int64_t midnight() const;
  [[nodiscard]] std::int64_t plain_instant(std::int32_t minute) const;
  [[nodiscard]] std::int64_t plain_weeks() const;
  [[nodiscard]] const std::vector<Window>& weekly_windows(std::int32_t days_ahead) const;

  const Calendar* calendar_;
  Day day_;
  std::span<const Window> windows_;
  std::size_t position_ = 0;
  std::size_t exception_ = 0;  ///< First exception not before day_.
  std::size_t transition_ =
      0;  ///< First transition that a window of day_, or of a later day, could meet.
  std::int32_t offset_ = 0;  ///< What holds until then.
};

}  // namespace redress::calendar
