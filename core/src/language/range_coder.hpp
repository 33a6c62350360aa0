// An adaptive binary range coder (Martin, "Range encoding", 1979, in the carry-propagating binary
// form that LZMA's specification describes): what it writes takes about as many bits as the model's
// weights hold information, so no compressor finds anything left to take.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace redress {

/// Probability that the next bit is 0, in 1/4096; learns from every bit.
struct BitModel {
  std::uint16_t zero = 2048;

  void learn(bool bit) {
    // A 1 takes a 32nd of it, a 0 adds a 32nd of what is left; rounded so that it stays within
    // 31..4065, and without a jump, as in RangeDecoder::get().
    const int towards = bit ? (1 << rate) - 1 : 4096;
    zero = static_cast<std::uint16_t>(zero + ((towards - zero) >> rate));
  }
  static constexpr unsigned rate = 5;
};

class RangeEncoder {
 public:
  void put(BitModel& model, bool bit) {
    const std::uint32_t bound = (range_ >> 12) * model.zero;
    if (bit) {
      low_ += bound;
      range_ -= bound;
    } else {
      range_ = bound;
    }
    model.learn(bit);
    normalize();
  }
  /// The lowest `count` (at most 32) bits, highest first, each as likely 0 as 1.
  void put_plain(std::uint32_t value, unsigned count) {
    while (count > 0) {
      --count;
      range_ >>= 1;
      if (((value >> count) & 1U) != 0) low_ += range_;
      normalize();
    }
  }
  [[nodiscard]] std::string finish() {
    for (int i = 0; i < 5; ++i) shift_low();
    return std::move(out_);
  }

 private:
  void normalize() {
    while (range_ < (1U << 24)) {
      range_ <<= 8;
      shift_low();
    }
  }
  // The top byte may still be changed by a carry, so it and the 0xFF bytes behind it wait.
  void shift_low() {
    if (low_ < 0xFF000000U || low_ > 0xFFFFFFFFU) {
      const auto carry = static_cast<unsigned char>(low_ >> 32);
      unsigned char byte = waiting_;
      do {
        if (!first_) out_.push_back(static_cast<char>(static_cast<unsigned char>(byte + carry)));
        first_ = false;
        byte = 0xFF;
      } while (--pending_ != 0);
      waiting_ = static_cast<unsigned char>(low_ >> 24);
    }
    ++pending_;
    low_ = (low_ & 0x00FFFFFFU) << 8;
  }

  std::string out_;
  std::uint64_t low_ = 0;
  std::uint32_t range_ = 0xFFFFFFFFU;
  std::uint64_t pending_ = 1;
  unsigned char waiting_ = 0;
  bool first_ = true;  // the very first byte is always 0 and says nothing
};

/// Reads what RangeEncoder wrote; behind the end it reads zeros, so that no input makes it run
/// over.
class RangeDecoder {
 public:
  explicit RangeDecoder(std::string_view bytes) : bytes_(bytes) {
    for (int i = 0; i < 4; ++i) code_ = (code_ << 8) | next();
  }
  [[nodiscard]] bool get(BitModel& model) {
    // Without a jump: which way a bit falls is not to be foreseen, and to go back costs more than
    // both ways together.
    const std::uint32_t bound = (range_ >> 12) * model.zero;
    const bool bit = code_ >= bound;
    const std::uint32_t above = 0U - static_cast<std::uint32_t>(bit);  // all bits, or none
    code_ -= bound & above;
    range_ = bound + ((range_ - 2 * bound) & above);
    model.learn(bit);
    normalize();
    return bit;
  }
  [[nodiscard]] std::uint32_t get_plain(unsigned count) {
    std::uint32_t value = 0;
    while (count > 0) {
      --count;
      range_ >>= 1;
      const std::uint32_t bit = code_ >= range_ ? 1 : 0;
      code_ -= range_ & (0U - bit);
      value = (value << 1) | bit;
      normalize();
    }
    return value;
  }
  /// More was asked than there were bytes: what was read is not what was written.
  [[nodiscard]] bool overran() const { return overran_; }

 private:
  void normalize() {
    while (range_ < (1U << 24)) {
      range_ <<= 8;
      code_ = (code_ << 8) | next();
    }
  }
  std::uint32_t next() {
    if (position_ < bytes_.size()) return static_cast<unsigned char>(bytes_[position_++]);
    overran_ = true;
    return 0;
  }

  std::string_view bytes_;
  std::size_t position_ = 0;
  std::uint32_t code_ = 0;
  std::uint32_t range_ = 0xFFFFFFFFU;
  bool overran_ = false;
};

}  // namespace redress
