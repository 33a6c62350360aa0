// The hash of a feature: FNV-1a over its letters, then the finalizer of MurmurHash3 (Appleby,
// public domain), so that the leading bits, which alone a model keeps, depend on all of them.
#pragma once

#include <cstdint>

namespace redress {

class FeatureHash {
 public:
  /// Features of different kinds never mean the same, whatever their letters.
  explicit constexpr FeatureHash(std::uint32_t kind) : state_((2166136261U ^ kind) * 16777619U) {}
  /// Goes on where another one stood.
  static constexpr FeatureHash of_state(std::uint32_t state) {
    FeatureHash hash(0);
    hash.state_ = state;
    return hash;
  }
  [[nodiscard]] constexpr std::uint32_t state() const { return state_; }
  constexpr void add(std::uint32_t unit) { state_ = (state_ ^ unit) * 16777619U; }
  [[nodiscard]] constexpr std::uint32_t value() const {
    std::uint32_t h = state_;
    h = (h ^ (h >> 16)) * 0x85EBCA6BU;
    h = (h ^ (h >> 13)) * 0xC2B2AE35U;
    return h ^ (h >> 16);
  }

 private:
  std::uint32_t state_;
};

}  // namespace redress
