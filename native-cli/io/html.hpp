// Text in HTML.
#pragma once

#include <string>
#include <string_view>

namespace redress {

/// As it may stand between tags and inside quoted attributes.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace redress
