// A number as people write it: digits with what separates them; private to the privacy module.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "redress/text.hpp"

namespace redress {

/// What stands before a digit, as bits.
namespace gap {
inline constexpr std::uint8_t space = 1, dash = 2, dot = 4, slash = 8, bracket = 16;
/// More than one sign that is no space, or more than one space.
inline constexpr std::uint8_t wide = 32;
}  // namespace gap

/// Digits of any script, at most 20, in the groups in which they stand.
struct DigitRun {
  static constexpr std::size_t most_digits = 20;
  static constexpr std::size_t most_signs = 3;  ///< Between two groups, as in " - " or ") (".

  std::array<char, most_digits> digits{};          ///< ASCII.
  std::array<std::uint32_t, most_digits> ends{};   ///< Byte position behind each digit.
  std::array<std::uint8_t, most_digits> before{};  ///< `gap` bits in front of each digit.
  std::size_t size = 0;
  bool closed = true;  ///< What follows the last digit is not glued to it.

  [[nodiscard]] std::string_view first(std::size_t count) const { return {digits.data(), count}; }
  /// The first `count` digits are a number of their own: the next one does not touch them.
  [[nodiscard]] bool ends_group(std::size_t count) const {
    return count < size ? before[count] != 0 : closed;
  }
  /// All signs between the first `count` digits; `gap` bits.
  [[nodiscard]] std::uint8_t signs(std::size_t count) const;
  /// Lengths of the groups of the first `count` digits.
  struct Groups {
    std::array<std::uint8_t, most_digits> length{};
    std::size_t size = 0;
    [[nodiscard]] bool are(std::string_view lengths) const;  ///< "334": three, three, four.
  };
  [[nodiscard]] Groups groups(std::size_t count) const;
  /// How many digits the date takes that stands at digit `from`: day, month, year or year, month,
  /// day with one sign between; a space where the year has four digits and it is the first of the
  /// run. 0 where there is none.
  [[nodiscard]] std::size_t date_at(std::size_t from) const;
  /// How many digits days with their months or hours with their minutes take that stand one behind
  /// the other there: 12.10 13.10, 9.00-18.00; 0 for fewer than two.
  [[nodiscard]] std::size_t days_or_hours() const;
  /// The first `count` digits are thousands in groups of three: 1 250 000.
  [[nodiscard]] bool round_amount(std::size_t count) const;
};

/// `position` stands on the first digit, or behind the last one of `begun`.
[[nodiscard]] DigitRun read_digits(Utf8Text text, std::size_t position, DigitRun begun = {});

}  // namespace redress
