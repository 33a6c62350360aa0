// The pieces of --outgoing's file: addresses of servers and of people.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "io/json_view.hpp"
#include "outbox/outgoing.hpp"

namespace redress::outbox {

struct Url {
  std::string scheme;  ///< In lower case.
  bool loopback = false;
  bool has_path = false;  ///< Anything behind host and port.
};
/// `scheme://host[:port][/…]` in ASCII, without a user, a blank or a fragment; nothing for any
/// other.
[[nodiscard]] std::optional<Url> read_url(std::string_view text);

/// `name <address>` or `address`, of which the address is ASCII.
[[nodiscard]] std::optional<Mailbox> read_mailbox(std::string_view text);
/// `local@domain` that may stand between angle brackets, in an envelope and in a header: no
/// control, blank or bracket. UTF-8 is taken on both sides.
[[nodiscard]] bool is_address(std::string_view text);

/// No control character, and none that turns the direction of text.
[[nodiscard]] bool is_one_line(std::string_view text);
/// For a message, without what could deceive, cut where it is long.
[[nodiscard]] std::string quoted(std::string_view text);
/// `a, b or c`
[[nodiscard]] std::string one_of(std::span<const std::string_view> ids);

}  // namespace redress::outbox
