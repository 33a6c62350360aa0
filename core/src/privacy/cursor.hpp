// Reading a text code point by code point in both directions; private to the privacy module.
#pragma once

#include <cstddef>

#include "redress/policy.hpp"
#include "redress/text.hpp"

namespace redress {

/// Stands for the character behind the last one: none that Unicode has.
inline constexpr char32_t text_end = 0x110000;
/// The code point at `position` and where the next begins.
struct Here {
  char32_t c = text_end;
  std::size_t next = 0;
};
[[nodiscard]] inline Here at(Utf8Text text, std::size_t position) {
  if (position >= text.view().size()) return {text_end, position};
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
/// A mark on a letter, in the scripts here and in those that write vowels with marks.
[[nodiscard]] inline bool is_mark(char32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x900 && c < 0x1000 && c != 0x964 && c != 0x965);
}
[[nodiscard]] inline bool is_letter_or_digit(char32_t c) {
  return is_letter(c) || digit_value(c) >= 0;
}
[[nodiscard]] inline bool is_word_part(char32_t c) {
  return c == U'_' || is_letter_or_digit(c) || is_mark(c);
}
/// A space within a line, or what is drawn as one.
[[nodiscard]] inline bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\v' || c == U'\f' || c == 0x85 || c == 0xA0 ||
         c == 0x2800 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}
/// Nothing is seen of it: controls but for white space, and invisible characters.
[[nodiscard]] inline bool is_hidden(char32_t c) {
  return is_control(c) ? !is_space(c) : is_invisible(c);
}
/// @, and its wide and small forms.
[[nodiscard]] inline bool is_at(char32_t c) {
  return c == U'@' || c == 0xFF20 || c == 0xFE6B;
}
[[nodiscard]] inline bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D;
}
[[nodiscard]] inline std::size_t skip_blanks(Utf8Text text, std::size_t position) {
  while (is_blank(at(text, position).c)) position = at(text, position).next;
  return position;
}

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
[[nodiscard]] inline bool is_tail_part(char32_t c, PersonalDataKind kind) {
  return digit_value(c) >= 0 || (kind == PersonalDataKind::iban && is_letter(c));
}
/// Where that tail starts in a finding that ends at `end`.
[[nodiscard]] inline std::size_t tail_start(Utf8Text text, std::size_t end, PersonalDataKind kind) {
  std::size_t start = end;
  for (std::size_t count = tail_length(kind), position = end; count > 0 && position > 0;) {
    position = before(text, position);
    if (!is_tail_part(at(text, position).c, kind)) continue;
    start = position;
    --count;
  }
  return start;
}

}  // namespace redress
