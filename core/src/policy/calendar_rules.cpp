#include "policy/calendar_rules.hpp"

#include <algorithm>
#include <vector>

namespace redress {

namespace {

constexpr std::int64_t week_minutes = 7 * 24 * 60;
constexpr std::int32_t closed_days_limit = 400;  // next_open() looks no further
constexpr std::int32_t last_day = 29'584;        // 2050-12-31

std::int64_t open_minutes(const std::vector<Window>& windows) {
  std::int64_t sum = 0;
  for (const Window& window : windows) sum += window.close - window.open;
  return sum;
}

}  // namespace

std::int64_t typical_seconds(const Calendar& calendar, Duration duration, Clock clock) {
  const bool days = duration.unit == Duration::Unit::days;
  const std::int64_t seconds = days ? duration.count * 86'400 : duration.count;
  if (clock == Clock::calendar) return seconds;
  std::int64_t minutes = 0;
  std::int64_t open_days = 0;
  for (const std::vector<Window>& windows : calendar.hours) {
    minutes += open_minutes(windows);
    open_days += windows.empty() ? 0 : 1;
  }
  if (minutes == 0) return seconds;
  return days ? seconds * 7 / open_days : seconds * week_minutes / minutes;
}

std::optional<Day> long_closure(const Calendar& calendar) {
  const bool weekly =
      std::any_of(calendar.hours.begin(), calendar.hours.end(),
                  [](const std::vector<Window>& windows) { return !windows.empty(); });
  if (!weekly && calendar.exceptions.empty()) return Day{0};
  std::int32_t closed_since = 0;
  auto exception = calendar.exceptions.begin();
  for (std::int32_t number = 0; number <= last_day; ++number) {
    while (exception != calendar.exceptions.end() && exception->day.number < number) ++exception;
    const bool excepted = exception != calendar.exceptions.end() && exception->day.number == number;
    const auto& windows = excepted ? exception->windows
                                   : calendar.hours[static_cast<std::size_t>(weekday(Day{number}))];
    if (!windows.empty()) closed_since = number + 1;
    if (number - closed_since >= closed_days_limit) return Day{closed_since};
  }
  return std::nullopt;
}

bool is_utc(const Zone& zone) {
  return zone.name == "UTC" || zone.name == "Etc/UTC" || zone.name == "Etc/UCT" ||
         zone.name == "Etc/Universal" || zone.name == "Etc/Zulu";
}

}  // namespace redress
