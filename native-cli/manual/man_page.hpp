// Man pages.
#pragma once

#include <string>
#include <string_view>

#include "manual/guide.hpp"

namespace redress::manual {

/// `redress`, or `redress-assess` of a command: the page's name without its section, which is 1.
[[nodiscard]] std::string man_page_name(const Guide& program, const Guide& of);

/// The page in the man macros of troff, plain ASCII. `of` is the program or one of its commands. No
/// date: the same program writes the same bytes.
[[nodiscard]] std::string man_page(const Guide& program, const Guide& of, std::string_view version);

}  // namespace redress::manual
