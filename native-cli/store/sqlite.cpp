#include "store/sqlite.hpp"

#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>

namespace redress::sqlite {

namespace {

constexpr int busy_ms = 5000;
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
constexpr std::array<const char*, 2> migrations = {R"(
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

bool migrate(sqlite3* database, std::int64_t version) {
  for (; version < schema_version; ++version) {
    if (!run(database, migrations[static_cast<std::size_t>(version - 1)])) return false;
  }
  return true;
}

// Two programs may find the new file empty at once: the second waits for the first and then finds
// the schema there.
std::optional<Error> prepare_schema(sqlite3* database, std::string_view file, bool write) {
  if (write && !run(database, "BEGIN IMMEDIATE")) return last_error(database, file);
  const auto version = number_of(database, "PRAGMA user_version");
  const auto application = number_of(database, "PRAGMA application_id");
  const auto tables = number_of(database, "SELECT count(*) FROM sqlite_schema");
  std::optional<Error> error;
  if (!version || !application || !tables) {
    error = last_error(database, file);
  } else if (*tables == 0 && write) {
    if (!run(database, schema) || !migrate(database, 1)) error = last_error(database, file);
  } else if (*application != application_id) {
    error = foreign(file);
  } else if (*version > schema_version) {
    error = Error{"store.newer", "",
                  std::string(file) + " was written by a later version of redress; use that one."};
  } else if (write && !migrate(database, *version)) {
    error = last_error(database, file);
  }
  if (write && !run(database, error ? "ROLLBACK" : "COMMIT") && !error)
    error = last_error(database, file);
  return error;
}

// SQLite does not wait in a change of the journal's kind (it might wait for itself): we do.
bool keep_journal(sqlite3* database) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(busy_ms);
  while (!run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")) {
    if ((sqlite3_errcode(database) & 0xFF) != SQLITE_BUSY) return false;
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace

Error last_error(sqlite3* database, std::string_view file) {
  const std::string name(file);
  const int code = sqlite3_errcode(database) & 0xFF;
  switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"store.locked", "",
              name + " is locked by another program; try again when that one is done."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {"store.read_only", "",
              name + " or its folder is read-only; give this program the right to write there."};
    case SQLITE_FULL:
      return {"store.full", "", "The disk that holds " + name + " is full; nothing was added."};
    case SQLITE_NOTADB:
      return foreign(file);
    case SQLITE_CORRUPT:
      return {"store.damaged", "", name + " is damaged; restore it from a backup."};
    default:
      return {"store.unavailable", "", name + " cannot be used: " + sqlite3_errmsg(database) + "."};
  }
}

Statement::Statement(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* made = nullptr;
  sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                     &made, nullptr);
  statement_.reset(made);
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes == nullptr
             ? std::string()
             : std::string(
                   bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

Result<Database> open_database(const std::string& file, bool write) {
  // SQLite says "unable to open" of anything; that a file is not there is worth its own words.
  if (!write && ::access(file.c_str(), F_OK) != 0) {
    return Error{"store.unavailable", "", "There is no store " + file + "."};
  }
  sqlite3* opened = nullptr;
  const int flags = SQLITE_OPEN_NOMUTEX |
                    (write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  Database database(opened);
  if (code != SQLITE_OK) return last_error(opened, file);
  sqlite3_busy_timeout(opened, busy_ms);
  if (sqlite3_db_readonly(opened, "main") == 1 && write) {
    return Error{"store.read_only", "",
                 file + " is read-only; give this program the right to write there."};
  }
  if (auto error = prepare_schema(opened, file, write)) return *std::move(error);
  // After the schema: a file that is not ours must not be turned into anything.
  if (write && !keep_journal(opened)) return last_error(opened, file);
  return database;
}

}  // namespace redress::sqlite
