// Character classes that words are made of; private to the core.
#pragma once

#include <cstdint>

namespace redress {

enum class CharacterClass : std::uint8_t { other, letter, upper, mark, digit };
/// Of any code point, by ICU's tables.
[[nodiscard]] CharacterClass looked_up_class(char32_t c);
/// Simple case folding (CaseFolding.txt, status C and S) of any code point, by ICU's tables.
[[nodiscard]] char32_t looked_up_fold(char32_t c);

/// ѐ-џ in both cases, all of them letters: with ASCII what nearly every text is made of, so that
/// nothing need be looked up.
[[nodiscard]] constexpr bool is_plain_cyrillic(char32_t c) {
  return c >= 0x400 && c < 0x460;
}
[[nodiscard]] inline CharacterClass classify(char32_t c) {
  if (is_plain_cyrillic(c)) return c < 0x430 ? CharacterClass::upper : CharacterClass::letter;
  if (c >= 0x80) return looked_up_class(c);
  if (c >= U'a' && c <= U'z') return CharacterClass::letter;
  if (c >= U'A' && c <= U'Z') return CharacterClass::upper;
  return c >= U'0' && c <= U'9' ? CharacterClass::digit : CharacterClass::other;
}
[[nodiscard]] inline char32_t fold_code_point(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  if (is_plain_cyrillic(c)) return c >= 0x430 ? c : c + (c < 0x410 ? 80 : 32);
  return looked_up_fold(c);
}

}  // namespace redress
