#include "redress/text.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/one_copy.hpp"
#include "base/sixteen_bytes.hpp"
#include "base/utf8_buffer.hpp"

namespace redress {

namespace {

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

// Four letters of U+0400 to U+04FF one behind the other, given their bytes as the machine reads
// them.
bool is_four_pairs(std::uint64_t eight) {
  if constexpr (std::endian::native != std::endian::little) return false;
  return (eight & 0xC0FCC0FCC0FCC0FCU) == 0x80D080D080D080D0U;
}

#ifdef REDRESS_SIXTEEN_BYTES
// How many bytes of the sixteen are whole characters of one byte or two, where nothing else begins
// among them; 0 where something does.
std::size_t short_sequences(const char* bytes) {
  const SixteenBytes sixteen(bytes);
  const unsigned high = sixteen.high();
  const unsigned continuations = sixteen.at_most(0xBF) & high;
  const unsigned leads = sixteen.at_most(0xDF) & ~sixteen.at_most(0xC1);
  const bool short_ones =
      high == (leads | continuations) && continuations == ((leads << 1U) & 0xFFFFU);
  // The last byte may be the first of two.
  return short_ones ? SixteenBytes::size - (leads >> 15U) : 0;
}
#endif

// Length of the well-formed sequence of three or four bytes that starts at `position`, or 0
// (Unicode 15, table 3-7).
std::size_t long_sequence(std::string_view bytes, std::size_t position) {
  const auto at = [&](std::size_t offset) {
    return static_cast<unsigned char>(bytes[position + offset]);
  };
  const unsigned char lead = at(0);
  if (lead < 0xE0U || lead > 0xF4U) return 0;
  const std::size_t length = lead < 0xF0U ? 3 : 4;
  if (bytes.size() - position < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(at(i))) return 0;
  }
  if (lead == 0xE0U && at(1) < 0xA0U) return 0;   // overlong
  if (lead == 0xEDU && at(1) >= 0xA0U) return 0;  // surrogates
  if (lead == 0xF0U && at(1) < 0x90U) return 0;   // overlong
  if (lead == 0xF4U && at(1) >= 0x90U) return 0;  // beyond U+10FFFF
  return length;
}

}  // namespace

Result<Utf8Text> Utf8Text::from(std::string_view bytes) {
  std::size_t position = 0;
  while (position < bytes.size()) {
    // What most texts are made of: ASCII, and pairs such as Cyrillic letters.
#ifdef REDRESS_SIXTEEN_BYTES
    if (bytes.size() - position >= SixteenBytes::size) {
      if (const std::size_t length = short_sequences(bytes.data() + position); length > 0) {
        position += length;
        continue;
      }
    }
#endif
    if (has_shortcuts && bytes.size() - position >= sizeof(std::uint64_t)) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, bytes.data() + position, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0 || is_four_pairs(eight)) {
        position += sizeof eight;
        continue;
      }
    }
    const auto lead = static_cast<unsigned char>(bytes[position]);
    if (lead < 0x80U) {
      ++position;
      continue;
    }
    if (lead >= 0xC2U && lead < 0xE0U && position + 1 < bytes.size() &&
        is_continuation(static_cast<unsigned char>(bytes[position + 1]))) {
      position += 2;
      continue;
    }
    const std::size_t length = long_sequence(bytes, position);
    if (length == 0) {
      return Error{"utf8.invalid", "",
                   "The text is not UTF-8: the byte at offset " + std::to_string(position) +
                       " begins no character. Save or send it as UTF-8."};
    }
    position += length;
  }
  return Utf8Text(bytes);
}

std::size_t Utf8Text::code_points() const {
  std::size_t count = 0;
  for (const char byte : bytes_) {
    if (!is_continuation(static_cast<unsigned char>(byte))) ++count;
  }
  return count;
}

bool Utf8Text::blank() const {
  std::size_t position = 0;
  while (position < bytes_.size()) {
    const char32_t c = next_code_point(*this, position);
    if (c >= 0x20 && c != 0x7F && !is_space(c) && !is_invisible(c)) return false;
  }
  return true;
}

Utf8Text Utf8Text::sub(Span span) const {
  return Utf8Text(bytes_.substr(span.start, span.size()));
}

std::string_view trim(Utf8Text text) {
  const std::string_view bytes = text.view();
  std::size_t start = bytes.size();
  std::size_t end = 0;
  for (std::size_t position = 0; position < bytes.size();) {
    const std::size_t here = position;
    if (is_space(next_code_point(text, position))) continue;
    start = std::min(start, here);
    end = position;
  }
  return start < end ? bytes.substr(start, end - start) : std::string_view();
}

char32_t next_long_code_point(Utf8Text text, std::size_t& position) {
  const std::string_view bytes = text.view();
  const auto at = [&](std::size_t offset) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[position + offset]));
  };
  const char32_t lead = at(0);
  char32_t c = 0;
  if (lead >= 0xF0) {
    c = ((lead & 0x07U) << 18U) | ((at(1) & 0x3FU) << 12U) | ((at(2) & 0x3FU) << 6U) |
        (at(3) & 0x3FU);
    position += 4;
  } else {
    c = ((lead & 0x0FU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU);
    position += 3;
  }
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  Utf8Buffer buffer(out);
  buffer.add(c);
  buffer.flush();
}

}  // namespace redress
