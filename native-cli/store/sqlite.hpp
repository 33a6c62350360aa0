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

namespace redress::sqlite {

/// Kept in the file's user_version.
inline constexpr std::int64_t schema_version = 3;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

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
  /// SQLITE_ROW, SQLITE_DONE or an error's code.
  int step() { return sqlite3_step(statement_.get()); }
  void reset() { sqlite3_reset(statement_.get()); }
  /// Of a text or of bytes.
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
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

/// Opens the file with its settings and the schema in place. `write` makes a store where there is
/// none.
[[nodiscard]] Result<Database> open_database(const std::string& file, bool write);

}  // namespace redress::sqlite
