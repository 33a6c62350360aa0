// Names that say nothing: SipHash-2-4 under a key that nobody knows.
#pragma once

#include <array>
#include <cstdint>

namespace redress::serve {

using HashKey = std::array<std::uint64_t, 2>;

/// SipHash-2-4 (Aumasson and Bernstein, 2012) of the eight bytes of `word`, the lowest first.
[[nodiscard]] std::uint64_t keyed_hash(const HashKey& key, std::uint64_t word);
[[nodiscard]] HashKey new_hash_key();

}  // namespace redress::serve
