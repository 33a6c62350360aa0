#include "categorize/skeleton.hpp"

#include <array>

#include "base/utf8_buffer.hpp"
#include "redress/text.hpp"

namespace redress {

namespace {

// U+0430..U+045F, as most people type Russian, Bulgarian and Ukrainian on a Latin keyboard; where
// they differ, what two of them do.
constexpr std::array<std::string_view, 48> cyrillic = {
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",   "k", "l", "m", "n", "o",  "p",  // а-п
    "r", "s", "t", "u", "f", "h",  "ts", "ch", "sh", "sht", "a", "y", "",  "e", "yu", "ya",  // р-я
    "e", "e", "d", "g", "e", "dz", "i",  "yi", "y",  "l",   "n", "c", "k", "i", "u",  "dzh",  // ѐ-џ
};

// U+00E0..U+017F: the letter without its diacritic; Æ, Œ and the like by their first letter.
constexpr std::string_view latin_1 = "aaaaaaaceeeeiiiidnooooo/ouuuuyty";
constexpr std::string_view latin_extended_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssss"
    "ssssttttttuuuuuuuuuuuuww"
    "yyyzzzzzzs";
static_assert(latin_1.size() == 32 && latin_extended_a.size() == 128);

}  // namespace

void append_skeleton(std::string_view folded_word, std::string& out) {
  const Result<Utf8Text> word = Utf8Text::from(folded_word);
  if (!word) return;
  Utf8Buffer buffer(out);
  std::size_t position = 0;
  while (position < folded_word.size()) {
    const char32_t c = next_code_point(*word, position);
    if (c >= 0x430 && c < 0x460) {
      for (const char letter : cyrillic[c - 0x430]) buffer.byte(letter);
    } else if (digit_value(c) >= 0) {
      buffer.byte('0');
    } else if (c < 0x80) {
      buffer.byte(static_cast<char>(c));
    } else if (c == 0x491) {  // ґ
      buffer.byte('g');
    } else if (c == 0xDF) {  // ß
      buffer.byte('s');
    } else if (c >= 0xE0 && c < 0x100) {
      buffer.byte(latin_1[c - 0xE0]);
    } else if (c >= 0x100 && c < 0x180) {
      buffer.byte(latin_extended_a[c - 0x100]);
    } else if (is_letter(c)) {
      buffer.byte(static_cast<char>(0x80 | ((c ^ (c >> 7)) & 0x7F)));
    }
  }
  buffer.flush();
}

}  // namespace redress
