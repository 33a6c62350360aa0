// What a server says is wrong, in words that say what to do.
#pragma once

#include <string>
#include <string_view>

#include "store/postgres_session.hpp"

namespace redress::postgres {

/// `state`: the SQLSTATE. `message`: the server's own words, `constraint` the name of one that was
/// broken; words that may quote a value are left out.
[[nodiscard]] Failure failure_of(std::string_view state, std::string_view message,
                                 std::string_view constraint, const Address& address);
/// Of a connection that could not be made.
[[nodiscard]] Failure failure_to_connect(std::string_view message, const Address& address);

}  // namespace redress::postgres
