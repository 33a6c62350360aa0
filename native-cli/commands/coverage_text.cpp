#include "commands/coverage_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "commands/coverage_words.hpp"
#include "io/printable.hpp"

namespace redress::coverage {

namespace {

constexpr std::size_t most_columns = 80;
constexpr std::int32_t cell_seconds = 1'800;
constexpr std::size_t cells_per_day = 48;
constexpr std::array<std::string_view, 3> marks = {"█", "▒", "·"};  // by Presence

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// Words in lines that begin with `indent` spaces; a word too long for a line stands on its own.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t width = columns(word);
    if (used > 0 && used + 1 + width > most_columns) {
      out += '\n';
      used = 0;
    }
    out += used == 0 ? std::string(indent, ' ') : " ";
    out += word;
    used += width + (used == 0 ? indent : 1);
  }
  return out + '\n';
}

std::string listed(const Policy& policy, const std::vector<Index>& teams) {
  std::string out;
  for (const Index team : teams) out += (out.empty() ? "" : ", ") + policy.teams[team].id;
  return out;
}

std::string heading(const Policy& policy, const Group& group) {
  std::string out = group.teams.size() == 1 ? policy.teams[group.teams.front()].id + " (" +
                                                  policy.teams[group.teams.front()].owner + ")"
                                            : listed(policy, group.teams);
  if (group.hours.team != nullptr) out += " · " + group.hours.team->zone.name;
  if (!group.after_hours.empty()) {
    out += " · after hours " + listed(policy, group.after_hours);
    if (group.hours.team != nullptr && group.hours.after_hours != nullptr &&
        group.hours.after_hours->zone.name != group.hours.team->zone.name)
      out += " in " + group.hours.after_hours->zone.name;
  }
  return wrapped(printable(out), 0);
}

// Who is there for most of each half hour; on a tie the first of Presence.
std::array<std::array<Presence, cells_per_day>, 7> cells_of(const Group& group) {
  std::array<std::array<std::array<std::int32_t, 3>, cells_per_day>, 7> seconds{};
  for (const WallPiece& piece : wall_pieces(group.week, group.typical_team.zone)) {
    for (std::int32_t from = piece.from_second; from < piece.to_second;) {
      const std::int32_t cell = from / cell_seconds;
      const std::int32_t to = std::min(piece.to_second, (cell + 1) * cell_seconds);
      seconds[static_cast<std::size_t>(piece.weekday)][static_cast<std::size_t>(cell)]
             [static_cast<std::size_t>(piece.who)] += to - from;
      from = to;
    }
  }
  std::array<std::array<Presence, cells_per_day>, 7> out{};
  for (std::size_t day = 0; day < 7; ++day) {
    for (std::size_t cell = 0; cell < cells_per_day; ++cell) {
      const auto& parts = seconds[day][cell];
      out[day][cell] =
          static_cast<Presence>(std::max_element(parts.begin(), parts.end()) - parts.begin());
    }
  }
  return out;
}

std::string chart(const Group& group) {
  std::string out = "     00    03    06    09    12    15    18    21    24\n";
  const auto cells = cells_of(group);
  std::array<std::int64_t, 7> open{};
  for (const WallPiece& piece : wall_pieces(group.week, group.typical_team.zone)) {
    if (piece.who == Presence::team)
      open[static_cast<std::size_t>(piece.weekday)] += piece.to_second - piece.from_second;
  }
  for (std::size_t day = 0; day < 7; ++day) {
    out += short_weekday(static_cast<int>(day)) + "  ";
    for (const Presence who : cells[day]) out += marks[static_cast<std::size_t>(who)];
    out += (open[day] == 0 ? "" : "  " + hours_words(open[day])) + '\n';
  }
  return out;
}

std::string totals(const Group& group) {
  const WallWeek& week = group.week;
  const Zone& zone = group.typical_team.zone;
  std::string out = hours_words(week.of(Presence::team)) + " open a week";
  if (group.hours.after_hours != nullptr)
    out += ", " + hours_words(week.of(Presence::after_hours)) + " more by the after-hours team";
  if (week.of(Presence::no_one) == 0) return out + "; someone is there at every hour.";
  out += "; no one for " + hours_words(week.of(Presence::no_one));
  if (!week.longest_alone) return out + ": it never opens by its weekly hours.";
  return out + ", longest " + hours_words(week.longest_alone->seconds()) + " from " +
         weekday_words(week.longest_alone->from, zone) + " to " +
         weekday_words(week.longest_alone->to, zone) + ".";
}

std::string dates(const Group& group) {
  std::string out;
  if (const auto closed = group.year.next_closed())
    out = "Next closed day: " + date_words(*closed) + ". ";
  std::string changes;
  for (const WallWeek& week : group.change_weeks) {
    for (const ClockChange& change : week.changes) {
      if (!changes.empty()) changes += "; ";
      changes += change_words(change);
    }
  }
  if (!changes.empty()) out += "Clocks: " + changes + ".";
  return out;
}

std::string promises(const Policy& policy, const Group& group) {
  std::string out;
  for (const ChannelPromise* made : used_promises(group.promises)) {
    const Promise& promise = policy.promises[made->promise];
    out +=
        wrapped(printable(promise.id) + " (" + promise_words(promise.first_reply, promise.clock) +
                    "): " + worst_words(*made->worst, group.typical_team.zone),
                2);
  }
  const bool undated = std::any_of(group.promises.begin(), group.promises.end(),
                                   [](const ChannelPromise& made) { return !made.worst; });
  if (undated)
    out += wrapped("A promise cannot be dated: its calendar never opens, or it ends past 2050.", 2);
  return out;
}

}  // namespace

std::string coverage_text(const Policy& policy, const Report& report) {
  if (report.groups.empty()) return {};
  std::string out = "\n" + wrapped(printable(policy.name) + ": who is there in a typical week", 0) +
                    "█ the team   ▒ its after-hours team   · no one\n";
  for (const Group& group : report.groups) {
    out += '\n' + heading(policy, group);
    if (group.hours.team == nullptr) {
      out += "  It has no calendar, so nothing can be promised.\n";
      continue;
    }
    out += chart(group) + wrapped(totals(group), 2);
    if (const std::string lines = dates(group); !lines.empty()) out += wrapped(lines, 2);
    out += promises(policy, group);
  }
  if (report.teams_left_out > 0)
    out += "\n" + std::to_string(report.teams_left_out) +
           " more teams are not drawn; --html FILE shows more of them.\n";
  return out;
}

}  // namespace redress::coverage
