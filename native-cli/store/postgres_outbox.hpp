// What is to be told, and what became of it. Several senders share the work.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/postgres_server.hpp"
#include "store/store.hpp"

namespace redress::postgres {

/// So long is a message its sender's after the last time that it looked; then it is another's. A
/// sender looks every few seconds, whatever it is sending.
inline constexpr std::int64_t claim_seconds = 180;

class OutboxTable {
 public:
  /// The server outlives it. Each one is a sender of its own.
  OutboxTable(Server& server, StoreAccess access);
  OutboxTable(const OutboxTable&) = delete;
  OutboxTable& operator=(const OutboxTable&) = delete;
  /// Leaves what it has to others.
  ~OutboxTable();

  [[nodiscard]] Result<std::vector<OutboxItem>> ready(Instant now, std::size_t most);
  [[nodiscard]] Result<std::monostate> sent(std::int64_t number, Instant now);
  [[nodiscard]] Result<std::monostate> failed(std::int64_t number, std::string_view why,
                                              std::optional<Instant> next_try);
  [[nodiscard]] Result<std::optional<Instant>> next();
  [[nodiscard]] Result<std::vector<DeadItem>> dead();
  [[nodiscard]] Result<std::size_t> retry(std::optional<std::int64_t> number, Instant now);

 private:
  [[nodiscard]] Result<Rows> run(const Statement& statement, Parameters parameters,
                                 Patience patience = long_patience);

  Server& server_;
  StoreAccess access_;
  std::string sender_;    ///< Its name in `claimed_by`.
  bool claimed_ = false;  ///< It may have some.
  const Statement ready_;
  const Statement claim_;
  const Statement keep_{"keep", R"(
    UPDATE outbox SET claimed_until = $1::bigint + $3::bigint
    WHERE claimed_by = $2 AND state = 'waiting'
      AND claimed_until < $1::bigint + $3::bigint * 2 / 3)"};
  const Statement release_{"release",
                           "UPDATE outbox SET claimed_by = '' WHERE claimed_by = $1 AND state = "
                           "'waiting'"};
  const Statement sent_{"sent",
                        "UPDATE outbox SET state = 'sent', next_try = $2, error = '', claimed_by = "
                        "'' WHERE number = $1 AND state = 'waiting'"};
  // Not where it was taken over meanwhile, and once even where it is asked for twice.
  const Statement failed_{"failed", R"(
    UPDATE outbox SET attempts = attempts + 1, error = $2, claimed_by = '',
      next_try = coalesce($3::bigint, next_try),
      state = CASE WHEN $3::bigint IS NULL THEN 'dead' ELSE state END
    WHERE number = $1 AND state = 'waiting' AND claimed_by IN ('', $4)
      AND next_try IS DISTINCT FROM $3::bigint)"};
  const Statement next_;
  const Statement dead_;
  const Statement retry_{"retry", R"(
    WITH again AS (
      UPDATE outbox SET state = 'waiting', attempts = 0, next_try = $2, claimed_by = ''
      WHERE state = 'dead' AND number = coalesce($1::bigint, number) RETURNING number)
    SELECT count(*) FROM again)"};
};

}  // namespace redress::postgres
