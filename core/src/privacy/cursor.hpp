// Reading a text code point by code point in both directions; private to the privacy module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redress/policy.hpp"
#include "redress/text.hpp"

namespace redress {

/// The code point at `position` and where the next begins; 0 at the end of the text.
struct Here {
  char32_t c = 0;
  std::size_t next = 0;
};
[[nodiscard]] inline Here at(Utf8Text text, std::size_t position) {
  if (position >= text.view().size()) return {0, position};
  std::size_t next = position;
  const char32_t c = next_code_point(text, next);
  return {c, next};
}
/// Start of the code point that ends at `position`. Precondition: position > 0, on a boundary.
[[nodiscard]] inline std::size_t before(Utf8Text text, std::size_t position) {
  do {
    --position;
  } while ((static_cast<unsigned char>(text.view()[position]) & 0xC0U) == 0x80U);
  return position;
}
[[nodiscard]] inline bool is_word_part(char32_t c) {
  return c == U'_' || is_letter(c) || digit_value(c) >= 0;
}

/// Digits of any script with single separators between them, as people write long numbers.
struct DigitRun {
  std::string digits;               ///< ASCII.
  std::vector<std::uint32_t> ends;  ///< Byte position behind each digit.
  std::vector<bool> group_end;      ///< The digit is the last of its group.
};
enum class Separators : std::uint8_t { number, phone };
/// At most `most` digits; `position` stands on the first.
[[nodiscard]] DigitRun read_digits(Utf8Text text, std::size_t position, std::size_t most,
                                   Separators separators);

/// Letters and digits at the end of a finding of that kind that stay readable when it is masked, so
/// that the complainant recognizes their own number and nobody can use it.
[[nodiscard]] inline std::size_t tail_length(PersonalDataKind kind) {
  switch (kind) {
    case PersonalDataKind::card:
    case PersonalDataKind::iban:
      return 4;
    case PersonalDataKind::phone:
      return 2;
    case PersonalDataKind::email:
    case PersonalDataKind::national_id:
    case PersonalDataKind::password:
      return 0;
  }
  return 0;
}
/// Where that tail starts in a finding that ends at `end`.
[[nodiscard]] inline std::size_t tail_start(Utf8Text text, std::size_t end, PersonalDataKind kind) {
  std::size_t start = end;
  for (std::size_t count = tail_length(kind), position = end; count > 0 && position > 0;) {
    position = before(text, position);
    if (!is_word_part(at(text, position).c)) continue;
    start = position;
    --count;
  }
  return start;
}

}  // namespace redress
