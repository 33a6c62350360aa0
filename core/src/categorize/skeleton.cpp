#include "categorize/skeleton.hpp"

#include <array>

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
  std::size_t position = 0;
  while (position < folded_word.size()) {
    const char32_t c = next_code_point(*word, position);
    if (digit_value(c) >= 0) {
      out.push_back('0');
    } else if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else if (c >= 0x430 && c < 0x460) {
      out += cyrillic[c - 0x430];
    } else if (c == 0x491) {  // ґ
      out.push_back('g');
    } else if (c == 0xDF) {  // ß
      out.push_back('s');
    } else if (c >= 0xE0 && c < 0x100) {
      out.push_back(latin_1[c - 0xE0]);
    } else if (c >= 0x100 && c < 0x180) {
      out.push_back(latin_extended_a[c - 0x100]);
    } else if (is_letter(c)) {
      out.push_back(static_cast<char>(0x80 | ((c ^ (c >> 7)) & 0x7F)));
    }
  }
}

}  // namespace redress
