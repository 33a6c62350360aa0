// Policies that are or were served, by one service or by several.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/postgres_server.hpp"
#include "store/store.hpp"

namespace redress::postgres {

class PolicyTable {
 public:
  /// The server outlives it.
  explicit PolicyTable(Server& server) : server_(server) {}

  [[nodiscard]] Result<std::vector<StoredPolicy>> serve(const StoredPolicy& policy, Instant now);
  [[nodiscard]] Result<std::optional<StoredPolicy>> policy(std::string_view id);

 private:
  Server& server_;
  // One service after the other.
  const Statement hold_{"hold_policies", "LOCK TABLE policies IN EXCLUSIVE MODE"};
  const Statement retire_{"retire",
                          "UPDATE policies SET until = $1 WHERE until IS NULL AND id <> $2"};
  const Statement serve_{"serve",
                         "INSERT INTO policies (id, bundle) VALUES ($1, $2) ON CONFLICT (id) DO "
                         "UPDATE SET until = NULL"};
  const Statement drop_{"drop",
                        "DELETE FROM policies WHERE until < $1 OR id NOT IN (SELECT id FROM "
                        "policies ORDER BY until IS NOT NULL, until DESC, id LIMIT $2)"};
  const Statement earlier_{"earlier",
                           "SELECT id, bundle FROM policies WHERE until IS NOT NULL ORDER BY until "
                           "DESC, id"};
  const Statement policy_{"policy",
                          "SELECT id, bundle FROM policies ORDER BY id = $1 DESC, until IS NOT "
                          "NULL, until DESC LIMIT 1"};
};

}  // namespace redress::postgres
