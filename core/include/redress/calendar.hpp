// Instants, zones, open hours and holidays: everything that turns "eight open hours from now" into
// one instant.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"

namespace redress {

/// A point in time in whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
struct Instant {
  std::int64_t seconds = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// What this module reckons with: the zone tables end there too. Instants given to it may lie
/// outside; answers never do.
inline constexpr Instant first_instant{0};             ///< 1970-01-01T00:00:00Z
inline constexpr Instant last_instant{2'556'143'999};  ///< 2050-12-31T23:59:59Z

/// Calendar day as days since 1970-01-01 (proleptic Gregorian).
struct Day {
  std::int32_t number = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
};
struct Date {
  std::int32_t year = 1970;
  std::int32_t month = 1;  ///< 1-12
  std::int32_t day = 1;    ///< 1-31
  friend auto operator<=>(const Date&, const Date&) = default;
};
[[nodiscard]] Day to_day(Date date);
[[nodiscard]] Date to_date(Day day);
/// 0 = Monday … 6 = Sunday.
[[nodiscard]] int weekday(Day day);
/// `YYYY-MM-DD` of a real day, years 1970-2050; error `date.invalid`.
[[nodiscard]] Result<Day> parse_day(std::string_view text);
[[nodiscard]] std::string format_day(Day day);

/// RFC 3339 with `Z` or an offset, whole seconds (a fraction and a leap second are refused), from
/// first_instant to last_instant; error `instant.invalid`.
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);
/// RFC 3339 UTC with `Z`, whole seconds.
[[nodiscard]] std::string format_instant(Instant instant);

/// ISO 8601 duration: a time (`PT8H`, `PT1H30M`) or a number of days (`P3D`), never both, never
/// zero, at most ten years (3,653 days).
struct Duration {
  enum class Unit : std::uint8_t { seconds, days };
  Unit unit = Unit::seconds;
  std::int64_t count = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};
/// Error `duration.invalid`, `duration.mixed` or `duration.zero`.
[[nodiscard]] Result<Duration> parse_duration(std::string_view text);
/// The shortest canonical spelling: `PT8H`, `PT1H30M`, `P3D`.
[[nodiscard]] std::string format_duration(Duration duration);

/// `business` counts open time only, `calendar` elapsed time.
enum class Clock : std::uint8_t { business, calendar };

/// Offsets of one IANA zone: `first_offset` until the first transition. The core never reads a zone
/// database; compile does.
struct Zone {
  struct Transition {
    std::int64_t at = 0;      ///< Instant from which `offset` holds.
    std::int32_t offset = 0;  ///< Seconds east of UTC.
    friend bool operator==(const Transition&, const Transition&) = default;
  };
  std::string name;
  std::int32_t first_offset = 0;
  std::vector<Transition> transitions;  ///< Ascending by `at`.

  friend bool operator==(const Zone&, const Zone&) = default;
};
/// What every zone here must keep to: a name, offsets of at most a day, transitions from
/// first_instant to last_instant, ascending and at least two days apart (the closest in tzdata are
/// seven). For readers of untrusted bytes. O(transitions).
[[nodiscard]] bool well_formed(const Zone& zone);
[[nodiscard]] std::int32_t offset_at(const Zone& zone, Instant instant);
/// Which of two instants is meant by a wall time that exists twice. One that does not exist is the
/// instant of the change.
enum class Ambiguous : std::uint8_t { first, second };
/// `second_of_day` counts on the wall clock from the day's midnight and may pass 86400 (02:00 of
/// the next day is 93600).
[[nodiscard]] Instant to_instant(const Zone& zone, Day day, std::int32_t second_of_day,
                                 Ambiguous ambiguous);
[[nodiscard]] Day local_day(const Zone& zone, Instant instant);

/// Wall-clock window in minutes from midnight of the day that it belongs to; `close` up to 2880,
/// for one that ends the next day.
struct Window {
  std::int32_t open = 0;
  std::int32_t close = 0;
  friend bool operator==(const Window&, const Window&) = default;
};
/// `09:00-13:00`, `18:00-02:00`, `00:00-24:00`; error `hours.invalid`.
[[nodiscard]] Result<Window> parse_window(std::string_view text);
[[nodiscard]] std::string format_window(Window window);

struct OpenIndex;

/// Open hours of a team. Windows of a day are ascending, begin on that day and do not overlap; in
/// the weekly hours neither do they overlap the next day's. Where an exception's or a change of the
/// clocks makes two overlap, the time they share counts once.
struct Calendar {
  struct Exception {
    Day day;
    std::vector<Window> windows;  ///< Empty: closed.
    friend bool operator==(const Exception&, const Exception&) = default;
  };
  std::string id;
  Zone zone;
  std::array<std::vector<Window>, 7> hours;  ///< 0 = Monday.
  /// Ascending by day; holidays and exceptions merged, exceptions win.
  std::vector<Exception> exceptions;
  /// Made by index_open_time() of all the others, which may not change afterwards; null for none.
  std::shared_ptr<const OpenIndex> index = nullptr;

