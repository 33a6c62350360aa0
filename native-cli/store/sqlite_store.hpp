// Complaints in a file.
#pragma once

#include <memory>
#include <string>

#include "store/store.hpp"

namespace redress::sqlite {

/// As open_store() says.
[[nodiscard]] Result<std::unique_ptr<Store>> open(const std::string& file, StoreAccess access);

}  // namespace redress::sqlite
