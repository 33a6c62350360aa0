// What the parts of a page are put together from.
#pragma once

#include <string>
#include <string_view>

namespace redress::serve {

/// An element that holds this text, and a line end.
[[nodiscard]] std::string element(std::string_view name, std::string_view text);
/// A message with its one argument put in.
[[nodiscard]] std::string fill(std::string_view message, std::string_view name,
                               std::string_view value);
/// With its full stop; an abbreviation at the end brings that along.
[[nodiscard]] std::string sentence(const std::string& text);

}  // namespace redress::serve
