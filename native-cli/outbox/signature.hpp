// Standard Webhooks (standardwebhooks.com, version 1.0): how a receiver knows that a message is
// ours, and not an old one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"

namespace redress::outbox {

/// What a secret file holds: a line `whsec_…` in base64 of 24 to 64 bytes, at rotation two, the new
/// one first. Gives the keys. Error `outgoing.secret`, which never quotes the file.
[[nodiscard]] Result<std::vector<std::string>> read_secrets(std::string_view file);

/// The header `webhook-signature`: over `id.timestamp.body`, one signature a key.
[[nodiscard]] std::string webhook_signature(std::span<const std::string> keys, std::string_view id,
                                            std::int64_t timestamp, std::string_view body);

}  // namespace redress::outbox
