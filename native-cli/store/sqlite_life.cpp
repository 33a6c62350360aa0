#include "store/sqlite_life.hpp"

#include <utility>

namespace redress::sqlite {

namespace {

constexpr std::string_view columns =
    "id, content, reference, key_hash, sealed_key, received, state, language, record, receipt, ";
constexpr std::int64_t first_version_with_life = 4;

// Files are overwritten as they are deleted: so much at once delays nobody.
constexpr std::int64_t most_bytes_at_once = 16 * 1024 * 1024;

}  // namespace

Error older(std::string_view file) {
  return {"store.older", "",
          std::string(file) +
              " was last written by an earlier version of redress; start `redress serve` on it "
              "once, which brings it up to date."};
}

std::string select_complaints(std::int64_t version, std::string_view rest) {
  return "SELECT " + std::string(columns) +
         (version < first_version_with_life ? "'', '', NULL, '', NULL"
                                            : "category, team, due, due_kind, delete_after") +
         " FROM complaints " + std::string(rest);
}

StoredComplaint complaint_row(const Statement& statement) {
  StoredComplaint out{statement.text(0), statement.text(1), statement.text(2),
                      statement.text(3), statement.text(4), {statement.number(5)},
                      statement.text(6), statement.text(7), statement.text(8),
                      statement.text(9)};
  out.standing = {statement.text(10), statement.text(11), statement.instant(12), statement.text(13),
                  statement.instant(14)};
  return out;
}

void bind_standing(Statement& statement, const Standing& standing) {
  statement.bind(1, standing.category);
  statement.bind(2, standing.team);
  statement.bind(3, standing.due);
  statement.bind(4, standing.due_kind);
  statement.bind(5, standing.delete_after);
}

bool LifeTables::prepare(bool write) {
  sqlite3* database = connection_.get();
  // An older store that is only read has none of it.
  if (connection_.version() < first_version_with_life) return !write;
  events_ =
      Statement(database,
                "SELECT e.number, e.at, e.kind, e.\"by\", e.text FROM complaints c JOIN "
                "events e ON e.complaint = c.number WHERE c.reference = ?1 ORDER BY e.number");
  due_ = Statement(
      database, select_complaints(connection_.version(), "WHERE due <= ?1 ORDER BY due, number"));
  team_due_ =
      Statement(database, select_complaints(connection_.version(),
                                            "WHERE team = ?2 AND due <= ?1 ORDER BY due, number"));
  if (!events_ || !due_ || !team_due_) return false;
  if (!write) return true;
  known_ = Statement(database,
                     "SELECT number, coalesce((SELECT max(number) FROM events WHERE complaint = "
                     "c.number), 0) FROM complaints c WHERE reference = ?1");
  add_event_ = Statement(
      database, "INSERT INTO events (complaint, at, kind, \"by\", text) VALUES (?1,?2,?3,?4,?5)");
  // After its event, whose number is the last that was given in this transaction.
  tell_ = Statement(database,
                    "INSERT INTO outbox (complaint, id, event, kind, created, next_try) VALUES "
                    "(?1,?2,last_insert_rowid(),?3,?4,?4)");
  change_ = Statement(database,
                      "UPDATE complaints SET category = ?1, team = ?2, due = ?3, due_kind = ?4, "
                      "delete_after = ?5, state = ?7, record = coalesce(?8, record), receipt = "
                      "coalesce(?9, receipt) WHERE number = ?6");
  expired_ = Statement(database,
                       "SELECT number, reference FROM complaints WHERE delete_after <= ?1 ORDER BY "
                       "delete_after LIMIT ?2");
  attached_bytes_ =
      Statement(database, "SELECT coalesce(sum(bytes), 0) FROM attachments WHERE reference = ?1");
  erase_.clear();
  for (const char* sql :
       {"DELETE FROM attachments WHERE reference = (SELECT reference FROM complaints "
        "WHERE number = ?1)",
        "DELETE FROM outbox WHERE complaint = ?1", "DELETE FROM events WHERE complaint = ?1",
        "DELETE FROM complaints WHERE number = ?1"}) {
    erase_.emplace_back(database, sql);
    if (!erase_.back()) return false;
  }
  return known_ && add_event_ && tell_ && change_ && expired_ && attached_bytes_;
}

bool LifeTables::receive(std::int64_t number, const StoredComplaint& complaint) {
  return add_event(number, {0, {}, complaint.received, "received", "", ""}) &&
         tell(number, complaint.acknowledgement, "acknowledged", complaint.received);
}

Result<std::vector<StoredEvent>> LifeTables::events(std::string_view reference) {
  std::vector<StoredEvent> out;
  if (!events_) return out;
  const ResetAfter reset(events_);
  events_.bind(1, reference);
  int code = events_.step();
  for (; code == SQLITE_ROW; code = events_.step()) {
    out.push_back({events_.number(0),
                   std::string(reference),
                   {events_.number(1)},
                   events_.text(2),
                   events_.text(3),
                   events_.text(4)});
  }
  if (code != SQLITE_DONE) return connection_.error();
  return out;
}

Result<Changed> LifeTables::change(const Change& change) {
  if (!connection_.begin()) return connection_.error();
  const std::optional<Changed> changed = change_within(change);
  if (!changed || !connection_.commit()) return connection_.abandon();
  return *changed;
}

std::optional<Changed> LifeTables::change_within(const Change& change) {
  std::int64_t number = 0;
  {
    const ResetAfter reset(known_);
    known_.bind(1, change.reference);
    const int code = known_.step();
    if (code == SQLITE_DONE) return Changed::unknown;
    if (code != SQLITE_ROW) return std::nullopt;
    number = known_.number(0);
    if (known_.number(1) != change.last_event) return Changed::overtaken;
  }
  if (!add_event(number, change.event) ||
      !tell(number, change.message, change.event.kind, change.event.at))
    return std::nullopt;
  bind_standing(change_, change.standing);
  change_.bind(6, number);
  change_.bind(7, change.state);
  // Bound anew for each complaint: a text that was bound before is gone by now.
  change_.bind_optional(8, change.record);
  change_.bind_optional(9, change.receipt);
  if (!Connection::run(change_)) return std::nullopt;
  return Changed::done;
}

bool LifeTables::add_event(std::int64_t complaint, const StoredEvent& event) {
  add_event_.bind(1, complaint);
  add_event_.bind(2, event.at);
  add_event_.bind(3, event.kind);
  add_event_.bind(4, event.by);
  add_event_.bind(5, event.text);
  return Connection::run(add_event_);
}

bool LifeTables::tell(std::int64_t complaint, std::string_view message, std::string_view kind,
                      Instant at) {
  if (message.empty()) return true;
  tell_.bind(1, complaint);
  tell_.bind(2, message);
  tell_.bind(3, kind);
  tell_.bind(4, at);
  return Connection::run(tell_);
}

Result<std::monostate> LifeTables::each_due(
    Instant until, std::string_view team,
    const std::function<bool(const StoredComplaint&)>& visit) {
  Statement& statement = team.empty() ? due_ : team_due_;
  if (!statement) return older(connection_.file());
  const ResetAfter reset(statement);
  statement.bind(1, until);
  if (!team.empty()) statement.bind(2, team);
  int code = statement.step();
  for (; code == SQLITE_ROW; code = statement.step()) {
    if (!visit(complaint_row(statement))) return std::monostate{};
  }
  if (code != SQLITE_DONE) return connection_.error();
  return std::monostate{};
}

Result<Forgotten> LifeTables::forget(std::string_view reference) {
  if (!connection_.begin()) return connection_.error();
  std::int64_t complaint = 0;
  {
    const ResetAfter reset(known_);
    known_.bind(1, reference);
    const int code = known_.step();
    if (code == SQLITE_ROW) complaint = known_.number(0);
    if (code != SQLITE_ROW && code != SQLITE_DONE) return connection_.abandon();
  }
  if (complaint != 0 && !erase(complaint)) return connection_.abandon();
  if (!connection_.commit()) return connection_.abandon();
  if (complaint == 0) return Forgotten{};
  return Forgotten{1, empty_journal()};
}

Result<Forgotten> LifeTables::forget_expired(Instant now, std::size_t most) {
  if (!connection_.begin()) return connection_.error();
  std::vector<Known> found;
  if (!expired(now, most, found)) return connection_.abandon();
  std::size_t count = 0;
  std::int64_t bytes = 0;
  for (const Known& complaint : found) {
    const std::optional<std::int64_t> more = attached_bytes(complaint.reference);
    if (!more) return connection_.abandon();
    bytes += *more;
    if (count > 0 && bytes > most_bytes_at_once) break;
    if (!erase(complaint.number)) return connection_.abandon();
    ++count;
  }
  if (!connection_.commit()) return connection_.abandon();
  return Forgotten{count, count > 0 || empty_journal()};
}

bool LifeTables::erase(std::int64_t complaint) {
  for (Statement& statement : erase_) {
    statement.bind(1, complaint);
    if (!Connection::run(statement)) return false;
  }
  return true;
}

bool LifeTables::expired(Instant now, std::size_t most, std::vector<Known>& out) {
  const ResetAfter reset(expired_);
  expired_.bind(1, now);
  expired_.bind(2, static_cast<std::int64_t>(most));
  int code = expired_.step();
  for (; code == SQLITE_ROW; code = expired_.step())
    out.push_back({expired_.number(0), expired_.text(1)});
  return code == SQLITE_DONE;
}

std::optional<std::int64_t> LifeTables::attached_bytes(std::string_view reference) {
  const ResetAfter reset(attached_bytes_);
  attached_bytes_.bind(1, reference);
  if (attached_bytes_.step() != SQLITE_ROW) return std::nullopt;
  return attached_bytes_.number(0);
}

// The journal still holds what was written before. Emptied, it must have been copied into the file
// first, which waits for readers: the intake must not wait for them as well.
bool LifeTables::empty_journal() {
  constexpr int patience_ms = 250;
  sqlite3_busy_timeout(connection_.get(), patience_ms);
  const int code = sqlite3_wal_checkpoint_v2(connection_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE,
                                             nullptr, nullptr);
  sqlite3_busy_timeout(connection_.get(), busy_ms);
  return code == SQLITE_OK;
}

}  // namespace redress::sqlite
