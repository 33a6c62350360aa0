// Complaints in a PostgreSQL database, for any number of services.
#pragma once

#include <memory>
#include <string>

#include "store/store.hpp"

namespace redress::postgres {

/// `url`: is_address(). As open_store() says.
[[nodiscard]] Result<std::unique_ptr<Store>> open(const std::string& url, StoreAccess access);

}  // namespace redress::postgres
