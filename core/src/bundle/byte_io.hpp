// Numbers and strings as bytes, the same on every machine; private to the bundle module.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "redress/policy.hpp"
#include "redress/text.hpp"

namespace redress::bundle {

/// Numbers as LEB128, least significant group first; signed ones zigzag.
class ByteWriter {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      out_ += static_cast<char>(static_cast<unsigned char>(value | 0x80U));
      value >>= 7U;
    }
    out_ += static_cast<char>(static_cast<unsigned char>(value));
  }
  void signed_number(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    number(value < 0 ? ~(bits << 1U) : bits << 1U);
  }
  void string(std::string_view text) {
    number(text.size());
    out_ += text;
  }
  /// `none` is 0.
  void index(Index index) { number(index == none ? 0 : std::uint64_t{index} + 1); }
  void text(TextId id) { number(id == no_text ? 0 : std::uint64_t{id} + 1); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads what ByteWriter wrote. After the first fault ok() is false and every answer is zero or
/// empty, so that loops end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool ok() const { return ok_; }
  /// Everything was read, and well.
  [[nodiscard]] bool done() const { return ok_ && bytes_.empty(); }
  [[nodiscard]] std::string_view rest() const { return bytes_; }
  void fail() {
    ok_ = false;
    bytes_ = {};
  }

  /// At most `most`; a longer form than needed is a fault.
  std::uint64_t number(std::uint64_t most) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte >= 0x80) continue;
      if (value > most || (byte == 0 && shift > 0)) break;
      return value;
    }
    fail();
    return 0;
  }
  std::int64_t signed_number(std::int64_t least, std::int64_t most) {
    const std::uint64_t bits = number(INT64_MAX);
    const auto half = static_cast<std::int64_t>(bits >> 1U);
    const std::int64_t value = (bits & 1U) != 0 ? ~half : half;
    if (value >= least && value <= most) return value;
    fail();
    return 0;
  }
  /// How many elements follow; each takes a byte at least, so no more than there are bytes.
  std::size_t count(std::size_t most) {
    const std::uint64_t value = number(most);
    if (value <= bytes_.size()) return static_cast<std::size_t>(value);
    fail();
    return 0;
  }
  /// Well-formed UTF-8.
  std::string string(std::size_t most_bytes) {
    const std::size_t size = count(most_bytes);
    const std::string_view text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    if (Utf8Text::from(text)) return std::string(text);
    fail();
    return {};
  }
  /// A position in a list of `size`, or none.
  Index index(std::size_t size) {
    const std::uint64_t value = number(size);
    return value == 0 ? none : static_cast<Index>(value - 1);
  }
  Index required_index(std::size_t size) {
    const Index value = index(size);
    if (value == none) fail();
    return value;
  }
  TextId text() {
    const std::uint64_t value = number(most_texts);
    return value == 0 ? no_text : static_cast<TextId>(value - 1);
  }
  template <class Enum>
  Enum choice(std::size_t values) {
    return static_cast<Enum>(number(values - 1));
  }
  bool flag() { return number(1) == 1; }

  static constexpr std::uint64_t most_texts = 100'000;

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace redress::bundle
