// Where a database is, and how it is named where a password must not be read.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/postgres_library.hpp"
#include "store/store.hpp"

namespace redress::postgres {

/// `postgresql://…` or `postgres://…`.
[[nodiscard]] bool is_address(std::string_view name);

/// What libpq is given, and the words for messages.
struct Address {
  std::vector<std::pair<std::string, std::string>> parameters;  ///< libpq's keyword and value.
  std::string where;  ///< Such as `the database care at db1,db2`: no user, no password.
  std::vector<std::string> secrets;  ///< What no message may hold.
  bool several_hosts = false;
};
/// The user's own parameters with ours where there are none: three seconds to connect, a broken
/// connection noticed in ten, and for writing (or among several hosts) a server that takes writes.
/// What a URL does not say comes from libpq's environment and `~/.pgpass`. Error `store.name`,
/// without a part of the name.
[[nodiscard]] Result<Address> read_address(const Library& library, const std::string& url,
                                           StoreAccess access);

/// A store's name as it may be shown: a password in it is left out.
[[nodiscard]] std::string without_password(std::string_view name);
/// A message of libpq on one line, without what is secret.
[[nodiscard]] std::string without_secrets(std::string_view message, const Address& address);

}  // namespace redress::postgres
