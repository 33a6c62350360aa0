#include "redress/calendar.hpp"

#include "calendar/scan.hpp"

namespace redress {
namespace {

using calendar::floor_div;

constexpr Day first_day{
    static_cast<std::int32_t>(first_instant.seconds / calendar::seconds_per_day)};
constexpr Day last_day{static_cast<std::int32_t>(last_instant.seconds / calendar::seconds_per_day)};

// Years are counted from 1 March, so that the leap day is the last of a year; 400 of them are an
// era of 146,097 days. Day 0 of era 0 is 0000-03-01, 719,468 days before 1970-01-01. Source: Howard
// Hinnant, "chrono-Compatible Low-Level Date Algorithms".
constexpr std::int64_t days_per_era = 146'097;
constexpr std::int64_t days_to_epoch = 719'468;

}  // namespace

Day to_day(Date date) {
  const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return Day{static_cast<std::int32_t>(era * days_per_era + day_of_era - days_to_epoch)};
}

Date to_date(Day day) {
  const std::int64_t number = day.number + days_to_epoch;
  const std::int64_t era = floor_div(number, days_per_era);
  const std::int64_t day_of_era = number - era * days_per_era;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return Date{static_cast<std::int32_t>(year), static_cast<std::int32_t>(month),
              static_cast<std::int32_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1)};
}

int weekday(Day day) {
  // 1970-01-01 was a Thursday.
  return static_cast<int>(calendar::floor_mod(std::int64_t{day.number} + 3, 7));
}

std::optional<Day> calendar::read_day(std::string_view text) {
  const auto year = read_digits(text, 0, 4);
  const auto month = read_digits(text, 5, 2);
  const auto day = read_digits(text, 8, 2);
  if (text.size() != 10 || !year || !month || !day || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const Date date{*year, *month, *day};
  // A month has to be one before it is reckoned with; a day that its month does not have comes back
  // as another date.
  if (date.month < 1 || date.month > 12 || to_date(to_day(date)) != date) return std::nullopt;
  return to_day(date);
}

Result<Day> parse_day(std::string_view text) {
  const auto day = calendar::read_day(text);
  if (!day || *day < first_day || *day > last_day) {
    return Error{"date.invalid", "",
                 "A date must be a real day written YYYY-MM-DD, from 1970-01-01 to 2050-12-31."};
  }
  return *day;
}

std::string format_day(Day day) {
  const Date date = to_date(day);
  std::string out;
  if (date.year < 0) out += '-';
  calendar::append_padded(out, date.year < 0 ? -std::int64_t{date.year} : date.year, 4);
  out += '-';
  calendar::append_padded(out, date.month, 2);
  out += '-';
  calendar::append_padded(out, date.day, 2);
  return out;
}

}  // namespace redress
