// The week as a chart of letters, for a terminal.
#pragma once

#include <string>

#include "commands/coverage_report.hpp"

namespace redress::coverage {

inline constexpr std::size_t most_groups_in_text = 8;

/// Of each group the typical week in half hours, its totals, the next closed day, the next changes
/// of the clocks and the worst wait under each promise; lines of at most 80 columns. Ends in a new
/// line; empty for a policy without teams.
[[nodiscard]] std::string coverage_text(const Policy& policy, const Report& report);

}  // namespace redress::coverage
