// What is to be told, and what became of it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/sqlite.hpp"
#include "store/store.hpp"

namespace redress::sqlite {

class OutboxTable {
 public:
  /// The connection outlives it.
  explicit OutboxTable(Connection& connection) : connection_(connection) {}
  [[nodiscard]] bool prepare(bool write);

  [[nodiscard]] Result<std::optional<std::int64_t>> told(std::string_view reference,
                                                         std::string_view message);
  [[nodiscard]] Result<std::vector<OutboxItem>> ready(Instant now, std::size_t most);
  [[nodiscard]] Result<std::monostate> sent(std::int64_t number, Instant now);
  [[nodiscard]] Result<std::monostate> failed(std::int64_t number, std::string_view why,
                                              std::optional<Instant> next_try);
  [[nodiscard]] Result<std::optional<Instant>> next();
  [[nodiscard]] Result<std::vector<DeadItem>> dead();
  [[nodiscard]] Result<std::size_t> retry(std::optional<std::int64_t> number, Instant now);

 private:
  [[nodiscard]] Result<std::monostate> write(Statement& statement);

  Connection& connection_;
  Statement told_;
  Statement ready_;
  Statement next_;
  Statement dead_;
  Statement sent_;
  Statement failed_;
  Statement retry_;
};

}  // namespace redress::sqlite
