#include "store/sqlite_backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

namespace redress::sqlite {

namespace {

// Read in about a second from a slow disk.
constexpr std::int64_t most_checked_bytes = 256 * 1024 * 1024;
constexpr int pages_at_once = 1024;

struct EndBackup {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

Error unwritable(const std::string& file, const std::string& why) {
  return {"file.unwritable", "", file + " cannot be written: " + why + "."};
}

Error exists(const std::string& file) {
  return {"file.exists", "", file + " is there already and stays as it is; name another file."};
}

/// The copy under its name for the time being, gone in the end unless it is whole.
class Unfinished {
 public:
  explicit Unfinished(const std::string& file)
      : file_(file), part_(file + ".part" + std::to_string(::getpid())) {}
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
      if (!done_ || *suffix != '\0') ::unlink((part_ + suffix).c_str());
    }
  }

  [[nodiscard]] const std::string& part() const { return part_; }
  /// Complaints are nobody else's matter, whatever the umask.
  std::optional<Error> create() const {
    if (::access(file_.c_str(), F_OK) == 0) return exists(file_);
    const int made = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (made < 0) return unwritable(file_, std::generic_category().message(errno));
    ::close(made);
    return std::nullopt;
  }
  std::optional<Error> finish() {
    if (::renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, file_.c_str(), RENAME_NOREPLACE) == 0) {
      done_ = true;
      return std::nullopt;
    }
    return errno == EEXIST ? exists(file_)
                           : unwritable(file_, std::generic_category().message(errno));
  }

 private:
  std::string file_;
  std::string part_;
  bool done_ = false;
};

/// A transaction that reads.
class Moment {
 public:
  explicit Moment(sqlite3* database)
      : database_(database),
        held_(sqlite3_exec(database, "BEGIN; SELECT count(*) FROM sqlite_schema", nullptr, nullptr,
                           nullptr) == SQLITE_OK) {}
  Moment(const Moment&) = delete;
  Moment& operator=(const Moment&) = delete;
  ~Moment() {
    if (sqlite3_get_autocommit(database_) == 0)
      sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  explicit operator bool() const { return held_; }

 private:
  sqlite3* database_;
  bool held_;
};

// SQLite's first finding; empty where there is none.
Result<std::string> finding(sqlite3* database, const char* pragma, const std::string& file) {
  Statement statement(database, pragma);
  if (!statement || statement.step() != SQLITE_ROW) return last_error(database, file);
  std::string found = statement.text(0);
  return found == "ok" ? std::string() : std::move(found);
}

std::optional<Error> copy(sqlite3* from, const std::string& name, sqlite3* to,
                          const std::string& file,
                          const std::function<void(int done, int of)>& progress) {
  const std::unique_ptr<sqlite3_backup, EndBackup> backup(
      sqlite3_backup_init(to, "main", from, "main"));
  if (!backup) return last_error(to, file);
  int code = SQLITE_OK;
  while (code == SQLITE_OK) {
    code = sqlite3_backup_step(backup.get(), pages_at_once);
    const int all = sqlite3_backup_pagecount(backup.get());
    if (progress) progress(all - sqlite3_backup_remaining(backup.get()), all);
  }
  if (code == SQLITE_DONE) return std::nullopt;
  // Whose error it was is not told; that of a file that cannot be read comes up in the store too.
  if (code == SQLITE_CORRUPT) return damaged(name, "");
  if (code == SQLITE_FULL) return unwritable(file, "the disk is full");
  return unwritable(file, sqlite3_errstr(code));
}

}  // namespace

Result<std::monostate> check(Connection& connection) {
  sqlite3* database = connection.get();
  Statement size(database,
                 "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  if (!size || size.step() != SQLITE_ROW) return connection.error();
  if (size.number(0) > most_checked_bytes) return std::monostate{};
  const Result<std::string> found = finding(database, "PRAGMA quick_check(1)", connection.file());
  if (!found) return found.error();
  if (!found->empty()) return damaged(connection.file(), *found);
  return std::monostate{};
}

Result<std::monostate> backup(Connection& connection, const std::string& file,
                              const std::function<void(int done, int of)>& progress) {
  Unfinished unfinished(file);
  if (auto error = unfinished.create()) return *std::move(error);
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(unfinished.part().c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
  Database target(opened);
  if (code != SQLITE_OK) return unwritable(file, sqlite3_errstr(code));
  {
    // One moment of the store, held until the end: what others write meanwhile neither gets into
    // the copy nor begins it anew.
    const Moment moment(connection.get());
    if (!moment) return connection.error();
    if (auto error = copy(connection.get(), connection.file(), opened, file, progress))
      return *std::move(error);
  }
  // One file: a journal beside it would have to be taken along. The copy is opened afresh, as what
  // has been read from it is still in memory.
  target.reset();
  if (sqlite3_open_v2(unfinished.part().c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr) !=
      SQLITE_OK)
    return unwritable(file, sqlite3_errmsg(opened));
  target.reset(opened);
  if (sqlite3_exec(opened, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
    return unwritable(file, sqlite3_errmsg(opened));
  const Result<std::string> found = finding(opened, "PRAGMA integrity_check(1)", file);
  if (!found) return found.error();
  if (!found->empty()) return damaged(connection.file(), *found);
  target.reset();
  if (auto error = unfinished.finish()) return *std::move(error);
  return std::monostate{};
}

}  // namespace redress::sqlite
