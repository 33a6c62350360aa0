#include "commands/coverage_tables.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "commands/coverage_picture.hpp"
#include "commands/coverage_words.hpp"
#include "io/html.hpp"
#include "redress/codec.hpp"

namespace redress::coverage {

namespace {

constexpr std::size_t most_listed_days = 60;
constexpr std::string_view table_begin =
    "<div class=scroll role=group tabindex=0 aria-label=\"Table, scrolls sideways\"><table>";
constexpr std::string_view table_end = "</tbody></table></div>";

std::string coded(std::string_view id) {
  return "<code>" + isolated_html(id) + "</code>";
}

std::string promise_cell(const Policy& policy, const ChannelPromise& made) {
  if (made.promise >= policy.promises.size()) return "<td>cannot be dated</td>";
  const Promise& promise = policy.promises[made.promise];
  std::string out =
      "<td><b>" + promise_words(promise.first_reply, promise.clock) + "</b> " + coded(promise.id);
  if (made.worst)
    out += "<br><span class=worst>at worst " + wait_words(made.worst->seconds()) + "</span>";
  return out + "</td>";
}

// Channels that promise the same for every category, by the first of them.
std::vector<std::vector<std::size_t>> alike_channels(const std::vector<ChannelPromise>& promises,
                                                     std::size_t channels) {
  std::vector<std::vector<std::size_t>> columns;
  for (std::size_t channel = 0; channel < channels; ++channel) {
    const auto same = [&](const std::vector<std::size_t>& column) {
      for (std::size_t row = 0; row < promises.size(); row += channels) {
        if (promises[row + column.front()].promise != promises[row + channel].promise) return false;
      }
      return true;
    };
    const auto found = std::find_if(columns.begin(), columns.end(), same);
    if (found == columns.end()) {
      columns.push_back({channel});
    } else {
      found->push_back(channel);
    }
  }
  return columns;
}

std::string column_name(const Policy& policy, const std::vector<std::size_t>& column) {
  if (column.size() == policy.channels.size()) return "by every channel";
  std::string out;
  for (const std::size_t channel : column)
    out += (out.empty() ? "by " : ", ") +
           std::string(channel_ids[static_cast<std::size_t>(policy.channels[channel].kind)]);
  return out;
}

}  // namespace

std::string findings_table(std::span<const Diagnostic> diagnostics, std::string_view source) {
  if (diagnostics.empty()) return "<p>Nothing to complain of.</p>";
  std::string out = std::string(table_begin) +
                    "<thead><tr><th>severity<th>line<th>message<th>code</tr></thead><tbody>";
  for (const Diagnostic& diagnostic : diagnostics) {
    const auto [line, column] = locate(source, diagnostic.at);
    const bool error = diagnostic.severity == Diagnostic::Severity::error;
    out += std::string("<tr><td class=") + (error ? "error>✕ error" : "warning>⚠ warning") +
           "</td><td class=place>" + std::to_string(line) + ':' + std::to_string(column) +
           "</td><td class=message>" + escape_html(diagnostic.message) + "</td><td><code>" +
           escape_html(diagnostic.code) + "</code></td></tr>";
  }
  return out + std::string(table_end);
}

std::string hours_table(const WallWeek& week, const Zone& zone, bool after_hours) {
  std::array<std::array<std::string, 3>, 7> cells;
  for (const WallPiece& piece : wall_pieces(week, zone)) {
    std::string& cell =
        cells[static_cast<std::size_t>(piece.weekday)][static_cast<std::size_t>(piece.who)];
    cell += (cell.empty() ? "" : ", ") + clock_words(piece.from_second) + "–" +
            clock_words(piece.to_second);
    if (piece.pass == WallPiece::Pass::first) cell += " (the first time)";
    if (piece.pass == WallPiece::Pass::second) cell += " (the second time)";
  }
  std::string out = "<details><summary>These hours as a table</summary>" +
                    std::string(table_begin) + "<thead><tr><th>day<th>the team";
  if (after_hours) out += "<th>its after-hours team";
  out += "<th>no one</tr></thead><tbody>";
  for (int day = 0; day < 7; ++day) {
    out += "<tr><th scope=row>" + short_weekday(day) + "</th>";
    for (std::size_t who = 0; who < 3; ++who) {
      const std::string& cell = cells[static_cast<std::size_t>(day)][who];
      if (after_hours || who != static_cast<std::size_t>(Presence::after_hours))
        out += "<td>" + (cell.empty() ? "–" : cell) + "</td>";
    }
    out += "</tr>";
  }
  return out + std::string(table_end) + "</details>";
}

std::string day_list(const Year& year, const Zone& zone) {
  if (year.days.empty())
    return "<p>No holidays and no exceptions: every week is like the typical one.</p>";
  std::string out = "<ul class=days>";
  for (std::size_t i = 0; i < std::min(year.days.size(), most_listed_days); ++i)
    out += "<li><b>" + date_words(year.days[i].day) + "</b> " +
           escape_html(special_day_words(year.days[i], zone)) + "</li>";
  out += "</ul>";
  if (year.days.size() > most_listed_days)
    out += "<p>and " + std::to_string(year.days.size() - most_listed_days) +
           " more, which the picture shows.</p>";
  return out;
}

std::string promise_table(const Policy& policy, const Texts& texts, const Group& group) {
  if (group.promises.empty())
    return "<p>No category is answered by " +
           std::string(group.teams.size() == 1 ? "this team" : "these teams") +
           " in the first place.</p>";
  const std::size_t channels = policy.channels.size();
  const auto columns = alike_channels(group.promises, channels);
  std::string out = "<ul class=terms>";
  for (const ChannelPromise* made : used_promises(group.promises))
    out += "<li>" + coded(policy.promises[made->promise].id) + ": " +
           worst_words(*made->worst, group.typical_team.zone) + ".</li>";
  out += "</ul>" + std::string(table_begin) + "<thead><tr><th>category";
  if (group.teams.size() > 1) out += "<th>team";
  for (const auto& column : columns) out += "<th>" + column_name(policy, column);
  out += "</tr></thead><tbody>";
  for (std::size_t row = 0; row < group.promises.size(); row += channels) {
    const Category& category = policy.categories[group.promises[row].category];
    out += "<tr><th scope=row>" + isolated_html(texts[category.label]) + ' ' + coded(category.id) +
           "</th>";
    if (group.teams.size() > 1) {
      const Team& team = policy.teams[category.team];
      out += "<td>" + isolated_html(team.id) + " <span class=worst>" + isolated_html(team.owner) +
             "</span></td>";
    }
    for (const auto& column : columns)
      out += promise_cell(policy, group.promises[row + column.front()]);
    out += "</tr>";
  }
  return out + std::string(table_end);
}

}  // namespace redress::coverage
