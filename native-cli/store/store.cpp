#include "store/store.hpp"

#include "store/postgres_address.hpp"
#include "store/postgres_store.hpp"
#include "store/sqlite_store.hpp"

namespace redress {

Result<std::unique_ptr<Store>> open_store(std::string_view name, StoreAccess access) {
  constexpr std::string_view file_scheme = "sqlite:";
  if (name.starts_with(file_scheme) && name.size() > file_scheme.size())
    return sqlite::open(std::string(name.substr(file_scheme.size())), access);
  if (postgres::is_address(name)) return postgres::open(std::string(name), access);
  return Error{"store.name", "",
               "“" + postgres::without_password(name) +
                   "” names no store; write sqlite:FILE or postgresql://USER@HOST/DATABASE."};
}

}  // namespace redress
