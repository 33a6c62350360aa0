// SQLite's C interface with owners for what must be closed, and its errors as ours.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "redress/base.hpp"
#include "redress/calendar.hpp"

namespace redress::sqlite {

/// Kept in the file's user_version.
inline constexpr std::int64_t schema_version = 5;
/// How long one waits for another that has locked the file.
inline constexpr int busy_ms = 5000;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

/// `what` is SQLite's finding, empty for none.
[[nodiscard]] Error damaged(std::string_view file, std::string_view what);
/// The last error of a connection, in words that say what to do.
[[nodiscard]] Error last_error(sqlite3* database, std::string_view file);

/// A prepared statement, reset after each use.
class Statement {
 public:
  Statement() = default;
  /// Empty where the text cannot be prepared.
  Statement(sqlite3* database, std::string_view sql);

  explicit operator bool() const { return statement_ != nullptr; }
  void bind(int position, std::string_view text) {
    sqlite3_bind_text(statement_.get(), position, text.data(), static_cast<int>(text.size()),
                      SQLITE_STATIC);
  }
  void bind_bytes(int position, std::string_view bytes) {
    sqlite3_bind_blob64(statement_.get(), position, bytes.data(), bytes.size(), SQLITE_STATIC);
  }
  void bind(int position, std::int64_t number) {
    sqlite3_bind_int64(statement_.get(), position, number);
  }
  void bind(int position, std::optional<std::int64_t> number) {
    if (number) {
      bind(position, *number);
    } else {
      sqlite3_bind_null(statement_.get(), position);
    }
  }
  void bind(int position, std::optional<Instant> instant) {
    bind(position, instant ? std::optional(instant->seconds) : std::nullopt);
  }
  void bind_optional(int position, const std::optional<std::string>& text) {
    if (text) {
      bind(position, *text);
    } else {
      sqlite3_bind_null(statement_.get(), position);
    }
  }
  void bind(int position, Instant instant) { bind(position, instant.seconds); }
  /// SQLITE_ROW, SQLITE_DONE or an error's code.
  int step() { return sqlite3_step(statement_.get()); }
  void reset() { sqlite3_reset(statement_.get()); }
  /// Of a text or of bytes.
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
  }
  /// Nothing of a null.
  [[nodiscard]] std::optional<Instant> instant(int column) const {
    if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
    return Instant{number(column)};
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Resets a statement when a scope is left, so that no read lock outlives its use.
class ResetAfter {
 public:
  explicit ResetAfter(Statement& statement) : statement_(statement) {}
  ResetAfter(const ResetAfter&) = delete;
  ResetAfter& operator=(const ResetAfter&) = delete;
  ~ResetAfter() { statement_.reset(); }

 private:
  Statement& statement_;
};

/// An open file with its transactions, shared by those who read and write its tables; outlives
/// their statements.
class Connection {
 public:
  Connection(Database database, std::string file)
      : database_(std::move(database)), file_(std::move(file)) {}

  /// False where the statements cannot be prepared: see error().
  [[nodiscard]] bool prepare();
  [[nodiscard]] sqlite3* get() const { return database_.get(); }
  [[nodiscard]] const std::string& file() const { return file_; }
  /// Of the schema; an earlier one where the store is only read.
  [[nodiscard]] std::int64_t version() const { return version_; }
  /// Of what failed last.
  [[nodiscard]] Error error() const { return last_error(database_.get(), file_); }

  /// A statement that gives no rows.
  static bool run(Statement& statement) {
    const ResetAfter reset(statement);
    return statement.step() == SQLITE_DONE;
  }
  [[nodiscard]] bool begin() { return run(begin_); }
  [[nodiscard]] bool commit() { return run(commit_); }
  /// Ends a transaction that failed. The first error is the one to tell: a rollback that fails too
  /// (SQLite may have rolled back itself) adds nothing.
  Error abandon();

 private:
  Database database_;
  std::string file_;
  std::int64_t version_ = 0;
  Statement begin_;
  Statement commit_;
  Statement rollback_;
};

/// Makes the schema where the file is empty, and brings an earlier one up to date where `write`.
/// Errors `store.foreign`, `store.newer` and those of last_error().
[[nodiscard]] std::optional<Error> prepare_schema(sqlite3* database, std::string_view file,
                                                  bool write);

/// Opens the file with its settings and the schema in place. `write` makes a store where there is
/// none.
[[nodiscard]] Result<Database> open_database(const std::string& file, bool write);

}  // namespace redress::sqlite
