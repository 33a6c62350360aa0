// What the page of `check --html` says in words: findings, hours and promises as HTML tables.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "commands/coverage_report.hpp"

namespace redress::coverage {

/// Severity, place, message and code of each; a sentence where there are none. `source` is the
/// policy as written.
[[nodiscard]] std::string findings_table(std::span<const Diagnostic> diagnostics,
                                         std::string_view source);
/// The hours of each day, folded in.
[[nodiscard]] std::string hours_table(const WallWeek& week, const Zone& zone, bool after_hours);
/// The special days of a year, 60 at most.
[[nodiscard]] std::string day_list(const Year& year, const Zone& zone);
/// Categories by channels: the first reply promised and the longest wait. Channels of which the
/// same holds throughout share a column.
[[nodiscard]] std::string promise_table(const Policy& policy, const Texts& texts,
                                        const Group& group);

}  // namespace redress::coverage
