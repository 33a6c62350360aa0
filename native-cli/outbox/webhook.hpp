// What another system is told.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "outbox/matter.hpp"

namespace redress::outbox {

/// `{"type":"complaint.replied","timestamp":…,"data":{reference, state, language, category, team,
/// owner, channel, contact?, received, promise, text?}}`: when it happened, what is known of the
/// complaint by now, and of what staff wrote the text. What the complainant wrote stays where it
/// is.
[[nodiscard]] std::string webhook_body(const Matter& matter);

/// The headers beside it, one string each. `timestamp` is that of the attempt.
[[nodiscard]] std::vector<std::string> webhook_headers(std::span<const std::string> keys,
                                                       const std::string& id,
                                                       std::int64_t timestamp,
                                                       const std::string& body);

}  // namespace redress::outbox
