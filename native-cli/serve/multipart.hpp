// The files of a form, as browsers send them without script.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace redress::serve {

inline constexpr std::string_view multipart_type = "multipart/form-data";
inline constexpr std::size_t most_parts = 20;

/// The contents of the parts named `file` (RFC 7578), in order, as views into the body; a control
/// that was left empty is left out. What the sender calls its files is not looked at. Nothing where
/// the body is not what its type says, or has more than most_parts.
[[nodiscard]] std::optional<std::vector<std::string_view>> files_of_form(
    std::string_view content_type, std::string_view body);

}  // namespace redress::serve