  friend bool operator==(const Calendar& a, const Calendar& b) {
    return a.id == b.id && a.zone == b.zone && a.hours == b.hours && a.exceptions == b.exceptions;
  }
};
/// Makes long terms as quick to date as short ones, from 2020 to 2049: O(changes of the clocks and
/// exceptions) here, O(log) of them in deadline(). The answers are the same. Precondition:
/// well_formed.
void index_open_time(Calendar& calendar);
/// Whether zone, hours and exceptions keep to what is said of their types. For readers of untrusted
/// bytes. O(size).
[[nodiscard]] bool well_formed(const Calendar& calendar);
/// Windows that belong to a day. O(log exceptions).
[[nodiscard]] std::span<const Window> windows_of(const Calendar& calendar, Day day);
/// Open from an opening on until just before the closing.
[[nodiscard]] bool is_open(const Calendar& calendar, Instant instant);
/// The instant itself where open, else the next opening; nothing where it does not open within 400
/// days.
[[nodiscard]] std::optional<Instant> next_open(const Calendar& calendar, Instant instant);

/// The instant at which `duration` from `start` is over, by the rules of a promise (design,
/// "Promise rules"): business seconds count open time and end on the closing instant where they end
/// there; business days end at the close of the n-th open day after the day of receipt (received
/// while closed counts as received at the next opening; a window past midnight belongs to the day
/// that it opens on); calendar days keep the wall time. Errors `calendar.never_open` (closed for
/// 400 days on end), `deadline.out_of_range` (start or end not between first_instant and
/// last_instant), `duration.zero` (count below one). O(changes of the clocks and exceptions between
/// start and end), at most O(days); where the calendar is indexed O(log) of all of them, whatever
/// the duration and however long it stays closed.
[[nodiscard]] Result<Instant> deadline(const Calendar& calendar, Instant start, Duration duration,
                                       Clock clock);

/// Codes that holidays() knows, ascending: countries (ISO 3166-1 alpha-2, `BG`) and regions (ISO
/// 3166-2, `GB-SCT`), upper case. `GB` is England and Wales.
[[nodiscard]] std::span<const std::string_view> holiday_codes();
/// O(log codes).
[[nodiscard]] bool has_holidays(std::string_view code);
/// Days on which offices in a country or region are normally closed in one year, ascending, each
/// day once: public holidays by law for the whole of it, the days that stand in for those at a
/// weekend, and days that the government gave for one year. A region has its country's days too,
/// where the law there does not put its own in their place; days of a region are not among its
/// country's. Weekends, half days and days off for schools, banks or officials alone are not
/// listed, and a Saturday worked in exchange for a day off is not opened. Rules and sources:
/// core/data/holidays/. Islamic feasts of coming years are computed and may prove a day off. Empty
/// for an unknown code and outside its years: 2020-2050, BG from 1970.
[[nodiscard]] std::vector<Day> holidays(std::string_view code, std::int32_t year);
/// The last year whose days are all in the list, for a code some of whose days a government or a
/// religious authority settles year by year; after it only what rules give. Nothing where rules
/// alone decide, and for an unknown code.
[[nodiscard]] std::optional<std::int32_t> holidays_decided(std::string_view code);

}  // namespace redress
