// How the page of `check --html` looks.
#pragma once

#include <string_view>

namespace redress::coverage {

/// CSS of the page and its pictures: light, dark, narrow and on paper. It holds in a shadow root
/// too.
[[nodiscard]] std::string_view page_style();
/// The patterns and signs that pictures refer to: once a page, before the first picture.
[[nodiscard]] std::string_view picture_patterns();

}  // namespace redress::coverage
