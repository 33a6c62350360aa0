#include "store/sqlite_outbox.hpp"

#include <string>

namespace redress::sqlite {

namespace {

constexpr std::string_view columns =
    "o.number, o.id, c.reference, o.kind, o.event, o.created, o.attempts, o.next_try";
constexpr std::string_view from = " FROM outbox o JOIN complaints c ON c.number = o.complaint ";
// What stands before it in its complaint is not waiting any more.
constexpr std::string_view first_that_waits =
    "o.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.complaint = o.complaint "
    "AND p.number < o.number AND p.state = 'waiting')";

OutboxItem item(const Statement& row) {
  return {row.number(0),
          row.text(1),
          row.text(2),
          row.text(3),
          row.number(4),
          {row.number(5)},
          static_cast<int>(row.number(6)),
          {row.number(7)}};
}

}  // namespace

bool OutboxTable::prepare(bool write) {
  sqlite3* database = connection_.get();
  ready_ = Statement(database, "SELECT " + std::string(columns) + std::string(from) +
                                   "WHERE o.next_try <= ?1 AND " + std::string(first_that_waits) +
                                   " ORDER BY o.next_try, o.number LIMIT ?2");
  next_ = Statement(database, "SELECT o.next_try FROM outbox o WHERE " +
                                  std::string(first_that_waits) + " ORDER BY o.next_try LIMIT 1");
  dead_ = Statement(database, "SELECT " + std::string(columns) + ", o.error" + std::string(from) +
                                  "WHERE o.state = 'dead' ORDER BY o.number");
  told_ = Statement(database,
                    "SELECT o.event" + std::string(from) + "WHERE c.reference = ?1 AND o.id = ?2");
  // An older store that is only read has none.
  if (!ready_ || !next_ || !dead_ || !told_) return !write;
  if (!write) return true;
  sent_ = Statement(database,
                    "UPDATE outbox SET state = 'sent', next_try = ?2, error = '' WHERE number = ?1 "
                    "AND state = 'waiting'");
  failed_ = Statement(database,
                      "UPDATE outbox SET attempts = attempts + 1, error = ?2, next_try = "
                      "coalesce(?3, next_try), state = CASE WHEN ?3 IS NULL THEN 'dead' ELSE state "
                      "END WHERE number = ?1 AND state = 'waiting'");
  retry_ = Statement(database,
                     "UPDATE outbox SET state = 'waiting', attempts = 0, next_try = ?2 WHERE state "
                     "= 'dead' AND number = coalesce(?1, number)");
  return sent_ && failed_ && retry_;
}

Result<std::optional<std::int64_t>> OutboxTable::told(std::string_view reference,
                                                      std::string_view message) {
  if (!told_) return std::optional<std::int64_t>();
  const ResetAfter reset(told_);
  told_.bind(1, reference);
  told_.bind(2, message);
  const int code = told_.step();
  if (code == SQLITE_ROW) return std::optional(told_.number(0));
  if (code != SQLITE_DONE) return connection_.error();
  return std::optional<std::int64_t>();
}

Result<std::vector<OutboxItem>> OutboxTable::ready(Instant now, std::size_t most) {
  std::vector<OutboxItem> out;
  if (!ready_) return out;
  const ResetAfter reset(ready_);
  ready_.bind(1, now);
  ready_.bind(2, static_cast<std::int64_t>(most));
  int code = ready_.step();
  for (; code == SQLITE_ROW; code = ready_.step()) out.push_back(item(ready_));
  if (code != SQLITE_DONE) return connection_.error();
  return out;
}

Result<std::monostate> OutboxTable::sent(std::int64_t number, Instant now) {
  sent_.bind(1, number);
  sent_.bind(2, now);
  return write(sent_);
}

Result<std::monostate> OutboxTable::failed(std::int64_t number, std::string_view why,
                                           std::optional<Instant> next_try) {
  failed_.bind(1, number);
  failed_.bind(2, why);
  failed_.bind(3, next_try);
  return write(failed_);
}

Result<std::monostate> OutboxTable::write(Statement& statement) {
  if (!connection_.begin()) return connection_.error();
  if (!Connection::run(statement) || !connection_.commit()) return connection_.abandon();
  return std::monostate{};
}

Result<std::optional<Instant>> OutboxTable::next() {
  if (!next_) return std::optional<Instant>();
  const ResetAfter reset(next_);
  const int code = next_.step();
  if (code == SQLITE_ROW) return next_.instant(0);
  if (code != SQLITE_DONE) return connection_.error();
  return std::optional<Instant>();
}

Result<std::vector<DeadItem>> OutboxTable::dead() {
  std::vector<DeadItem> out;
  if (!dead_) return out;
  const ResetAfter reset(dead_);
  int code = dead_.step();
  for (; code == SQLITE_ROW; code = dead_.step()) out.push_back({item(dead_), dead_.text(8)});
  if (code != SQLITE_DONE) return connection_.error();
  return out;
}

Result<std::size_t> OutboxTable::retry(std::optional<std::int64_t> number, Instant now) {
  if (!connection_.begin()) return connection_.error();
  retry_.bind(1, number);
  retry_.bind(2, now);
  if (!Connection::run(retry_)) return connection_.abandon();
  const auto changed = static_cast<std::size_t>(sqlite3_changes(connection_.get()));
  if (!connection_.commit()) return connection_.abandon();
  return changed;
}

}  // namespace redress::sqlite
