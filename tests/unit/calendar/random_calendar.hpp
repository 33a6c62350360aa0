// Calendars that nobody would think of.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "redress/calendar.hpp"

namespace redress::reference {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(int sides) { return between(1, sides) == 1; }

 private:
  std::mt19937_64 engine_;
};

inline Zone random_zone(Dice& dice, std::int64_t begin_day, std::int64_t end_day,
                        int least_days_apart) {
  Zone zone{"Test/Random", static_cast<std::int32_t>(dice.between(-48, 48) * 900), {}};
  std::int32_t offset = zone.first_offset;
  std::int64_t at = (begin_day + dice.between(4, 20)) * 86400 + dice.between(0, 95) * 900;
  while (at < end_day * 86400) {
    const std::int32_t steps[] = {1800, 3600, 3600, 3600, 7200, 10800, 60, 86400};
    std::int32_t step = steps[dice.between(0, 7)];
    if (dice.one_in(2)) step = -step;
    if (offset + step > 80000 || offset + step < -80000) step = -step;
    if (offset + step <= 86400 && offset + step >= -86400) {
      offset += step;
      zone.transitions.push_back({at, offset});
    }
    at += dice.between(least_days_apart * 96, least_days_apart * 96 * 4) * 900;
  }
  return zone;
}

inline std::vector<Window> random_windows(Dice& dice, int most) {
  std::vector<std::int32_t> times;
  for (std::int64_t i = dice.between(0, most); i > 0; --i) {
    // Most of it at night, where the clocks change.
    const std::int64_t latest = dice.one_in(2) ? 24 : 96;
    times.push_back(static_cast<std::int32_t>(dice.between(0, latest) * 15));
    times.push_back(static_cast<std::int32_t>(dice.between(0, 96) * 15));
  }
  std::sort(times.begin(), times.end());
  std::vector<Window> windows;
  for (std::size_t i = 0; i + 1 < times.size(); i += 2) {
    if (times[i] == times[i + 1]) continue;
    windows.push_back({times[i], times[i + 1]});
  }
  if (!windows.empty() && dice.one_in(3)) {
    windows.back().close += static_cast<std::int32_t>(dice.between(0, 80) * 15);
    windows.back().close = std::min(windows.back().close, 2880);
  }
  return windows;
}

/// Hours and exceptions in a zone, from one day to another.
inline Calendar random_calendar(Dice& dice, const Zone& zone, std::int64_t begin_day,
                                std::int64_t end_day, int days_per_exception) {
  Calendar calendar{"random", zone, {}, {}};
  do {
    for (auto& windows : calendar.hours) windows = random_windows(dice, 3);
    for (auto& windows : calendar.hours) {
      if (dice.one_in(3)) windows.clear();
    }
    calendar.exceptions.clear();
    for (std::int64_t day = begin_day; day < end_day; ++day) {
      if (!dice.one_in(days_per_exception)) continue;
      calendar.exceptions.push_back(
          {Day{static_cast<std::int32_t>(day)},
           dice.one_in(2) ? std::vector<Window>{} : random_windows(dice, 2)});
    }
  } while (!well_formed(calendar));
  return calendar;
}

}  // namespace redress::reference
