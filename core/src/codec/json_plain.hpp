// Documents without a fault, read at once; private to the codec module.
#pragma once

#include <optional>
#include <string_view>

#include "codec/json_value.hpp"

namespace redress::json {

/// What read() makes of UTF-8 text of JSON, but for keys that are given twice. Nothing where there
/// is a fault, or what is rarely met, such as a number with a fraction: that is for the reader that
/// can tell what it is. O(bytes).
[[nodiscard]] std::optional<Value> read_plain(std::string_view text);

}  // namespace redress::json
