// What happens to complaints after their receipt: events, promises that come due, deletion.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "store/postgres_complaints.hpp"

namespace redress::postgres {

class LifeTables {
 public:
  /// The server outlives it.
  explicit LifeTables(Server& server) : server_(server) {}

  [[nodiscard]] Result<std::vector<StoredEvent>> events(std::string_view reference);
  [[nodiscard]] Result<Changed> change(const Change& change);
  [[nodiscard]] Result<std::monostate> each_due(
      Instant until, std::string_view team,
      const std::function<bool(const StoredComplaint&)>& visit);

 private:
  /// Whether it was done by a time whose answer was lost.
  [[nodiscard]] Result<bool> is_done(const Change& change);

  Server& server_;
  const Statement events_{"events",
                          "SELECT e.number, e.at, e.kind, e.by, e.text FROM complaints c JOIN "
                          "events e ON e.complaint = c.number WHERE c.reference = $1 ORDER BY "
                          "e.number"};
  // Held until the end of the transaction: what comes after it sees what others did before.
  const Statement hold_{"hold", "SELECT number FROM complaints WHERE reference = $1 FOR UPDATE"};
  const Statement change_{"change", R"(
    WITH known AS (
      SELECT number FROM complaints c WHERE reference = $1 AND $2::bigint =
        coalesce((SELECT max(number) FROM events WHERE complaint = c.number), 0)
    ), event AS (
      INSERT INTO events (complaint, at, kind, by, text)
      SELECT number, $3::bigint, $4::text, $5::text, $6::text FROM known
      RETURNING complaint, number
    ), message AS (
      INSERT INTO outbox (complaint, id, event, kind, created, next_try)
      SELECT complaint, $7::text, number, $4::text, $3::bigint, $3::bigint FROM event
      WHERE $7::text <> ''
    ), changed AS (
      UPDATE complaints c SET state = $8, record = coalesce($9, c.record),
        receipt = coalesce($10, c.receipt), category = $11, team = $12, due = $13, due_kind = $14,
        delete_after = $15
      FROM event WHERE c.number = event.complaint
    )
    SELECT count(*) FROM event)"};
  const Statement done_{"done", R"(
    SELECT count(*) FROM complaints c JOIN events e ON e.complaint = c.number
    WHERE c.reference = $1 AND e.number > $2::bigint AND e.at = $3::bigint AND e.kind = $4::text
      AND e.by = $5::text AND e.text = $6::text AND ($7::text = '' OR EXISTS (
        SELECT FROM outbox o WHERE o.complaint = c.number AND o.id = $7::text)))"};
  const Statement due_{
      "due", select_complaints("WHERE due <= $1 AND ($2::text = '' OR team = $2::text) AND (due, "
                               "number) > ($3::bigint, $4::bigint) ORDER BY due, number LIMIT $5")};
};

}  // namespace redress::postgres
