// Deleting for good.
#pragma once

#include <optional>
#include <string_view>

#include "store/postgres_server.hpp"
#include "store/store.hpp"

namespace redress::postgres {

class Deletion {
 public:
  /// The server outlives it.
  explicit Deletion(Server& server) : server_(server) {}

  [[nodiscard]] Result<Forgotten> forget(std::string_view reference);
  /// Others that delete at the same time take others.
  [[nodiscard]] Result<Forgotten> forget_expired(Instant now, std::size_t most);

 private:
  /// Gives the room of rows that are gone to others; so often, for `most` at the longest each.
  /// Whether none is left that somebody could still read.
  [[nodiscard]] bool clear_traces(std::chrono::seconds most, int tries);

  Server& server_;
  bool traces_ = true;  ///< There may be some.
  const Statement find_{"find_to_delete", "SELECT number FROM complaints WHERE reference = $1"};
  // What belongs to it goes with it.
  const Statement delete_{"delete", "DELETE FROM complaints WHERE reference = $1"};
  const Statement expired_{"expired", R"(
    SELECT number, (SELECT coalesce(sum(bytes), 0)::bigint FROM attachments
                    WHERE complaint = c.number)
    FROM complaints c WHERE delete_after <= $1::bigint
    ORDER BY delete_after, number LIMIT $2::bigint)"};
  const Statement delete_expired_{"delete_expired", R"(
    WITH gone AS (
      DELETE FROM complaints WHERE number IN (
        SELECT number FROM complaints
        WHERE number = ANY ($1::bigint[]) AND delete_after <= $2::bigint
        FOR UPDATE SKIP LOCKED)
      RETURNING number)
    SELECT count(*) FROM gone)"};
  // Tables, and where their long values are, with pages on which a row is not for everybody to see:
  // one that was deleted, and that somebody may still read.
  const Statement left_{"left", R"(
    SELECT count(*) FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_class c ON c.oid IN (t.oid, t.reltoastrelid)
    WHERE n.nspname = 'redress'
      AND t.relname IN ('complaints', 'events', 'outbox', 'attachments')
      AND c.relallvisible < c.relpages)"};
};

}  // namespace redress::postgres
