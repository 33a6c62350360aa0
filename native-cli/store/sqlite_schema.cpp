// The tables, and the way from each version of them to the next.
#include <array>
#include <vector>

#include "life/standing.hpp"
#include "store/sqlite.hpp"
#include "store/sqlite_life.hpp"

namespace redress::sqlite {

namespace {

// "RDRS", where `file` and SQLite itself look for the kind of a database.
constexpr std::int64_t application_id = 0x52445253;

constexpr const char* schema = R"(
  CREATE TABLE complaints (
    number     INTEGER PRIMARY KEY,  -- the order of receipt
    id         TEXT NOT NULL UNIQUE,
    content    TEXT NOT NULL,
    reference  TEXT NOT NULL UNIQUE,
    key_hash   TEXT NOT NULL,
    sealed_key TEXT NOT NULL,
    received   INTEGER NOT NULL,     -- seconds since 1970
    state      TEXT NOT NULL,
    language   TEXT NOT NULL,
    record     TEXT NOT NULL,
    receipt    TEXT NOT NULL
  ) STRICT;
  PRAGMA application_id = 1380209235;
  PRAGMA user_version = 1;
)";
// From each version to the next, the first from version 1.
constexpr std::array<const char*, 4> migrations = {R"(
  CREATE TABLE policies (
    id     TEXT PRIMARY KEY,  -- of the bundle
    bundle BLOB NOT NULL,
    until  INTEGER            -- when another took its place, seconds since 1970; null while served
  ) STRICT;
  PRAGMA user_version = 2;
)",
                                                   R"(
  CREATE TABLE attachments (
    number    INTEGER PRIMARY KEY,  -- the order of adding
    reference TEXT NOT NULL,        -- of the complaint
    id        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    sha256    TEXT NOT NULL,        -- of the content
    bytes     INTEGER NOT NULL,
    added     INTEGER NOT NULL,     -- seconds since 1970
    content   BLOB NOT NULL,        -- last, so that a list need not read it
    UNIQUE (reference, id),
    UNIQUE (reference, sha256)
  ) STRICT;
  PRAGMA user_version = 3;
)",
                                                   R"(
  ALTER TABLE complaints ADD COLUMN category TEXT NOT NULL DEFAULT '';
  ALTER TABLE complaints ADD COLUMN team TEXT NOT NULL DEFAULT '';
  ALTER TABLE complaints ADD COLUMN due INTEGER;        -- of the next promise that is not yet kept
  ALTER TABLE complaints ADD COLUMN due_kind TEXT NOT NULL DEFAULT '';
  ALTER TABLE complaints ADD COLUMN delete_after INTEGER;  -- null where an earlier version wrote it
  CREATE INDEX complaints_due ON complaints (due, number) WHERE due IS NOT NULL;
  CREATE INDEX complaints_team_due ON complaints (team, due, number) WHERE due IS NOT NULL;
  CREATE INDEX complaints_delete_after ON complaints (delete_after);
  CREATE TABLE events (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of happening, none given twice
    complaint INTEGER NOT NULL,                   -- its number
    at        INTEGER NOT NULL,                   -- seconds since 1970
    kind      TEXT NOT NULL,
    by        TEXT NOT NULL,
    text      TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_complaint ON events (complaint, number);
  CREATE TABLE outbox (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of telling, none given twice
    complaint INTEGER NOT NULL,                   -- its number
    id        TEXT NOT NULL,                      -- of the message
    event     INTEGER NOT NULL,                   -- its number
    kind      TEXT NOT NULL,
    created   INTEGER NOT NULL,                   -- seconds since 1970
    attempts  INTEGER NOT NULL DEFAULT 0,
    next_try  INTEGER NOT NULL,
    state     TEXT NOT NULL DEFAULT 'waiting',    -- or sent, dead
    error     TEXT NOT NULL DEFAULT ''
  ) STRICT;
  CREATE INDEX outbox_complaint ON outbox (complaint, number);
  CREATE INDEX outbox_waiting ON outbox (next_try, number) WHERE state = 'waiting';
  CREATE INDEX outbox_dead ON outbox (number) WHERE state = 'dead';
  PRAGMA user_version = 4;
)",
                                                   // Once more where a service of version 4, which
                                                   // still runs, has named its own version again.
                                                   R"(
  CREATE INDEX IF NOT EXISTS complaints_state ON complaints (state, number, team, category);
  PRAGMA user_version = 5;
)"};
static_assert(application_id == 1380209235 && schema_version == 1 + migrations.size(),
              "the schema repeats them in SQL");

