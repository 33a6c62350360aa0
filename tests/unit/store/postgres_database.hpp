// A PostgreSQL server for the tests of one program, and a database of it for each that asks.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "store/postgres_session.hpp"

namespace redress {

/// Started by tests/postgres.sh at the first use, ended with the program.
class PostgresServer {
 public:
  static PostgresServer& get();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;
  ~PostgresServer();

  /// URL of a new one, empty.
  [[nodiscard]] std::string new_database();
  [[nodiscard]] const std::string& folder() const { return folder_; }
  /// As it is updated, or as it crashes.
  void stop(const std::string& mode) const;
  void start() const;

 private:
  PostgresServer();
  /// What tests/postgres.sh prints, without the line's end.
  static std::string run(const std::string& arguments);
  std::string folder_;
  int databases_ = 0;
};

/// Runs `work` so often at the same time, each with its number.
void at_once(int count, const std::function<void(int)>& work);

/// Somebody else's connection to a database.
class PostgresClient {
 public:
  explicit PostgresClient(const std::string& url);
  void execute(const std::string& sql) const;
  /// Of a query of one row and one column.
  [[nodiscard]] std::string text(const std::string& sql) const;
  [[nodiscard]] std::int64_t number(const std::string& sql) const;

 private:
  [[nodiscard]] postgres::Rows query(const std::string& sql) const;
  mutable std::deque<std::string> names_;
  std::unique_ptr<postgres::Library> library_;
  std::unique_ptr<postgres::Address> address_;
  std::unique_ptr<postgres::Session> session_;
};

}  // namespace redress
