// Complaints by state, team and category, a page at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "store/sqlite.hpp"
#include "store/store.hpp"

namespace redress::sqlite {

class ListTable {
 public:
  /// The connection outlives it.
  explicit ListTable(Connection& connection) : connection_(connection) {}
  [[nodiscard]] bool prepare();

  [[nodiscard]] Result<std::optional<std::int64_t>> list(
      const ListQuery& query, const std::function<bool(const StoredComplaint&)>& visit);

 private:
  [[nodiscard]] Result<std::optional<StoredComplaint>> find(std::int64_t number);

  Connection& connection_;
  Statement all_;       ///< Numbers after ?1, of at most ?2 complaints, with team and category.
  Statement of_state_;  ///< Likewise, of the state ?3.
  Statement one_;       ///< The complaint of number ?1.
};

}  // namespace redress::sqlite