bool run(sqlite3* database, const char* sql) {
  return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::optional<std::int64_t> number_of(sqlite3* database, std::string_view sql) {
  Statement statement(database, sql);
  if (!statement || statement.step() != SQLITE_ROW) return std::nullopt;
  return statement.number(0);
}

Error foreign(std::string_view file) {
  return {"store.foreign", "",
          std::string(file) + " is not a store of redress; name another file."};
}

// A service of version 3 that still runs while the file is brought up to date names its own version
// again when its health is asked for.
bool has_life(sqlite3* database) {
  return number_of(database,
                   "SELECT count(*) FROM pragma_table_info('complaints') WHERE name = "
                   "'delete_after'")
             .value_or(0) > 0;
}

struct Unread {
  std::int64_t number = 0;
  StoredComplaint complaint;
};

bool next_unread(Statement& statement, std::vector<Unread>& out) {
  const ResetAfter reset(statement);
  int code = statement.step();
  for (; code == SQLITE_ROW; code = statement.step()) {
    Unread one;
    one.number = statement.number(0);
    one.complaint.record = statement.text(1);
    one.complaint.state = statement.text(2);
    one.complaint.received = {statement.number(3)};
    out.push_back(std::move(one));
  }
  return code == SQLITE_DONE;
}

// What an earlier version wrote, before this or while it still ran, has neither standing nor
// events.
bool catch_up(sqlite3* database) {
  constexpr std::size_t portion = 200;
  Statement unread(database,
                   "SELECT number, record, state, received FROM complaints WHERE delete_after IS "
                   "NULL LIMIT " +
                       std::to_string(portion));
  Statement place(database, update_standing);
  Statement event(
      database,
      "INSERT INTO events (complaint, at, kind, \"by\", text) SELECT ?1, ?2, "
      "'received', '', '' WHERE NOT EXISTS (SELECT 1 FROM events WHERE complaint = ?1)");
  if (!unread || !place || !event) return false;
  for (std::size_t found = portion; found == portion;) {
    std::vector<Unread> rows;
    if (!next_unread(unread, rows)) return false;
    found = rows.size();
    for (const Unread& row : rows) {
      const Standing standing = life::standing_of(row.complaint, {});
      bind_standing(place, standing);
      place.bind(6, row.number);
      event.bind(1, row.number);
      event.bind(2, row.complaint.received);
      if (!Connection::run(place) || !Connection::run(event)) return false;
    }
  }
  return true;
}

bool migrate(sqlite3* database, std::int64_t version) {
  for (; version < schema_version; ++version) {
    const bool done_before = version == 3 && has_life(database);
    if (!run(database, done_before ? "PRAGMA user_version = 4"
                                   : migrations[static_cast<std::size_t>(version - 1)]))
      return false;
  }
  return catch_up(database);
}

// Within a transaction, where there is something to write.
std::optional<Error> bring_up_to_date(sqlite3* database, std::string_view file, bool write) {
  const auto version = number_of(database, "PRAGMA user_version");
  const auto application = number_of(database, "PRAGMA application_id");
  const auto tables = number_of(database, "SELECT count(*) FROM sqlite_schema");
  if (!version || !application || !tables) return last_error(database, file);
  const bool empty = *tables == 0 && write;
  if (!empty && *application != application_id) return foreign(file);
  if (!empty && *version > schema_version) {
    return Error{"store.newer", "",
                 std::string(file) + " was written by a later version of redress; use that one."};
  }
  const bool done =
      !write || ((!empty || run(database, schema)) && migrate(database, empty ? 1 : *version));
  return done ? std::nullopt : std::optional(last_error(database, file));
}

}  // namespace

// Two programs may find the new file empty at once: the second waits for the first and then finds
// the schema there.
std::optional<Error> prepare_schema(sqlite3* database, std::string_view file, bool write) {
  if (write && !run(database, "BEGIN IMMEDIATE")) return last_error(database, file);
  std::optional<Error> error = bring_up_to_date(database, file, write);
  if (write && !run(database, error ? "ROLLBACK" : "COMMIT") && !error)
    error = last_error(database, file);
  return error;
}

}  // namespace redress::sqlite
