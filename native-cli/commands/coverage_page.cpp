#include "commands/coverage_page.hpp"

#include <algorithm>
#include <string_view>

#include "commands/coverage_picture.hpp"
#include "commands/coverage_style.hpp"
#include "commands/coverage_tables.hpp"
#include "commands/coverage_words.hpp"
#include "io/file.hpp"
#include "io/html.hpp"
#include "io/printable.hpp"

namespace redress::coverage {

namespace {

constexpr std::size_t most_groups = 40;
constexpr std::size_t most_named_teams = 12;

// Each name once, `write` says how.
template <class Write>
std::string joined(const Policy& policy, const std::vector<Index>& teams, std::string Team::*member,
                   const Write& write) {
  std::string out;
  std::vector<std::string> named;
  for (const Index team : teams) {
    const std::string& name = policy.teams[team].*member;
    if (std::find(named.begin(), named.end(), name) == named.end()) named.push_back(name);
  }
  for (std::size_t i = 0; i < std::min(named.size(), most_named_teams); ++i)
    out += (out.empty() ? "" : ", ") + write(named[i]);
  if (named.size() > most_named_teams)
    out += " and " + std::to_string(named.size() - most_named_teams) + " more";
  return out;
}

std::string figure(std::string_view name, const std::string& value, const std::string& more = {}) {
  std::string out = "<div><dt>" + std::string(name) + "</dt><dd>" + value + "</dd>";
  if (!more.empty()) out += "<dd>" + more + "</dd>";
  return out + "</div>";
}

std::string week_words(const Group& group, const WallWeek& week) {
  std::string out = hours_words(week.of(Presence::team)) + " open, ";
  if (group.hours.after_hours != nullptr)
    out += hours_words(week.of(Presence::after_hours)) + " by the after-hours team, ";
  return out + hours_words(week.of(Presence::no_one)) + " no one";
}

std::string figures(const Group& group) {
  const WallWeek& week = group.week;
  const Zone& zone = group.typical_team.zone;
  std::string out = "<dl>" + figure("open a week", hours_words(week.of(Presence::team)));
  if (group.hours.after_hours != nullptr)
    out += figure("after-hours team alone", hours_words(week.of(Presence::after_hours)));
  out += figure("no one", hours_words(week.of(Presence::no_one)));
  if (week.longest_alone) {
    out += figure("longest without anyone", hours_words(week.longest_alone->seconds()),
                  weekday_words(week.longest_alone->from, zone) + " to " +
                      weekday_words(week.longest_alone->to, zone));
  } else {
    out +=
        figure("longest without anyone", week.of(Presence::no_one) == 0 ? "none" : "all the time");
  }
  const auto closed = group.year.next_closed();
  return out + figure("next closed day", closed ? date_words(*closed) : "none this year") + "</dl>";
}

std::string who(const Policy& policy, const Group& group) {
  std::string out = joined(policy, group.teams, &Team::owner, isolated_html);
  if (group.hours.team != nullptr)
    out += " · calendar " + isolated_html(group.hours.team->id) + ", " +
           escape_html(group.hours.team->zone.name);
  if (group.after_hours.empty()) return out;
  out += " · after hours: " + joined(policy, group.after_hours, &Team::id, isolated_html) + " (" +
         joined(policy, group.after_hours, &Team::owner, isolated_html) + ")";
  if (group.hours.team != nullptr && group.hours.after_hours != nullptr &&
      group.hours.after_hours->zone.name != group.hours.team->zone.name)
    out += escape_html(", who works by " + group.hours.after_hours->zone.name +
                       " and is shown by " + group.hours.team->zone.name);
  return out;
}

std::string change_caption(const Group& group, const WallWeek& week) {
  std::string out;
  for (const ClockChange& change : week.changes)
    out += (out.empty() ? "" : "; ") + change_words(change);
  if (out.empty() && group.hours.after_hours != nullptr) {
    const Zone& other = group.hours.after_hours->zone;
    for (const ClockChange& change : clock_changes(other, week.begin, week.end))
      out += (out.empty() ? "" : "; ") + change_words(change) + " in " + other.name;
  }
  return "Week of " + date_words(week.monday) + ": " + out;
}

std::string change_weeks(const Group& group) {
  if (group.change_weeks.empty()) return {};
  const bool covered = group.hours.after_hours != nullptr;
  std::string out = "<h4>When the clocks change</h4><div class=weeks>";
  for (const WallWeek& week : group.change_weeks) {
    const std::string caption = change_caption(group, week);
    out += "<figure><figcaption>" + escape_html(caption) + ".<br><span class=quiet>" +
           week_words(group, week) + "</span></figcaption>" +
           week_picture(week, group.hours.team->zone, PictureSize::small,
                        caption + ": " + week_words(group, week)) +
           hours_table(week, group.hours.team->zone, covered) + "</figure>";
  }
  return out + "</div>" + week_legend(covered, true);
}

std::string year(const Group& group) {
  const auto count = [&](DayKind kind) {
    return std::to_string(std::count_if(group.year.days.begin(), group.year.days.end(),
                                        [&](const SpecialDay& day) { return day.kind == kind; }));
  };
  const std::string label =
      date_words(group.year.first) + " to " + date_words(Day{group.year.last.number - 1}) + ": " +
      count(DayKind::closed) + " closed for once, " + count(DayKind::opened) +
      " opened for once, " + count(DayKind::other_hours) + " with other hours";
  return "<h4>The year ahead</h4><figure><figcaption>" + escape_html(label) + ".</figcaption>" +
         year_picture(*group.hours.team, group.year, "The year ahead. " + label) + year_legend() +
         day_list(group.year, group.hours.team->zone) + "</figure>";
}

std::string group_section(const Policy& policy, const Texts& texts, const Group& group) {
  std::string out = "<section class=group><h3>" +
                    joined(policy, group.teams, &Team::id, isolated_html) + "</h3><p class=quiet>" +
                    who(policy, group) + "</p>";
  if (group.hours.team == nullptr)
    return out + "<p>Without a calendar, so nothing can be promised.</p></section>";
  const bool covered = group.hours.after_hours != nullptr;
  const Zone& zone = group.typical_team.zone;
  out += figures(group) + "<h4>A typical week</h4><figure><figcaption>" +
         ("The weekly hours alone, as from " + date_words(group.week.monday)) + ".</figcaption>" +
         week_picture(group.week, zone, PictureSize::large,
                      "Typical week of " + joined(policy, group.teams, &Team::id, printable) +
                          ": " + week_words(group, group.week)) +
         week_legend(covered, false) + hours_table(group.week, zone, covered) + "</figure>";
  out +=
      "<h4>The first reply that is promised</h4><p class=quiet>The longest wait in a typical "
      "week, from receipt to answer. What a text shows, such as danger or a threat to sue, can "
      "only bring the answer forward.</p>" +
      promise_table(policy, texts, group);
  return out + change_weeks(group) + year(group) + "</section>";
}

std::string group_sections(const Policy& policy, const Texts& texts, Instant now) {
  std::string out;
  const Report report = report_on(policy, now, most_groups);
  for (const Group& group : report.groups) out += group_section(policy, texts, group);
  if (report.teams_left_out > 0)
    out += "<p>" + std::to_string(report.teams_left_out) + " more teams are not drawn.</p>";
  return out;
}

std::string policy_section(const Checked& checked, bool alone, Instant now) {
  std::string out = "<section><h2>" + isolated_html(display_name(checked.name));
  if (!alone && checked.policy && checked.policy->name != checked.name)
    out += " · " + isolated_html(checked.policy->name);
  out += "</h2>" + findings_table(checked.diagnostics, checked.text);
  if (!checked.policy)
    return out +
           "<p>With these errors it cannot be used, so its hours are not drawn.</p></section>";
  return out + group_sections(*checked.policy, checked.texts, now) + "</section>";
}

}  // namespace

std::string coverage_fragment(const Policy& policy, const Texts& texts, Instant now) {
  return std::string(picture_patterns()) + group_sections(policy, texts, now);
}

std::string coverage_page(std::span<const Checked> all, Instant now) {
  // One policy is the page's; of several each has its part.
  std::string title = "Who is there when";
  if (all.size() == 1 && all.front().policy)
    title = escape_html(printable(all.front().policy->name)) + ": who is there when";
  std::string out =
      "<!doctype html>\n<html lang=en><meta charset=utf-8><meta name=viewport "
      "content=\"width=device-width\"><meta http-equiv=Content-Security-Policy "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>" +
      title + "</title><style>" + std::string(page_style()) + "</style>" +
      std::string(picture_patterns()) + "<main><h1>" + title + "</h1>";
  for (const Checked& checked : all) out += policy_section(checked, all.size() == 1, now);
  return out + "</main></html>\n";
}

}  // namespace redress::coverage
