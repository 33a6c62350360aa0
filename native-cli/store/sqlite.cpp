#include "store/sqlite.hpp"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "io/file.hpp"

namespace redress::sqlite {

namespace {

bool run(sqlite3* database, const char* sql) {
  return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
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

Error full(const std::string& name) {
  return {"store.full", "", "The disk that holds " + name + " is full; nothing was added."};
}

}  // namespace

Error damaged(std::string_view file, std::string_view what) {
  const std::string name(file);
  return {
      "store.damaged", "",
      name + " is damaged" + (what.empty() ? "" : " (" + std::string(what) + ")") +
          "; keep it aside with its -wal file and put the last `redress backup` in its place. What "
          "came after that may be saved by: sqlite3 " +
          name + " .recover"};
}

Error last_error(sqlite3* database, std::string_view file) {
  const std::string name(file);
  const int code = sqlite3_errcode(database) & 0xFF;
  // The system's, of the codes that carry one.
  const bool of_system = code == SQLITE_IOERR || code == SQLITE_CANTOPEN;
  const int system = of_system ? sqlite3_system_errno(database) : 0;
  if (system == ENOSPC || system == EDQUOT) return full(name);
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
      return full(name);
    case SQLITE_NOTADB:
      return {"store.foreign", "", name + " is not a store of redress; name another file."};
    case SQLITE_CORRUPT:
      return damaged(file, "");
    default:
      break;
  }
  return {"store.unavailable", "",
          name + " cannot be used: " + sqlite3_errmsg(database) +
              (system == 0 ? "" : " (" + system_message(system) + ")") + "."};
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

bool Connection::prepare() {
  begin_ = Statement(get(), "BEGIN IMMEDIATE");
  commit_ = Statement(get(), "COMMIT");
  rollback_ = Statement(get(), "ROLLBACK");
  Statement version(get(), "PRAGMA user_version");
  if (!version || version.step() != SQLITE_ROW) return false;
  version_ = version.number(0);
  return begin_ && commit_ && rollback_;
}

Error Connection::abandon() {
  Error first = error();
  if (sqlite3_get_autocommit(get()) == 0) run(rollback_);
  return first;
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
  // What is deleted, or moved within the file, is overwritten by zeros.
  if (write && !run(opened, "PRAGMA secure_delete = ON")) return last_error(opened, file);
  if (auto error = prepare_schema(opened, file, write)) return *std::move(error);
  // After the schema: a file that is not ours must not be turned into anything.
  if (write && !keep_journal(opened)) return last_error(opened, file);
  return database;
}

}  // namespace redress::sqlite
