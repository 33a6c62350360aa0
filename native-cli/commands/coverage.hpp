// Which hours of a week a team is there, which its after-hours team, and which no one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "io/wall_words.hpp"
#include "redress/calendar.hpp"

namespace redress::coverage {

/// Who is there: the after-hours team counts only while the team itself is closed, as it does for a
/// promise.
enum class Presence : std::uint8_t { team, after_hours, no_one };

/// Half-open, never empty.
struct Stretch {
  Instant from;
  Instant to;
  Presence who = Presence::no_one;
  [[nodiscard]] std::int64_t seconds() const { return to.seconds - from.seconds; }
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// The hours of a team and, where it names one, of the team that covers the rest.
struct Hours {
  const Calendar* team = nullptr;         ///< Its zone is the one that everything is shown in.
  const Calendar* after_hours = nullptr;  ///< Null: no one covers.
};

/// The windows of a calendar between two instants, ascending by opening, each for itself. O(days).
[[nodiscard]] std::vector<Stretch> open_windows(const Calendar& calendar, Instant from, Instant to);
/// The same; those that touch or overlap are one.
[[nodiscard]] std::vector<Stretch> open_stretches(const Calendar& calendar, Instant from,
                                                  Instant to);
/// All the time between two instants: ascending, without a hole, neighbours differ. Precondition:
/// `hours.team` is not null.
[[nodiscard]] std::vector<Stretch> presence(const Hours& hours, Instant from, Instant to);

/// The instant at which the wall clock of a zone is moved.
struct ClockChange {
  Instant at;
  std::int32_t before = 0;  ///< Offset, seconds east of UTC.
  std::int32_t after = 0;
  [[nodiscard]] bool skips() const { return after > before; }
  friend bool operator==(const ClockChange&, const ClockChange&) = default;
};
/// From `from` on and before `to`, ascending; transitions that keep the offset are none.
[[nodiscard]] std::vector<ClockChange> clock_changes(const Zone& zone, Instant from, Instant to);

/// Monday 00:00 to Sunday 24:00 on the wall of the team's zone.
struct WallWeek {
  Day monday;
  Instant begin;
  Instant end;
  std::vector<Stretch> stretches;         ///< As presence() gives them.
  std::vector<ClockChange> changes;       ///< In the team's zone.
  std::array<std::int64_t, 3> seconds{};  ///< In the whole week, by Presence.
  std::optional<Stretch> longest_alone;   ///< The longest without anyone that begins in this week;
                                          ///< none where someone is there all the time, or never.
  [[nodiscard]] std::int64_t of(Presence who) const {
    return seconds[static_cast<std::size_t>(who)];
  }
};
/// Precondition: `hours.team` is not null.
[[nodiscard]] WallWeek wall_week(const Hours& hours, Day monday);

/// The Monday of the week that a day is in.
[[nodiscard]] Day monday_of(Day day);
/// The Monday of the next whole week, from `now` on, in which neither calendar has an exception and
/// no clock of theirs changes; where there is none within 60 weeks, the next Monday.
[[nodiscard]] Day typical_monday(const Hours& hours, Instant now);
/// The weekly hours alone, at the offset that holds at `instant` for ever: every week is alike.
[[nodiscard]] Calendar typical(const Calendar& calendar, Instant instant);
/// The Mondays of the weeks of the next two changes of the clocks of each zone, at `now` or later,
/// ascending: four at most, two where the zones change in the same weeks.
[[nodiscard]] std::vector<Day> weeks_of_clock_changes(const Hours& hours, Instant now);

/// What of a stretch stands in the row of one day on the wall. A doubled hour is passed twice.
struct WallPiece {
  enum class Pass : std::uint8_t { only, first, second };
  int weekday = 0;  ///< 0 = Monday.
  std::int32_t from_second = 0;
  std::int32_t to_second = 0;  ///< Up to 86400.
  Presence who = Presence::no_one;
  Pass pass = Pass::only;
  friend bool operator==(const WallPiece&, const WallPiece&) = default;
};
/// The week as rows of the wall clock, in the order of time. A skipped hour is in none of them.
[[nodiscard]] std::vector<WallPiece> wall_pieces(const WallWeek& week, const Zone& zone);

/// Hours of the wall clock that a change leaves out or shows twice.
struct WallMark {
  int weekday = 0;
  std::int32_t from_second = 0;
  std::int32_t to_second = 0;
  bool skipped = false;
  friend bool operator==(const WallMark&, const WallMark&) = default;
};
/// By change; one that lies across midnight has a mark on both days. What is outside the week is
/// left out.
[[nodiscard]] std::vector<WallMark> wall_marks(const WallWeek& week);

}  // namespace redress::coverage
