// Letters that look like Latin ones; private to the privacy module.
#pragma once

#include <string_view>

#include "redress/text.hpp"

namespace redress {

/// The Latin capital that a letter is or looks like (Cyrillic and Greek ones, full-width and
/// mathematical forms, either case), or 0.
[[nodiscard]] char looks_like(char32_t c);

}  // namespace redress
