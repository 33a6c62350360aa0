// Complaints as they are received, found and gone through.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/postgres_server.hpp"
#include "store/store.hpp"

namespace redress::postgres {

/// Of complaints as complaint_row() reads them; complaint_number() is theirs.
[[nodiscard]] std::string select_complaints(std::string_view rest);
[[nodiscard]] StoredComplaint complaint_row(const Rows& rows, int row);
[[nodiscard]] std::int64_t complaint_number(const Rows& rows, int row);
/// Adds category, team, due, due_kind and delete_after.
void add_standing(Parameters& parameters, const Standing& standing);

/// So many complaints are in memory at a time.
inline constexpr int most_rows_at_once = 64;

class ComplaintTable {
 public:
  /// The server outlives it.
  explicit ComplaintTable(Server& server) : server_(server) {}

  [[nodiscard]] Result<std::vector<Added>> add(std::span<const StoredComplaint* const> complaints);
  [[nodiscard]] Result<std::optional<StoredComplaint>> find_by_id(std::string_view id);
  [[nodiscard]] Result<std::optional<StoredComplaint>> find_by_reference(
      std::string_view reference);
  [[nodiscard]] Result<std::monostate> each(
      const std::function<bool(const StoredComplaint&)>& visit);

 private:
  [[nodiscard]] Result<std::optional<StoredComplaint>> find(const Statement& statement,
                                                            std::string_view value);
  Server& server_;
  const Statement insert_{"insert", R"(
    WITH complaint AS (
      INSERT INTO complaints (id, content, reference, key_hash, sealed_key, received, state,
                              language, record, receipt, category, team, due, due_kind,
                              delete_after)
      VALUES ($2, $3, $4, $5, $6, $7::bigint, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      ON CONFLICT DO NOTHING RETURNING number
    ), event AS (
      INSERT INTO events (complaint, at, kind, by, text)
      SELECT number, $7::bigint, 'received', '', '' FROM complaint RETURNING complaint, number
    ), message AS (
      INSERT INTO outbox (complaint, id, event, kind, created, next_try)
      SELECT complaint, $1::text, number, 'acknowledged', $7::bigint, $7::bigint FROM event
      WHERE $1::text <> ''
    )
    SELECT count(*) FROM complaint)"};
  const Statement known_{"known",
                         "SELECT id, content, reference, key_hash FROM complaints WHERE id = "
                         "ANY ($1::text[])"};
  const Statement by_id_{"by_id", select_complaints("WHERE id = $1")};
  const Statement by_reference_{"by_reference", select_complaints("WHERE reference = $1")};
  const Statement portion_{"portion",
                           select_complaints("WHERE number > $1 ORDER BY number LIMIT $2")};
};

}  // namespace redress::postgres
