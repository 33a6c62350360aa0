// A word written in plain Latin letters, so that "доставка", "dostavka" and "DOSTAVKA", "késik" and
// "kesik" share their features.
#pragma once

#include <string>
#include <string_view>

namespace redress {

/// Appends the skeleton of a folded word: one byte a letter, and up to four for a Cyrillic letter
/// that is transliterated so. Digits become `0`; a letter of any other script a byte above 0x7F
/// made from its code point. O(bytes).
void append_skeleton(std::string_view folded_word, std::string& out);

}  // namespace redress
