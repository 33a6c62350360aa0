#include "categorize/skeleton.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/one_copy.hpp"
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

namespace {

void append_letter(char32_t c, Utf8Buffer& out) {
  if (c >= 0x430 && c < 0x460) {
    for (const char letter : cyrillic[c - 0x430]) out.byte(letter);
  } else if (digit_value(c) >= 0) {
    out.byte('0');
  } else if (c < 0x80) {
    out.byte(static_cast<char>(c));
  } else if (c == 0x491) {  // ґ
    out.byte('g');
  } else if (c == 0xDF) {  // ß
    out.byte('s');
  } else if (c >= 0xE0 && c < 0x100) {
    out.byte(latin_1[c - 0xE0]);
  } else if (c >= 0x100 && c < 0x180) {
    out.byte(latin_extended_a[c - 0x100]);
  } else if (is_letter(c)) {
    out.byte(static_cast<char>(0x80 | ((c ^ (c >> 7)) & 0x7F)));
  }
}

// The skeleton of one letter, up to three bytes of it, ready to be copied.
struct LetterSkeleton {
  std::array<char, 3> bytes{};
  std::uint8_t size = 0;
  bool known = false;
};
// By code point, up to ґ: all letters of nearly every text.
constexpr std::array<LetterSkeleton, 0x492> letters = [] {
  std::array<LetterSkeleton, 0x492> out{};
  const auto set = [&](char32_t c, std::string_view bytes) {
    std::copy(bytes.begin(), bytes.end(), out[c].bytes.begin());
    out[c].size = static_cast<std::uint8_t>(bytes.size());
    out[c].known = true;
  };
  for (char c = 0; c >= 0 && c < 0x7F; ++c) set(static_cast<char32_t>(c), {&c, 1});
  for (char32_t c = U'0'; c <= U'9'; ++c) set(c, "0");
  for (std::size_t i = 0; i < latin_1.size(); ++i)
    set(static_cast<char32_t>(0xE0 + i), latin_1.substr(i, 1));
  for (std::size_t i = 0; i < latin_extended_a.size(); ++i)
    set(static_cast<char32_t>(0x100 + i), latin_extended_a.substr(i, 1));
  for (std::size_t i = 0; i < cyrillic.size(); ++i)
    set(static_cast<char32_t>(0x430 + i), cyrillic[i]);
  set(0x491, "g");
  return out;
}();

// False, and nothing appended, where one of its letters is not among those, or it is long.
bool append_known(Utf8Text folded_word, std::string& out) {
  constexpr std::size_t longest = 64;
  const std::string_view word = folded_word.view();
  if (word.size() > longest) return false;
  std::array<char, longest * sizeof(LetterSkeleton::bytes)> bytes;
  char* end = bytes.data();
  for (std::size_t position = 0; position < word.size();) {
    const char32_t c = next_code_point(folded_word, position);
    if (c >= letters.size() || !letters[c].known) return false;
    std::memcpy(end, letters[c].bytes.data(), letters[c].bytes.size());
    end += letters[c].size;
  }
  out.append(bytes.data(), end);
  return true;
}

}  // namespace

void append_skeleton(Utf8Text folded_word, std::string& out) {
  if (has_shortcuts && append_known(folded_word, out)) return;
  Utf8Buffer buffer(out);
  for (std::size_t position = 0; position < folded_word.view().size();)
    append_letter(next_code_point(folded_word, position), buffer);
  buffer.flush();
}

}  // namespace redress
