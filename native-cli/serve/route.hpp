// What was asked for, without whose it was: for logs and metrics.
#pragma once

#include <string_view>

namespace redress::serve {

/// One of a few templates, such as `/complaints/{reference}`; files of the site are all `/*`, and
/// `-` is a request that could not be read.
[[nodiscard]] std::string_view route_of(std::string_view path);
/// `GET` and the other usual ones; `-` for anything else.
[[nodiscard]] std::string_view method_of(std::string_view method);

}  // namespace redress::serve
