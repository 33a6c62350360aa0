// Mails and webhooks by libcurl: connections are kept and used again, nothing waits without end.
#pragma once

#include <memory>

#include "outbox/carrier.hpp"
#include "outbox/curl.hpp"

namespace redress::outbox {

/// `outgoing` outlives it. Error `outgoing.no_curl`.
[[nodiscard]] Result<std::unique_ptr<Carrier>> make_carrier(const Outgoing& outgoing);

/// What libcurl's result and the server's last code mean for a mail: for good are the refusals of
/// this receiver and of this mail (RFC 5321, 4.2.3); a password or a server that is not in order
/// may be mended.
[[nodiscard]] Outcome mail_outcome(CURLcode code, long smtp_status, std::string_view words);
/// Of a webhook: 2xx is done, 410 for good; a redirection is not followed.
[[nodiscard]] Outcome webhook_outcome(CURLcode code, long http_status, std::int64_t wait_seconds,
                                      std::string_view words);

}  // namespace redress::outbox
