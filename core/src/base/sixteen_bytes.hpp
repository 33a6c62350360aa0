// Sixteen bytes of a text looked at in one step, where the processor can.
#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>

#include <cstddef>
#define REDRESS_SIXTEEN_BYTES

namespace redress {

/// Every answer has a bit for each byte, the lowest for the first one.
class SixteenBytes {
 public:
  static constexpr std::size_t size = 16;
  explicit SixteenBytes(const char* bytes)
      : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes))) {}
  [[nodiscard]] unsigned equal(char to) const {
    return bits(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(to)));
  }
  /// As unsigned numbers.
  [[nodiscard]] unsigned at_most(unsigned char limit) const {
    const __m128i least = _mm_min_epu8(bytes_, _mm_set1_epi8(static_cast<char>(limit)));
    return bits(_mm_cmpeq_epi8(least, bytes_));
  }
  /// 0x80 and above.
  [[nodiscard]] unsigned high() const { return bits(bytes_); }

 private:
  static unsigned bits(__m128i highest) {
    return static_cast<unsigned>(_mm_movemask_epi8(highest));
  }
  __m128i bytes_;
};

}  // namespace redress
#endif
