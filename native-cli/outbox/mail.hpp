// A mail as its bytes: RFC 5322, MIME, and words beyond ASCII by RFC 2047. Nothing that anybody
// wrote can become a header of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "outbox/outgoing.hpp"
#include "redress/calendar.hpp"

namespace redress::outbox {

struct Mail {
  Mailbox from;
  std::string to;  ///< An address by is_address().
  std::optional<Mailbox> reply_to;
  std::string subject;
  std::string language;
  Instant date;
  std::string id;      ///< Without angle brackets: message_id().
  std::string thread;  ///< Id of the mail that this one belongs to; empty for none.
  /// Written by the program: no autoresponder answers it (RFC 3834, section 5.1).
  bool automatic = false;
  std::string text;
  std::string html;
};

/// With CR LF line ends, in lines of at most 78 bytes where addresses and ids allow; the bodies in
/// base64.
[[nodiscard]] std::string compose(const Mail& mail);

/// `left@domain`, the domain of the sender's address.
[[nodiscard]] std::string message_id(std::string_view left, const Mailbox& from);

/// A header's text: as it is where it is plain ASCII, else in encoded words that are each whole
/// characters; blanks for controls. `used` bytes of its first line are taken already.
[[nodiscard]] std::string header_text(std::string_view text, std::size_t used);

}  // namespace redress::outbox
