// Bytes as mails and webhooks carry and sign them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace redress::outbox {

/// RFC 4648, section 4, with padding, on one line.
[[nodiscard]] std::string base64(std::string_view bytes);
/// Strictly: no blanks, padding where it belongs, no bits left over. Nothing for anything else.
[[nodiscard]] std::optional<std::string> read_base64(std::string_view text);

/// RFC 2104 over SHA-256; 32 bytes.
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view message);

}  // namespace redress::outbox
