// Building a string character by character; private to the core.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "base/one_copy.hpp"

namespace redress {

/// Collects what is appended to a string, so that the string is asked for room once a stretch and
/// not once a byte. What is not flushed is lost.
class Utf8Buffer {
 public:
  explicit Utf8Buffer(std::string& out) : out_(out) {}

  REDRESS_ONE_COPY void byte(char c) {
    make_room();
    bytes_[size_++] = c;
  }
  /// The UTF-8 form of a scalar value.
  REDRESS_ONE_COPY void add(char32_t c) {
    make_room();
    if (c < 0x80) {
      bytes_[size_++] = static_cast<char>(c);
      return;
    }
    if (c < 0x800) {
      bytes_[size_++] = static_cast<char>(0xC0U | (c >> 6U));
    } else {
      if (c < 0x10000) {
        bytes_[size_++] = static_cast<char>(0xE0U | (c >> 12U));
      } else {
        bytes_[size_++] = static_cast<char>(0xF0U | (c >> 18U));
        bytes_[size_++] = static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
      }
      bytes_[size_++] = static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    }
    bytes_[size_++] = static_cast<char>(0x80U | (c & 0x3FU));
  }
  void flush() {
    out_.append(bytes_.data(), size_);
    size_ = 0;
  }

 private:
  static constexpr std::size_t most_bytes = 4;  // of one character
  void make_room() {
    if (size_ + most_bytes > bytes_.size()) flush();
  }

  std::string& out_;
  std::size_t size_ = 0;
  std::array<char, 64> bytes_{};
};

}  // namespace redress
