// A second opinion on open hours and deadlines: every minute is looked at, nothing is reckoned
// ahead. Slow, and obviously right.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <vector>

#include "sample_zones.hpp"

namespace redress {
namespace {

constexpr std::int64_t day_minutes = 1'440;

class Reference {
 public:
  /// Looks at the minutes `[begin, end)` since 1970 (UTC). Transitions must lie on whole minutes.
  Reference(const Calendar& calendar, std::int64_t begin, std::int64_t end) : begin_(begin) {
    std::int32_t offset = calendar.zone.first_offset;
    std::size_t passed = 0;
    for (std::int64_t minute = begin; minute < end; ++minute) {
      while (passed < calendar.zone.transitions.size() &&
             calendar.zone.transitions[passed].at <= minute * 60) {
        offset = calendar.zone.transitions[passed++].offset;
      }
      const std::int64_t wall = minute + offset / 60;
      wall_.push_back(wall);
    }
    open_.assign(wall_.size(), false);
    const std::int64_t first_day = wall_.front() / day_minutes + 2;
    const std::int64_t last_day = wall_.back() / day_minutes - 3;
    for (std::int64_t day = first_day; day <= last_day; ++day) {
      for (const Window& window : hours_of(calendar, day)) add(day, window);
    }
  }

  [[nodiscard]] bool is_open(std::int64_t seconds) const { return open_at(seconds / 60); }

