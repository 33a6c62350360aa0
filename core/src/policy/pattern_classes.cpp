// The sets of characters that a pattern has names for.
#include <array>
#include <span>

#include "policy/pattern_syntax.hpp"

namespace redress::pattern {

namespace {

constexpr auto digits = std::to_array<Range>({{'0', '9'}});
constexpr auto word_characters =
    std::to_array<Range>({{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}});
// ECMA-262, WhiteSpace and LineTerminator.
constexpr auto spaces = std::to_array<Range>({{0x09, 0x0D},
                                              {0x20, 0x20},
                                              {0xA0, 0xA0},
                                              {0x1680, 0x1680},
                                              {0x2000, 0x200A},
                                              {0x2028, 0x2029},
                                              {0x202F, 0x202F},
                                              {0x205F, 0x205F},
                                              {0x3000, 0x3000},
                                              {0xFEFF, 0xFEFF}});
constexpr auto line_end_characters =
    std::to_array<Range>({{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}});

std::vector<Range> list(std::span<const Range> ranges) {
  return {ranges.begin(), ranges.end()};
}

// Everything that is not in ascending, separate ranges.
std::vector<Range> complement(std::span<const Range> ranges) {
  std::vector<Range> out;
  char32_t next = 0;
  for (const Range& range : ranges) {
    if (range.first > next) out.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  out.push_back({next, 0x10FFFF});
  return out;
}

}  // namespace

std::optional<std::vector<Range>> class_of(char32_t letter) {
  switch (letter) {
    case 'd':
      return list(digits);
    case 'D':
      return complement(digits);
    case 'w':
      return list(word_characters);
    case 'W':
      return complement(word_characters);
    case 's':
      return list(spaces);
    case 'S':
      return complement(spaces);
    default:
      return std::nullopt;
  }
}

std::vector<Range> line_ends() {
  return list(line_end_characters);
}

}  // namespace redress::pattern
