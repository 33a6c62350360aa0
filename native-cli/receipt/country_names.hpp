// Countries by name, for a sentence that says whose law it is.
#pragma once

#include <string_view>

namespace redress {

/// `Bulgaria`, `България`: in the nominative. `code`: ISO 3166 alpha-2, one of those whose law sets
/// a term (core/data/law.json); any other is its own name. `language`: one of en ru bg hu uk.
[[nodiscard]] std::string_view country_name(std::string_view code, std::string_view language);

}  // namespace redress