  [[nodiscard]] std::optional<std::int64_t> next_open(std::int64_t seconds) const {
    if (is_open(seconds)) return seconds;
    for (std::int64_t minute = seconds / 60 + 1; minute < end(); ++minute) {
      if (open_at(minute)) return minute * 60;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::int64_t> business_seconds(std::int64_t start,
                                                             std::int64_t count) const {
    std::int64_t second = start % 60;
    for (std::int64_t minute = start / 60; minute < end(); ++minute, second = 0) {
      if (!open_at(minute)) continue;
      if (count <= 60 - second) return minute * 60 + second + count;
      count -= 60 - second;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::int64_t> business_days(std::int64_t start,
                                                          std::int64_t count) const {
    const auto received = next_open(start);
    if (!received) return std::nullopt;
    std::optional<std::int64_t> day;
    for (const Stretch& stretch : stretches_) {
      if (!day && stretch.open <= *received / 60 && *received / 60 < stretch.close) {
        day = stretch.day;
      }
    }
    while (count > 0) {
      ++*day;
      if (*day > stretches_.back().day) return std::nullopt;
      if (closing_.count(*day) != 0) --count;
    }
    return closing_.at(*day) * 60;
  }

  [[nodiscard]] std::int64_t calendar_days(std::int64_t start, std::int64_t count) const {
    const std::int64_t wanted =
        wall_[static_cast<std::size_t>(start / 60 - begin_)] + count * day_minutes;
    const auto minute = first_at(wanted);
    return minute ? *minute * 60 + start % 60 : change(wanted) * 60;
  }

 private:
  struct Stretch {
    std::int64_t day;
    std::int64_t open;
    std::int64_t close;
  };

  static std::vector<Window> hours_of(const Calendar& calendar, std::int64_t day) {
    for (const auto& exception : calendar.exceptions) {
      if (exception.day.number == day) return exception.windows;
    }
    return calendar.hours[static_cast<std::size_t>((day + 3) % 7)];
  }

  void add(std::int64_t day, const Window& window) {
    const std::int64_t from = day * day_minutes + window.open;
    const std::int64_t to = day * day_minutes + window.close;
    const std::int64_t open = first_at(from).value_or(change(from));
    const std::int64_t close = last_at(to).value_or(change(to));
    if (open >= close) return;
    stretches_.push_back({day, open, close});
    closing_[day] = std::max(closing_[day], close);
    std::fill(open_.begin() + (open - begin_), open_.begin() + (close - begin_), true);
  }

  // Wall times and minutes are never more than a day apart, so that much is looked through on
  // either side.
  [[nodiscard]] std::size_t day_before(std::int64_t wall) const {
    return static_cast<std::size_t>(std::max<std::int64_t>(wall - day_minutes - begin_, 0));
  }
  [[nodiscard]] std::size_t day_after(std::int64_t wall) const {
    return std::min(wall_.size(), static_cast<std::size_t>(wall + day_minutes + 1 - begin_));
  }

  [[nodiscard]] std::optional<std::int64_t> first_at(std::int64_t wall) const {
    for (std::size_t i = day_before(wall); i < day_after(wall); ++i) {
      if (wall_[i] == wall) return begin_ + static_cast<std::int64_t>(i);
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::int64_t> last_at(std::int64_t wall) const {
    for (std::size_t i = day_after(wall); i-- > day_before(wall);) {
      if (wall_[i] == wall) return begin_ + static_cast<std::int64_t>(i);
    }
    return std::nullopt;
  }
  /// The first minute whose wall time is not before a given one: the change, where that does not
  /// exist.
  [[nodiscard]] std::int64_t change(std::int64_t missing) const {
    for (std::size_t i = day_before(missing); i < wall_.size(); ++i) {
      if (wall_[i] >= missing) return begin_ + static_cast<std::int64_t>(i);
    }
    ADD_FAILURE() << "outside the minutes looked at";
    return 0;
  }

  [[nodiscard]] bool open_at(std::int64_t minute) const {
    return open_[static_cast<std::size_t>(minute - begin_)] != 0;
  }
  [[nodiscard]] std::int64_t end() const {
    return begin_ + static_cast<std::int64_t>(open_.size());
  }

  std::int64_t begin_;
  std::vector<std::int64_t> wall_;
  std::vector<char> open_;
  std::vector<Stretch> stretches_;                ///< In order of days and wall times.
  std::map<std::int64_t, std::int64_t> closing_;  ///< By day.
};

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

Zone random_zone(Dice& dice, std::int64_t begin_day, std::int64_t end_day, int least_days_apart) {
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

std::vector<Window> random_windows(Dice& dice, int most) {
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

Calendar random_calendar(Dice& dice, std::int64_t begin_day, std::int64_t end_day,
                         int least_days_apart, int days_per_exception) {
  Calendar calendar{"random", {}, {}, {}};
  do {
    calendar.zone = random_zone(dice, begin_day, end_day, least_days_apart);
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

void compare(const Calendar& calendar, const Reference& reference, Dice& dice, std::int64_t start,
             std::int64_t most_seconds, std::int64_t most_days) {
  const Instant from{start};
  EXPECT_EQ(is_open(calendar, from), reference.is_open(start)) << start;
  const auto opening = reference.next_open(start);
  if (opening) {
    ASSERT_TRUE(next_open(calendar, from).has_value()) << start;
    EXPECT_EQ(next_open(calendar, from)->seconds, *opening) << start;
  }
  const std::int64_t seconds =
      dice.one_in(2) ? dice.between(1, most_seconds / 60) * 60 : dice.between(1, most_seconds);
  if (const auto expected = reference.business_seconds(start, seconds)) {
    const auto due = deadline(calendar, from, {Duration::Unit::seconds, seconds}, Clock::business);
    ASSERT_TRUE(due.ok()) << start << " + " << seconds;
    EXPECT_EQ(due->seconds, *expected) << start << " + " << seconds;
  }
  const std::int64_t days = dice.between(1, most_days);
  if (const auto expected = reference.business_days(start, days)) {
    const auto due = deadline(calendar, from, {Duration::Unit::days, days}, Clock::business);
    ASSERT_TRUE(due.ok()) << start << " + days " << days;
    EXPECT_EQ(due->seconds, *expected) << start << " + days " << days;
  }
  const auto same_time = deadline(calendar, from, {Duration::Unit::days, days}, Clock::calendar);
  ASSERT_TRUE(same_time.ok());
  EXPECT_EQ(same_time->seconds, reference.calendar_days(start, days)) << start << " " << days;
}

TEST(Reference, AgreesMinuteByMinuteWhereTheClocksChangeOften) {
  Dice dice(20261122);
  for (int round = 0; round < 200 && !HasFailure(); ++round) {
    const std::int64_t begin = 20'000 + dice.between(0, 3'000);
    const Calendar calendar = random_calendar(dice, begin, begin + 60, 3, 6);
    const Reference reference(calendar, begin * day_minutes, (begin + 60) * day_minutes);
    for (int query = 0; query < 40; ++query) {
      const std::int64_t start = (begin + 6) * 86400 + dice.between(0, 15 * 86400);
      compare(calendar, reference, dice, start, 100'000, 12);
    }
  }
}

TEST(Reference, AgreesOverYearsWhereWholeWeeksAreSkipped) {
  Dice dice(19700101);
  for (int round = 0; round < 12 && !HasFailure(); ++round) {
    const std::int64_t begin = 20'000 + dice.between(0, 3'000);
    const Calendar calendar = random_calendar(dice, begin, begin + 700, 40, 40);
    const Reference reference(calendar, begin * day_minutes, (begin + 700) * day_minutes);
    for (int query = 0; query < 40; ++query) {
      const std::int64_t start = (begin + 6) * 86400 + dice.between(0, 90 * 86400);
      compare(calendar, reference, dice, start, 8'000'000, 300);
    }
  }
}

TEST(Reference, AgreesAtEveryQuarterOfAnHourAroundTheChangesOfRealZones) {
  Dice dice(7);
  const std::pair<Zone, const char*> cases[] = {
      {samples::sofia(), "2026-03-29"},     {samples::sofia(), "2026-10-25"},
      {samples::new_york(), "2026-03-08"},  {samples::new_york(), "2026-11-01"},
      {samples::lord_howe(), "2026-04-05"}, {samples::lord_howe(), "2026-10-04"},
      {samples::apia(), "2011-12-30"}};
  const std::vector<std::vector<std::string_view>> hours = {
      {"00:00-24:00"},
      {"18:00-02:00"},
      {"02:00-03:00"},
      {"03:00-04:00", "22:00-01:30"},
      {"01:15-01:45", "02:15-02:45", "03:15-03:45"},
      {"03:30-12:00", "20:00-03:30"},
      {"09:00-13:00", "14:00-18:00"}};
  for (const auto& [zone, date] : cases) {
    for (const auto& windows : hours) {
      const Calendar calendar = samples::daily(zone, windows);
      const std::int64_t day = samples::day(date).number;
      const Reference reference(calendar, (day - 8) * day_minutes, (day + 25) * day_minutes);
      for (std::int64_t start = (day - 2) * 86400; start < (day + 2) * 86400; start += 900) {
        compare(calendar, reference, dice, start, 60'000, 4);
      }
    }
  }
}

}  // namespace
}  // namespace redress
