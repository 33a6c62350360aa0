// Copies of a store, and whether one is whole.
#pragma once

#include <functional>
#include <string>

#include "store/sqlite.hpp"

namespace redress::sqlite {

/// Store::check().
[[nodiscard]] Result<std::monostate> check(Connection& connection);
/// Store::backup().
[[nodiscard]] Result<std::monostate> backup(Connection& connection, const std::string& file,
                                            const std::function<void(int done, int of)>& progress);

}  // namespace redress::sqlite
