// The inner part of SHA-256, by the processor's own instructions where it has them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace redress::bundle {

using Sha256State = std::array<std::uint32_t, 8>;
inline constexpr std::size_t sha256_block_bytes = 64;
/// FIPS 180-4, section 4.2.2.
extern const std::array<std::uint32_t, 64> sha256_constants;

/// Adds `count` blocks that follow each other to the state.
using AddBlocks = void (*)(Sha256State& state, const char* blocks, std::size_t count);
/// On any processor.
void add_sha256_blocks(Sha256State& state, const char* blocks, std::size_t count);
/// With the instructions of this processor that are made for it; null where it has none.
[[nodiscard]] AddBlocks fast_sha256_blocks();

}  // namespace redress::bundle
