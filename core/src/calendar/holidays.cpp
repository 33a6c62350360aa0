// Public holidays by rule.
//
// Bulgaria: Labour Code (Кодекс на труда), article 154. Paragraph 1 lists the days. Paragraph 2
// (State Gazette 105/2016, in force from 2017-01-01): where holidays other than Easter's coincide
// with a Saturday or a Sunday, the first or the first two working days after them are free. 1
// November is free for schools only. Days that the Council of Ministers declares free or exchanges
// for one year (paragraph 3) are no rule; a policy lists them as dates.
#include "redress/calendar.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace redress {
namespace {

constexpr std::int32_t first_year = 1970;
constexpr std::int32_t last_year = 2050;

struct MonthDay {
  std::int32_t month;
  std::int32_t day;
};

constexpr std::array<MonthDay, 10> bulgarian_days = {
    {{1, 1}, {3, 3}, {5, 1}, {5, 6}, {5, 24}, {9, 6}, {9, 22}, {12, 24}, {12, 25}, {12, 26}}};
constexpr std::int32_t bulgarian_days_in_lieu_since = 2017;

/// Easter Sunday of the Eastern churches. Julian computus by Meeus, Astronomical Algorithms,
/// chapter 8; 13 days lead from the Julian to the Gregorian calendar from 1900 to 2099.
Day orthodox_easter(std::int32_t year) {
  const std::int32_t moon = (19 * (year % 19) + 15) % 30;
  const std::int32_t sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const std::int32_t from_month_start = moon + sunday + 114;
  const Day julian = to_day(Date{year, from_month_start / 31, from_month_start % 31 + 1});
  return Day{julian.number + 13};
}

bool is_weekend(Day day) {
  return weekday(day) >= 5;
}

bool contains(const std::vector<Day>& days, Day day) {
  return std::find(days.begin(), days.end(), day) != days.end();
}

std::vector<Day> bulgarian_holidays(std::int32_t year) {
  std::vector<Day> days;
  days.reserve(2 * bulgarian_days.size());
  for (const MonthDay& fixed : bulgarian_days) {
    days.push_back(to_day(Date{year, fixed.month, fixed.day}));
  }
  std::vector<Day> lost_to_weekend;
  if (year >= bulgarian_days_in_lieu_since) {
    std::copy_if(days.begin(), days.end(), std::back_inserter(lost_to_weekend), is_weekend);
  }
  const Day easter = orthodox_easter(year);
  for (std::int32_t from_easter = -2; from_easter <= 1; ++from_easter) {
    const Day day{easter.number + from_easter};
    if (!contains(days, day)) days.push_back(day);
  }
  // One working day for each: both days of a weekend give the two that follow, past holidays that
  // follow too.
  for (Day free : lost_to_weekend) {
    while (is_weekend(free) || contains(days, free)) ++free.number;
    days.push_back(free);
  }
  std::sort(days.begin(), days.end());
  return days;
}

}  // namespace

bool has_holidays(std::string_view code) {
  return code == "BG";
}

std::vector<Day> holidays(std::string_view code, std::int32_t year) {
  if (!has_holidays(code) || year < first_year || year > last_year) return {};
  return bulgarian_holidays(year);
}

}  // namespace redress
