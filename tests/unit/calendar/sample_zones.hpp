// Zone tables written from the published rules, so that the core's tests need no time zone
// database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redress/calendar.hpp"

namespace redress::samples {

inline Instant at(std::string_view text) {
  return parse_instant(text).value();
}
inline Day day(std::string_view text) {
  return parse_day(text).value();
}
inline Duration lasting(std::string_view text) {
  return parse_duration(text).value();
}

inline std::vector<Window> windows(const std::vector<std::string_view>& texts) {
  std::vector<Window> out;
  out.reserve(texts.size());
  for (const std::string_view text : texts) out.push_back(parse_window(text).value());
  return out;
}

inline Zone utc() {
  return Zone{"Etc/UTC", 0, {}};
}

inline Zone zone(std::string name, std::int32_t first_offset,
                 const std::vector<std::pair<std::string_view, std::int32_t>>& changes) {
  Zone out{std::move(name), first_offset, {}};
  for (const auto& [text, offset] : changes) out.transitions.push_back({at(text).seconds, offset});
  return out;
}

/// The `n`-th Sunday of a month from 1, or the last one for 0.
inline Day sunday(std::int32_t year, std::int32_t month, int n) {
  const Day first = to_day(Date{year, month, 1});
  const Day next_month =
      month == 12 ? to_day(Date{year + 1, 1, 1}) : to_day(Date{year, month + 1, 1});
  if (n == 0) return Day{next_month.number - 1 - weekday(next_month)};
  return Day{first.number + 6 - weekday(first) + 7 * (n - 1)};
}

/// Rules of the European Union since 1996: the last Sundays of March and October, 01:00 UTC.
inline Zone sofia() {
  Zone out{"Europe/Sofia", 7200, {}};
  for (std::int32_t year = 1997; year <= 2050; ++year) {
    out.transitions.push_back({sunday(year, 3, 0).number * std::int64_t{86400} + 3600, 10800});
    out.transitions.push_back({sunday(year, 10, 0).number * std::int64_t{86400} + 3600, 7200});
  }
  return out;
}

/// Rules of the United States since 2007: the second Sunday of March and the first of November,
/// 02:00 on the wall.
inline Zone new_york() {
  Zone out{"America/New_York", -18000, {}};
  for (std::int32_t year = 2007; year <= 2050; ++year) {
    out.transitions.push_back({sunday(year, 3, 2).number * std::int64_t{86400} + 7 * 3600, -14400});
    out.transitions.push_back(
        {sunday(year, 11, 1).number * std::int64_t{86400} + 6 * 3600, -18000});
  }
  return out;
}

/// Half an hour of summer time, from the first Sunday of October to the first of April, 02:00 on
/// the wall.
inline Zone lord_howe() {
  Zone out{"Australia/Lord_Howe", 39600, {}};
  for (std::int32_t year = 2009; year <= 2050; ++year) {
    out.transitions.push_back({sunday(year, 4, 1).number * std::int64_t{86400} - 9 * 3600, 37800});
    out.transitions.push_back({sunday(year, 10, 1).number * std::int64_t{86400} - 30600, 39600});
  }
  return out;
}

/// Samoa left 2011-12-30 out.
inline Zone apia() {
  return zone("Pacific/Apia", -36000, {{"2011-12-30T10:00:00Z", 50400}});
}

/// The same hours from Monday to Friday, none at the weekend.
inline Calendar weekdays(Zone in, const std::vector<std::string_view>& hours) {
  Calendar out{"office", std::move(in), {}, {}};
  for (std::size_t i = 0; i < 5; ++i) out.hours[i] = windows(hours);
  return out;
}
/// The same hours on all seven days.
inline Calendar daily(Zone in, const std::vector<std::string_view>& hours) {
  Calendar out = weekdays(std::move(in), hours);
  out.hours[5] = out.hours[6] = windows(hours);
  return out;
}

inline Calendar with(Calendar calendar, std::string_view date,
                     const std::vector<std::string_view>& hours) {
  calendar.exceptions.push_back({day(date), windows(hours)});
  return calendar;
}

/// The deadline as text, or the error's code.
inline std::string due(const Calendar& calendar, std::string_view start, std::string_view duration,
                       Clock clock = Clock::business) {
  const auto end = deadline(calendar, at(start), lasting(duration), clock);
  return end ? format_instant(*end) : end.error().code;
}

}  // namespace redress::samples
