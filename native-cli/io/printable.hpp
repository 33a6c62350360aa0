// Text of a policy where a terminal, a log or a calendar shows it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace redress {

/// Bytes of the control character that UTF-8 text begins with; 0 where it begins with none. Those
/// of C0 and C1 and DEL, and those that turn the direction of the text around them (Bidi_Control of
/// the Unicode Character Database).
[[nodiscard]] std::size_t control_at(std::string_view text);
/// On one line and in the order in which it is written: a blank in place of each control character.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace redress
