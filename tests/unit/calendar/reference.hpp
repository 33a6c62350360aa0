// A second opinion on open hours and deadlines: every minute is looked at, nothing is reckoned
// ahead. Slow, and obviously right.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "redress/calendar.hpp"

namespace redress::reference {

inline constexpr std::int64_t day_minutes = 1'440;

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

}  // namespace redress::reference
