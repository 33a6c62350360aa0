// Complaints by state, team and category, a page at a time; and messages that are known already.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "store/postgres_complaints.hpp"

namespace redress::postgres {

class ListTable {
 public:
  /// The server outlives it.
  explicit ListTable(Server& server);

  [[nodiscard]] Result<std::optional<std::int64_t>> list(
      const ListQuery& query, const std::function<bool(const StoredComplaint&)>& visit);
  [[nodiscard]] Result<std::optional<std::int64_t>> told(std::string_view reference,
                                                         std::string_view message);

 private:
  Server& server_;
  /// How many are looked at after the number $1, of the state $2, at most $3; and the last of them.
  const Statement look_;
  /// Of those up to $3 the ones of team $4 and category $5, at most $6.
  const Statement find_;
  const Statement told_{"told",
                        "SELECT o.event FROM outbox o JOIN complaints c ON c.number = o.complaint "
                        "WHERE c.reference = $1 AND o.id = $2"};
};

}  // namespace redress::postgres
