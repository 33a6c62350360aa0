// The tables, and the way from each version of them to the next.
#pragma once

#include <cstdint>
#include <optional>

#include "store/postgres_server.hpp"

namespace redress::postgres {

/// Kept in the table `about`.
inline constexpr std::int64_t schema_version = 1;

/// Makes the schema `redress` where there is none, and brings an earlier one up to date where
/// `access` is to write; others that do so at the same time wait for one another. Errors
/// `store.foreign`, `store.newer`, `store.unavailable` where there is none to read, and the
/// server's.
[[nodiscard]] std::optional<Error> prepare_schema(Server& server, StoreAccess access);

}  // namespace redress::postgres
