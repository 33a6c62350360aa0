// Character classes that words are made of; private to the text module.
#pragma once

#include <cstdint>

namespace redress {

enum class CharacterClass : std::uint8_t { other, letter, upper, mark, digit };
[[nodiscard]] CharacterClass classify(char32_t c);
/// Simple case folding (CaseFolding.txt, status C and S).
[[nodiscard]] char32_t fold_code_point(char32_t c);

}  // namespace redress
