// Days and times on the wall clock in the program's English.
#pragma once

#include <cstdint>
#include <string>

#include "redress/calendar.hpp"

namespace redress {

inline constexpr std::int64_t seconds_per_day = 86'400;

/// `07`. Precondition: 0 to 99.
[[nodiscard]] std::string two_digits(std::int64_t number);
/// `Mon`; 0 = Monday.
[[nodiscard]] std::string short_weekday(int weekday);
/// `Jan`; 1 = January.
[[nodiscard]] std::string short_month(int month);
/// `Thu 24 Dec 2026`.
[[nodiscard]] std::string date_words(Day day);
/// `18:30`, and 24:00 at the end of a day.
[[nodiscard]] std::string clock_words(std::int64_t second_of_day);
/// `Thu 24 Dec 2026, 18:30`, on the wall of the zone.
[[nodiscard]] std::string moment_words(Instant instant, const Zone& zone);
/// The same of the end of a term: midnight is 24:00 of the day that ends.
[[nodiscard]] std::string end_words(Instant instant, const Zone& zone);

}  // namespace redress
