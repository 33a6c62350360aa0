// What a JSON string may hold as it is; private to the codec module.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/one_copy.hpp"
#include "base/sixteen_bytes.hpp"

namespace redress::json {

/// Quotation marks, backslashes and controls are escaped (RFC 8259, section 7).
[[nodiscard]] constexpr bool is_escaped(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// The first position from `from` on whose byte is_escaped(), or text.size().
[[nodiscard]] inline std::size_t next_escaped(std::string_view text, std::size_t from) {
  if constexpr (has_shortcuts && std::endian::native == std::endian::little) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t highest = 0x80 * ones;
    // The lowest byte that is less than `limit` has its highest bit set in the answer; those above
    // it may have theirs for nothing.
    const auto below = [](std::uint64_t eight, std::uint64_t limit) {
      return (eight - limit * ones) & ~eight;
    };
    const auto first_of = [&](std::uint64_t eight) {
      const std::uint64_t found =
          (below(eight, 0x20) | below(eight ^ ('"' * ones), 1) | below(eight ^ ('\\' * ones), 1)) &
          highest;
      return static_cast<std::size_t>(std::countr_zero(found)) / 8;  // 8 where there is none
    };
#ifdef REDRESS_SIXTEEN_BYTES
    for (; text.size() - from >= SixteenBytes::size; from += SixteenBytes::size) {
      const SixteenBytes sixteen(text.data() + from);
      const unsigned found = sixteen.at_most(0x1F) | sixteen.equal('"') | sixteen.equal('\\');
      if (found != 0) return from + static_cast<std::size_t>(std::countr_zero(found));
    }
#endif
    std::uint64_t eight = 0;
    for (; text.size() - from >= sizeof eight; from += sizeof eight) {
      std::memcpy(&eight, text.data() + from, sizeof eight);
      if (const std::size_t first = first_of(eight); first < 8) return from + first;
    }
    // The rest, and behind it zeros, which are controls.
    if (text.size() >= sizeof eight && from < text.size()) {
      const std::size_t start = text.size() - sizeof eight;
      std::memcpy(&eight, text.data() + start, sizeof eight);
      return std::min(from + first_of(eight >> (8 * (from - start))), text.size());
    }
  }
  while (from < text.size() && !is_escaped(text[from])) ++from;
  return from;
}

}  // namespace redress::json
