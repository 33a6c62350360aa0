// Files that complainants added.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/postgres_server.hpp"
#include "store/store.hpp"

namespace redress::postgres {

class AttachmentTable {
 public:
  /// The server outlives it.
  explicit AttachmentTable(Server& server) : server_(server) {}

  [[nodiscard]] Result<Attached> attach(const StoredAttachment& attachment,
                                        std::string_view content, std::size_t most);
  [[nodiscard]] Result<std::vector<StoredAttachment>> list(std::string_view reference);
  [[nodiscard]] Result<std::optional<std::string>> content(std::string_view reference,
                                                           std::string_view id);

 private:
  Server& server_;
  // One after the other in each complaint.
  const Statement hold_{"hold_for_file",
                        "SELECT number FROM complaints WHERE reference = $1 FOR UPDATE"};
  // That of the very same bytes, which may be there already, and how many there are.
  const Statement same_{"same_file", R"(
    SELECT (SELECT count(*) FROM attachments WHERE complaint = c.number),
      a.id, a.kind, a.sha256, a.bytes, a.added
    FROM complaints c LEFT JOIN attachments a ON a.complaint = c.number AND a.sha256 = $2
    WHERE c.reference = $1)"};
  const Statement attach_{"attach", R"(
    INSERT INTO attachments (complaint, id, kind, sha256, bytes, added, content)
    SELECT number, $2, $3, $4::text, $5::bigint, $6::bigint, $7::bytea FROM complaints c
    WHERE reference = $1
      AND NOT EXISTS (SELECT FROM attachments WHERE complaint = c.number AND sha256 = $4::text)
      AND (SELECT count(*) FROM attachments WHERE complaint = c.number) < $8::bigint
    RETURNING number)"};
  const Statement list_{"list", R"(
    SELECT c.reference, a.id, a.kind, a.sha256, a.bytes, a.added
    FROM complaints c JOIN attachments a ON a.complaint = c.number
    WHERE c.reference = $1 ORDER BY a.number)"};
  const Statement content_{"content", R"(
    SELECT a.content FROM complaints c JOIN attachments a ON a.complaint = c.number
    WHERE c.reference = $1 AND a.id = $2)"};
};

}  // namespace redress::postgres
