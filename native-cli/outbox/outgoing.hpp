// What `redress serve --outgoing FILE` reads: where answers go.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"
#include "redress/policy.hpp"

namespace redress::outbox {

/// What there is to tell, in the words of the store; webhooks say `complaint.` before it.
inline constexpr std::array<std::string_view, 8> kind_ids = {
    "acknowledged", "updated",  "replied",   "resolved",
    "refiled",      "reopened", "withdrawn", "information"};
/// What the complainant adds is told to other systems alone.
inline constexpr std::string_view kind_for_others = kind_ids.back();

/// `Acme Care <care@example.org>`
struct Mailbox {
  std::string name;  ///< UTF-8 without controls; empty for none.
  std::string address;
};

/// A server that takes mails.
struct MailServer {
  std::string url;  ///< `smtp://` or `smtps://`, host and port.
  bool tls = true;  ///< Nothing is said to it before TLS is there.
  bool loopback = false;
  Mailbox from;
  std::optional<Mailbox> reply_to;
  std::string user;  ///< Empty for none.
  std::string password;
};

/// Another system that wants to be told.
struct Webhook {
  std::string url;
  bool loopback = false;
  std::vector<std::string> keys;      ///< One, at rotation two: signature.hpp.
  std::vector<std::string> kinds;     ///< Empty for all.
  std::vector<std::string> channels;  ///< Likewise.
};

struct Outgoing {
  std::string public_url;    ///< Of the site, without a slash at its end.
  std::string ca_file;       ///< Certificates to trust instead of the system's; empty for those.
  int timeout_seconds = 60;  ///< Of one message, from the first byte to the last.
  std::optional<MailServer> mail;
  std::vector<Webhook> webhooks;

  [[nodiscard]] bool empty() const { return !mail && webhooks.empty(); }
};

/// Read strictly; files that it names lie beside it where their paths are relative. Errors
/// `file.unreadable`, `json.*`, `outgoing.*` with file, place, value and cure; no secret is ever
/// quoted.
[[nodiscard]] Result<Outgoing> read_outgoing(const std::string& path);

/// Whether anything takes a complaint of this channel to the complainant.
[[nodiscard]] bool has_route(const Outgoing& outgoing, std::string_view channel);
/// Channels of the policy whose complainants wait for something that is not sent: all without a
/// route but `link`, whose complainants look at their page.
[[nodiscard]] std::vector<std::string_view> channels_without_route(const Outgoing& outgoing,
                                                                   const Policy& policy);
[[nodiscard]] bool takes(const Webhook& webhook, std::string_view channel);
[[nodiscard]] bool takes(const Webhook& webhook, std::string_view channel, std::string_view kind);

}  // namespace redress::outbox
