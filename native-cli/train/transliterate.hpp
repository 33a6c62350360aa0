// Texts as people type them without their own keyboard: examples for the language tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace redress::train {

/// Number of ways in which people write a language in plain Latin letters: 2 for ru, bg and uk, 1
/// for hu (diacritics left out), 0 for others.
[[nodiscard]] std::size_t latin_spellings(std::string_view language);
/// The text in lower case in one of them; precondition: way < latin_spellings(language), `text` is
/// UTF-8.
[[nodiscard]] std::string spell_in_latin(std::string_view text, std::string_view language,
                                         std::size_t way);

}  // namespace redress::train
