// Public holidays, looked up in the table that is made from the rules in core/data/holidays/.
#include <algorithm>

#include "calendar/holiday_table.hpp"
#include "redress/calendar.hpp"

namespace redress {
namespace {

/// Nothing for an unknown code.
const HolidayRows* rows_of(std::string_view code) {
  const auto found = std::lower_bound(holiday_table.codes.begin(), holiday_table.codes.end(), code);
  if (found == holiday_table.codes.end() || *found != code) return nullptr;
  return &holiday_table.rows[static_cast<std::size_t>(found - holiday_table.codes.begin())];
}

void add_days(const HolidayRows& rows, std::int32_t year, std::vector<Day>& days) {
  if (year < rows.first_year || year > last_holiday_year) return;
  std::size_t row = rows.start;
  for (std::int32_t passed = rows.first_year; passed < year; ++passed) {
    row += 1U + holiday_table.numbers[row];
  }
  const std::int32_t first = to_day(Date{year, 1, 1}).number;
  for (const std::uint16_t since :
       holiday_table.numbers.subspan(row + 1, holiday_table.numbers[row])) {
    days.push_back(Day{first + since});
  }
}

}  // namespace

std::span<const std::string_view> holiday_codes() {
  return holiday_table.codes;
}

bool has_holidays(std::string_view code) {
  return rows_of(code) != nullptr;
}

std::vector<Day> holidays(std::string_view code, std::int32_t year) {
  std::vector<Day> days;
  const HolidayRows* rows = rows_of(code);
  if (rows == nullptr) return days;
  add_days(*rows, year, days);
  if (rows->parent >= 0) {
    add_days(holiday_table.rows[static_cast<std::size_t>(rows->parent)], year, days);
    std::sort(days.begin(), days.end());
  }
  return days;
}

std::optional<std::int32_t> holidays_decided(std::string_view code) {
  const HolidayRows* rows = rows_of(code);
  if (rows == nullptr || rows->decided == 0) return std::nullopt;
  return rows->decided;
}

}  // namespace redress
