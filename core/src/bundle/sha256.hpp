// Digests as bytes; private to the bundle module.
#pragma once

#include <string>
#include <string_view>

namespace redress::bundle {

inline constexpr std::size_t digest_bytes = 32;

/// FIPS 180-4; 32 bytes.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(std::string_view bytes);

}  // namespace redress::bundle
