// SHA-256 by the SHA extensions of x86 processors ("Intel SHA Extensions", 2013): a service and a
// program hash the whole bundle at each start, and this takes a tenth of the time.
#include "bundle/sha256_blocks.hpp"

// Clang does not read that header as C++.
#if defined(__x86_64__) && !defined(__clang__) && __has_include(<sys/platform/x86.h>)
#include <immintrin.h>
#include <sys/platform/x86.h>
#endif

namespace redress::bundle {

#ifdef CPU_FEATURE_ACTIVE

namespace {

// As the loader found it: to ask the processor itself, each question leaves a virtual machine, and
// they took longer together than the hashing for one record.
bool has_sha() {
  return CPU_FEATURE_ACTIVE(SSE4_1) && CPU_FEATURE_ACTIVE(SHA);
}

// The instructions keep the state as two vectors, {a, b, e, f} and {c, d, g, h}, and do two rounds
// each; a vector of the message holds the words of four rounds.
__attribute__((target("sha,sse4.1"))) void add_blocks(Sha256State& state, const char* blocks,
                                                      std::size_t count) {
  const auto word = [&](std::size_t i) { return static_cast<int>(state[i]); };
  __m128i abef = _mm_set_epi32(word(0), word(1), word(4), word(5));
  __m128i cdgh = _mm_set_epi32(word(2), word(3), word(6), word(7));
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const auto* constants = reinterpret_cast<const __m128i*>(sha256_constants.data());
  for (; count > 0; --count, blocks += sha256_block_bytes) {
    const __m128i abef_before = abef;
    const __m128i cdgh_before = cdgh;
    const auto* from = reinterpret_cast<const __m128i*>(blocks);
    __m128i message[4];
    for (int i = 0; i < 4; ++i)
      message[i] = _mm_shuffle_epi8(_mm_loadu_si128(from + i), big_endian);
    for (int i = 0; i < 16; ++i) {
      __m128i& now = message[i % 4];
      if (i >= 4) {
        const __m128i last = message[(i + 3) % 4];
        now = _mm_sha256msg1_epu32(now, message[(i + 1) % 4]);
        now = _mm_add_epi32(now, _mm_alignr_epi8(last, message[(i + 2) % 4], 4));
        now = _mm_sha256msg2_epu32(now, last);
      }
      const __m128i added = _mm_add_epi32(now, _mm_loadu_si128(constants + i));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, added);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(added, 0x0e));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  const auto put = [&](std::size_t i, int value) { state[i] = static_cast<std::uint32_t>(value); };
  put(0, _mm_extract_epi32(abef, 3));
  put(1, _mm_extract_epi32(abef, 2));
  put(2, _mm_extract_epi32(cdgh, 3));
  put(3, _mm_extract_epi32(cdgh, 2));
  put(4, _mm_extract_epi32(abef, 1));
  put(5, _mm_extract_epi32(abef, 0));
  put(6, _mm_extract_epi32(cdgh, 1));
  put(7, _mm_extract_epi32(cdgh, 0));
}

}  // namespace

AddBlocks fast_sha256_blocks() {
  static const bool has = has_sha();
  return has ? add_blocks : nullptr;
}

#else

AddBlocks fast_sha256_blocks() {
  return nullptr;
}

#endif

}  // namespace redress::bundle
