// Text in HTML.
#pragma once

#include <string>
#include <string_view>

namespace redress {

/// As it may stand between tags and inside quoted attributes.
[[nodiscard]] std::string escape_html(std::string_view text);
/// The same between tags, in an element of its own: whatever direction the text takes, what stands
/// around it keeps its place.
[[nodiscard]] std::string isolated_html(std::string_view text);

}  // namespace redress
