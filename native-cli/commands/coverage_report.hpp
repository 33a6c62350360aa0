// What `redress check` shows of a policy's hours: teams that share them, their weeks, their year
// and what they promise.
#pragma once

#include <string>
#include <vector>

#include "commands/coverage.hpp"
#include "commands/coverage_promise.hpp"
#include "commands/coverage_year.hpp"

namespace redress::coverage {

/// Teams with the same calendar whose after-hours teams share one too: one picture shows them all.
struct Group {
  std::vector<Index> teams;            ///< In the policy's order.
  std::vector<Index> after_hours;      ///< Their after-hours teams, each once.
  Hours hours;                         ///< Into the policy; without a calendar of the team nothing
                                       ///< below is filled in.
  Calendar typical_team;               ///< The weekly hours alone.
  WallWeek week;                       ///< A typical one.
  std::vector<WallWeek> change_weeks;  ///< The next in which clocks change, four at most.
  Year year;
  std::vector<ChannelPromise> promises;  ///< Of every category of these teams.
};

struct Report {
  std::vector<Group> groups;
  std::size_t teams_left_out = 0;
};

/// In the order of the policy's teams. Groups beyond `most_groups` are left out. The policy must
/// outlive the report.
[[nodiscard]] Report report_on(const Policy& policy, Instant now, std::size_t most_groups);

}  // namespace redress::coverage
