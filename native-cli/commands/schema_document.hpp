// The JSON Schemas of what is read and written.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace redress {

inline constexpr std::array<std::string_view, 8> schema_names = {
    "policy", "draft", "assessment", "submission", "verdict", "receipt", "outgoing", "staff"};

/// A JSON Schema 2020-12 that stands alone, indented, without a line break at its end; nothing for
/// an unknown name. It is core/data/schemas/NAME.json with lists of ids and limits filled in from
/// the code, and with the parts that it takes from shared.json; the README there says how.
[[nodiscard]] std::optional<std::string> schema_document(std::string_view name);

}  // namespace redress
