// Letters that are drawn like others; private to the text module.
#pragma once

namespace redress {

/// The plain letter or digit behind a decorated one (full width, mathematical, circled, squared);
/// every other code point is itself.
[[nodiscard]] char32_t undecorated(char32_t c);

}  // namespace redress
