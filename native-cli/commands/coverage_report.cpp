#include "commands/coverage_report.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace redress::coverage {

namespace {

const Calendar* calendar_at(const Policy& policy, Index calendar) {
  return calendar < policy.calendars.size() ? &policy.calendars[calendar] : nullptr;
}

std::vector<Group> groups_of(const Policy& policy) {
  std::vector<Group> groups;
  std::map<std::pair<const Calendar*, const Calendar*>, std::size_t> known;
  for (Index i = 0; i < policy.teams.size(); ++i) {
    const Team& team = policy.teams[i];
    Hours hours{calendar_at(policy, team.calendar), nullptr};
    const bool covered = team.after_hours < policy.teams.size();
    if (covered) hours.after_hours = calendar_at(policy, policy.teams[team.after_hours].calendar);
    const auto [found, is_new] = known.try_emplace({hours.team, hours.after_hours}, groups.size());
    if (is_new) groups.emplace_back().hours = hours;
    Group& group = groups[found->second];
    group.teams.push_back(i);
    auto& others = group.after_hours;
    if (covered && std::find(others.begin(), others.end(), team.after_hours) == others.end())
      others.push_back(team.after_hours);
  }
  return groups;
}

void fill(Group& group, const Policy& policy, Instant now) {
  const Hours& hours = group.hours;
  const Day monday = typical_monday(hours, now);
  const Instant noon = to_instant(hours.team->zone, monday, 12 * 3600, Ambiguous::first);
  group.typical_team = typical(*hours.team, noon);
  const Calendar after_hours =
      hours.after_hours == nullptr ? Calendar() : typical(*hours.after_hours, noon);
  group.week = wall_week(
      {&group.typical_team, hours.after_hours == nullptr ? nullptr : &after_hours}, monday);
  for (const Day changed : weeks_of_clock_changes(hours, now))
    group.change_weeks.push_back(wall_week(hours, changed));
  group.year = year_of(hours, now);
  group.promises = channel_promises(typical(policy, noon), group.teams, group.week);
}

}  // namespace

Report report_on(const Policy& policy, Instant now, std::size_t most_groups) {
  Report report{groups_of(policy), 0};
  for (std::size_t i = most_groups; i < report.groups.size(); ++i)
    report.teams_left_out += report.groups[i].teams.size();
  if (report.groups.size() > most_groups) report.groups.resize(most_groups);
  for (Group& group : report.groups) {
    if (group.hours.team != nullptr) fill(group, policy, now);
  }
  return report;
}

}  // namespace redress::coverage
