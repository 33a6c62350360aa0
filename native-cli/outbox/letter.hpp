// What a mail to a complainant says, in the complaint's language.
//
// No mail holds the address of the status page: its key is stored sealed and hashed alone, so that
// whoever reads the store cannot open a complainant's page, and keeping it in the clear until the
// acknowledgement has left would undo that for every mail that cannot be delivered. Mailboxes are
// also read by others. The complainant was shown the address on receipt; mails name the reference.
#pragma once

#include "outbox/mail.hpp"
#include "outbox/matter.hpp"

namespace redress::outbox {

/// `to` is the complainant's address.
[[nodiscard]] Mail letter(const Matter& matter, const Outgoing& outgoing, std::string to);

}  // namespace redress::outbox
