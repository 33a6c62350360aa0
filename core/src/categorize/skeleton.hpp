// A word written in plain Latin letters, so that "доставка", "dostavka" and "DOSTAVKA", "késik" and
// "kesik" share their features.
#pragma once

#include <string>

#include "redress/text.hpp"

namespace redress {

/// Appends the skeleton of a folded word: one byte a letter, and up to three for a Cyrillic letter
/// that is transliterated so. Digits become `0`; a letter of any other script a byte above 0x7F
/// made from its code point. O(bytes).
void append_skeleton(Utf8Text folded_word, std::string& out);

}  // namespace redress
