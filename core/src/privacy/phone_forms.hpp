// How telephone numbers are usually written in the countries at home here; private to the privacy
// module.
#pragma once

#include <cstddef>
#include <string_view>

#include "privacy/digit_run.hpp"

namespace redress {

inline constexpr std::string_view any_country = "*";

/// How many digits of the run are a number in that country's usual form (its national prefix or its
/// calling code, and the grouping where digits alone say too little), at most `most`; 0 for none.
/// `country` is ISO 3166 alpha-2, or `any_country`.
[[nodiscard]] std::size_t home_phone(std::string_view country, const DigitRun& run,
                                     std::size_t most);

}  // namespace redress
