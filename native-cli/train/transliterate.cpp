#include "train/transliterate.hpp"

#include <array>

#include "redress/text.hpp"

namespace redress::train {

namespace {

// U+0430..U+044F, then ё є і ї ґ.
using Alphabet = std::array<std::string_view, 37>;

constexpr Alphabet russian_passport = {"a",  "b",  "v",  "g",  "d",  "e",   "zh", "z", "i", "y",
                                       "k",  "l",  "m",  "n",  "o",  "p",   "r",  "s", "t", "u",
                                       "f",  "h",  "ts", "ch", "sh", "sch", "",   "y", "",  "e",
                                       "yu", "ya", "e",  "e",  "i",  "i",   "g"};
constexpr Alphabet russian_chat = {"a",  "b",  "v",  "g",  "d",  "e",    "j", "z", "i", "j",
                                   "k",  "l",  "m",  "n",  "o",  "p",    "r", "s", "t", "u",
                                   "f",  "kh", "c",  "ch", "sh", "shch", "",  "y", "'", "e",
                                   "ju", "ja", "yo", "e",  "i",  "i",    "g"};
constexpr Alphabet bulgarian_official = {"a",  "b",  "v",  "g",  "d",  "e",   "zh", "z", "i", "y",
                                         "k",  "l",  "m",  "n",  "o",  "p",   "r",  "s", "t", "u",
                                         "f",  "h",  "ts", "ch", "sh", "sht", "a",  "y", "y", "e",
                                         "yu", "ya", "e",  "e",  "i",  "i",   "g"};
constexpr Alphabet bulgarian_chat = {
    "a", "b", "v", "g", "d", "e", "j",  "z", "i", "i", "k", "l",  "m", "n", "o", "p", "r", "s", "t",
    "u", "f", "h", "c", "4", "6", "6t", "u", "y", "i", "e", "iu", "q", "e", "e", "i", "i", "g"};
constexpr Alphabet ukrainian_official = {"a",  "b",  "v",  "h",  "d",  "e",    "zh", "z", "y", "i",
                                         "k",  "l",  "m",  "n",  "o",  "p",    "r",  "s", "t", "u",
                                         "f",  "kh", "ts", "ch", "sh", "shch", "",   "y", "",  "e",
                                         "iu", "ia", "e",  "ie", "i",  "i",    "g"};
constexpr Alphabet ukrainian_chat = {"a",  "b",  "v",  "g",  "d",  "e",   "zh", "z", "y", "y",
                                     "k",  "l",  "m",  "n",  "o",  "p",   "r",  "s", "t", "u",
                                     "f",  "h",  "c",  "ch", "sh", "sch", "",   "y", "'", "e",
                                     "yu", "ya", "yo", "ye", "i",  "yi",  "g"};

const Alphabet* alphabet_of(std::string_view language, std::size_t way) {
  if (language == "ru") return way == 0 ? &russian_passport : &russian_chat;
  if (language == "bg") return way == 0 ? &bulgarian_official : &bulgarian_chat;
  if (language == "uk") return way == 0 ? &ukrainian_official : &ukrainian_chat;
  return nullptr;
}

std::string_view spelling(char32_t c, const Alphabet* alphabet) {
  if (alphabet != nullptr) {
    constexpr std::array<char32_t, 5> beyond = {0x451, 0x454, 0x456, 0x457, 0x491};
    if (c >= 0x430 && c < 0x450) return (*alphabet)[c - 0x430];
    for (std::size_t i = 0; i < beyond.size(); ++i) {
      if (c == beyond[i]) return (*alphabet)[32 + i];
    }
    return {};
  }
  switch (c) {
    case 0xE1:
      return "a";
    case 0xE9:
      return "e";
    case 0xED:
      return "i";
    case 0xF3:
    case 0xF6:
    case 0x151:
      return "o";
    case 0xFA:
    case 0xFC:
    case 0x171:
      return "u";
    default:
      return {};
  }
}

bool is_dropped(char32_t c) {
  return c == 0x44A || c == 0x44C;
}  // ъ, ь where their spelling is empty

}  // namespace

std::size_t latin_spellings(std::string_view language) {
  if (language == "hu") return 1;
  return alphabet_of(language, 0) != nullptr ? 2 : 0;
}

std::string spell_in_latin(std::string_view text, std::string_view language, std::size_t way) {
  const Alphabet* alphabet = alphabet_of(language, way);
  const std::string folded = fold(Utf8Text::from(text).value());
  const Utf8Text view = Utf8Text::from(folded).value();
  std::string out;
  std::size_t position = 0;
  while (position < folded.size()) {
    const char32_t c = next_code_point(view, position);
    const std::string_view latin = spelling(c, alphabet);
    if (!latin.empty()) {
      out += latin;
    } else if (alphabet == nullptr || !is_dropped(c)) {
      append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace redress::train
