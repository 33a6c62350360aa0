// Reading and writing the fixed ASCII forms of dates, times and durations.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "redress/calendar.hpp"

namespace redress::calendar {

inline constexpr std::int64_t seconds_per_day = 86'400;

/// `count` ASCII digits (nine at most) from `position` as a number; nothing where one is missing.
inline std::optional<std::int32_t> read_digits(std::string_view text, std::size_t position,
                                               std::size_t count) {
  if (position > text.size() || count > text.size() - position) return std::nullopt;
  std::int32_t value = 0;
  for (const char c : text.substr(position, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// A real day written `YYYY-MM-DD`, years 0000-9999; nothing for anything else.
std::optional<Day> read_day(std::string_view text);

/// The value in decimal, filled up with zeros to `width`, which is 20 at most. Precondition: value
/// >= 0.
inline void append_padded(std::string& out, std::int64_t value, std::size_t width) {
  std::array<char, 20> digits;
  std::size_t first = digits.size();
  do {
    digits[--first] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  while (digits.size() - first < width) digits[--first] = '0';
  out.append(digits.data() + first, digits.size() - first);
}

/// Quotient rounded towards minus infinity. Precondition: divisor > 0.
inline std::int64_t floor_div(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t quotient = dividend / divisor;
  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

/// What floor_div leaves, from 0 up to divisor - 1. Precondition: divisor > 0.
inline std::int64_t floor_mod(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t rest = dividend % divisor;
  return rest < 0 ? rest + divisor : rest;
}

/// `“value” ` for a message, empty where the value is long or not printable ASCII: a message
/// repeats nothing that could break a log.
inline std::string quoted(std::string_view value) {
  if (value.empty() || value.size() > 40) return {};
  for (const char c : value) {
    if (c < ' ' || c > '~') return {};
  }
  return "“" + std::string(value) + "” ";
}

}  // namespace redress::calendar
