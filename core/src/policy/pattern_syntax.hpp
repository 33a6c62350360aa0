// The tree of a `pattern`; private to the policy module.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "redress/base.hpp"

namespace redress::pattern {

struct Range {
  char32_t first = 0;
  char32_t last = 0;
};

/// What `\d`, `\D`, `\w`, `\W`, `\s` and `\S` stand for, by their letter; nothing for another.
[[nodiscard]] std::optional<std::vector<Range>> class_of(char32_t letter);
/// What `.` does not stand for.
[[nodiscard]] std::vector<Range> line_ends();

/// No upper bound of a repetition.
inline constexpr std::uint32_t unbounded = 0xFFFFFFFF;

struct Node {
  enum class Kind : std::uint8_t { set, sequence, alternatives, repeat };
  Kind kind = Kind::sequence;
  bool negated = false;        ///< set
  std::vector<Range> ranges;   ///< set
  std::vector<Node> children;  ///< sequence, alternatives; the one child of repeat
  std::uint32_t minimum = 0;   ///< repeat
  std::uint32_t maximum = 0;   ///< repeat
};

/// Error `pattern.syntax`. Groups nest 32 deep at most, so that the tree may be walked by
/// recursion.
[[nodiscard]] Result<Node> parse(std::string_view source);

/// The error that a pattern gives at a position, counted in code points from 1.
[[nodiscard]] Error syntax_error(std::size_t position, std::string_view what);

/// The code point at byte `position` of well-formed UTF-8, which is moved behind it; never past the
/// end.
[[nodiscard]] inline char32_t decode(std::string_view text, std::size_t& position) {
  const auto lead = static_cast<unsigned char>(text[position++]);
  if (lead < 0xC0) return lead;
  const std::size_t rest = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t c = lead & (0x3FU >> rest);
  for (std::size_t i = 0; i < rest && position < text.size(); ++i) {
    c = (c << 6U) | (static_cast<unsigned char>(text[position++]) & 0x3FU);
  }
  return c;
}

}  // namespace redress::pattern
