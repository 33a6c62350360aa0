#include "commands/coverage.hpp"

#include <algorithm>

namespace redress::coverage {

namespace {

constexpr std::int64_t seconds_per_week = 7 * seconds_per_day;
constexpr int most_weeks_ahead = 60;
constexpr std::size_t most_change_weeks = 2;
// A window reaches two days, and the days of two zones lie one apart.
constexpr std::int32_t days_of_reach = 3;

// Of a wall time that counts from 1970, as if it were UTC.
Day wall_day(std::int64_t wall) {
  return local_day(Zone(), Instant{wall});
}

Day plus(Day day, std::int32_t days) {
  return Day{day.number + days};
}
Instant midnight(const Zone& zone, Day day) {
  return to_instant(zone, day, 0, Ambiguous::first);
}

bool has_exception(const Calendar& calendar, Day first, Day last) {
  const auto found = std::lower_bound(
      calendar.exceptions.begin(), calendar.exceptions.end(), first,
      [](const Calendar::Exception& exception, Day day) { return exception.day < day; });
  return found != calendar.exceptions.end() && found->day <= last;
}

// Nothing in reach of the week makes it differ from the weekly hours.
bool is_plain(const Calendar& calendar, Day monday) {
  const Day first = plus(monday, -days_of_reach);
  const Day last = plus(monday, 7 + days_of_reach);
  return !has_exception(calendar, first, last) &&
         clock_changes(calendar.zone, midnight(calendar.zone, first), midnight(calendar.zone, last))
             .empty();
}

void append(std::vector<Stretch>& out, const Stretch& stretch) {
  if (!out.empty() && out.back().who == stretch.who && out.back().to >= stretch.from) {
    out.back().to = std::max(out.back().to, stretch.to);
  } else {
    out.push_back(stretch);
  }
}

// Moves on to the stretch that ends after an instant, and says whether it has begun.
bool is_in(const std::vector<Stretch>& stretches, std::size_t& position, Instant instant) {
  while (position < stretches.size() && stretches[position].to <= instant) ++position;
  return position < stretches.size() && stretches[position].from <= instant;
}

// Rows and seconds of a wall time that counts from 1970.
template <class Write>
void each_row(std::int64_t from, std::int64_t to, Day monday, const Write& write) {
  while (from < to) {
    const std::int64_t day = wall_day(from).number;
    const std::int64_t end = std::min(to, (day + 1) * seconds_per_day);
    const std::int64_t row = day - monday.number;
    if (row >= 0 && row < 7)
      write(static_cast<int>(row), static_cast<std::int32_t>(from - day * seconds_per_day),
            static_cast<std::int32_t>(end - day * seconds_per_day));
    from = end;
  }
}

}  // namespace

std::vector<Stretch> open_windows(const Calendar& calendar, Instant from, Instant to) {
  std::vector<Stretch> found;
  const Day last = local_day(calendar.zone, to);
  for (Day day = plus(local_day(calendar.zone, from), -days_of_reach); day <= last;
       day = plus(day, 1)) {
    for (const Window& window : windows_of(calendar, day)) {
      const Instant open = to_instant(calendar.zone, day, window.open * 60, Ambiguous::first);
      const Instant close = to_instant(calendar.zone, day, window.close * 60, Ambiguous::second);
      const Stretch stretch{std::max(open, from), std::min(close, to), Presence::team};
      if (stretch.from < stretch.to) found.push_back(stretch);
    }
  }
  // An exception may open before a night shift of the day before has closed.
  std::sort(found.begin(), found.end(),
            [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
  return found;
}

std::vector<Stretch> open_stretches(const Calendar& calendar, Instant from, Instant to) {
  std::vector<Stretch> out;
  for (const Stretch& window : open_windows(calendar, from, to)) append(out, window);
  return out;
}

std::vector<Stretch> presence(const Hours& hours, Instant from, Instant to) {
  const std::vector<Stretch> team = open_stretches(*hours.team, from, to);
  const std::vector<Stretch> after_hours = hours.after_hours == nullptr
                                               ? std::vector<Stretch>()
                                               : open_stretches(*hours.after_hours, from, to);
  std::vector<Instant> turns{from, to};
  for (const auto* stretches : {&team, &after_hours}) {
    for (const Stretch& stretch : *stretches) {
      turns.push_back(stretch.from);
      turns.push_back(stretch.to);
    }
  }
  std::sort(turns.begin(), turns.end());
  turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
  std::vector<Stretch> out;
  std::size_t team_position = 0;
  std::size_t after_hours_position = 0;
  for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
    Presence who = Presence::no_one;
    if (is_in(after_hours, after_hours_position, turns[i])) who = Presence::after_hours;
    if (is_in(team, team_position, turns[i])) who = Presence::team;
    append(out, {turns[i], turns[i + 1], who});
  }
  return out;
}

std::vector<ClockChange> clock_changes(const Zone& zone, Instant from, Instant to) {
  std::vector<ClockChange> out;
  std::int32_t before = zone.first_offset;
  for (const Zone::Transition& transition : zone.transitions) {
    if (transition.at >= to.seconds) break;
    if (transition.at >= from.seconds && transition.offset != before)
      out.push_back({Instant{transition.at}, before, transition.offset});
    before = transition.offset;
  }
  return out;
}

WallWeek wall_week(const Hours& hours, Day monday) {
  const Zone& zone = hours.team->zone;
  WallWeek week{monday, midnight(zone, monday), midnight(zone, plus(monday, 7)), {}, {}, {}, {}};
  week.stretches = presence(hours, week.begin, week.end);
  week.changes = clock_changes(zone, week.begin, week.end);
  for (const Stretch& stretch : week.stretches)
    week.seconds[static_cast<std::size_t>(stretch.who)] += stretch.seconds();
  const auto around = presence(hours, Instant{week.begin.seconds - seconds_per_week},
                               Instant{week.end.seconds + seconds_per_week});
  for (const Stretch& stretch : around) {
    if (stretch.who != Presence::no_one || stretch.from < week.begin || stretch.from >= week.end)
      continue;
    if (!week.longest_alone || stretch.seconds() > week.longest_alone->seconds())
      week.longest_alone = stretch;
  }
  return week;
}

Day monday_of(Day day) {
  return plus(day, -weekday(day));
}

Day typical_monday(const Hours& hours, Instant now) {
  const Day first = monday_of(plus(local_day(hours.team->zone, now), 6));
  for (int week = 0; week < most_weeks_ahead; ++week) {
    const Day monday = plus(first, 7 * week);
    const bool plain = is_plain(*hours.team, monday);
    if (plain && (hours.after_hours == nullptr || is_plain(*hours.after_hours, monday)))
      return monday;
  }
  return first;
}

Calendar typical(const Calendar& calendar, Instant instant) {
  Calendar out;
  out.id = calendar.id;
  out.zone = Zone{calendar.zone.name, offset_at(calendar.zone, instant), {}};
  out.hours = calendar.hours;
  return out;
}

std::vector<Day> weeks_of_clock_changes(const Hours& hours, Instant now) {
  const Zone& shown = hours.team->zone;
  std::vector<Day> mondays;
  for (const Calendar* calendar : {hours.team, hours.after_hours}) {
    if (calendar == nullptr) continue;
    std::size_t found = 0;
    for (const ClockChange& change :
         clock_changes(calendar->zone, now, Instant{last_instant.seconds + 1})) {
      if (found++ == most_change_weeks) break;
      // In its own zone, the day of the hour that is skipped or doubled.
      const Day day = calendar == hours.team
                          ? wall_day(change.at.seconds + std::min(change.before, change.after))
                          : local_day(shown, change.at);
      mondays.push_back(monday_of(day));
    }
  }
  std::sort(mondays.begin(), mondays.end());
  mondays.erase(std::unique(mondays.begin(), mondays.end()), mondays.end());
  return mondays;
}

std::vector<WallPiece> wall_pieces(const WallWeek& week, const Zone& zone) {
  using Pass = WallPiece::Pass;
  std::vector<WallPiece> out;
  for (const Stretch& stretch : week.stretches) {
    std::vector<Instant> cuts{stretch.from, stretch.to};
    for (const ClockChange& change : week.changes) {
      const std::int64_t doubled = std::max(change.before - change.after, 0);
      for (const std::int64_t at :
           {change.at.seconds - doubled, change.at.seconds, change.at.seconds + doubled}) {
        if (at > stretch.from.seconds && at < stretch.to.seconds) cuts.push_back(Instant{at});
      }
    }
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      Pass pass = Pass::only;
      for (const ClockChange& change : week.changes) {
        const std::int64_t after_change = cuts[i].seconds - change.at.seconds;
        const std::int64_t doubled = change.before - change.after;
        if (after_change >= 0 && after_change < doubled) pass = Pass::second;
        if (after_change < 0 && -after_change <= doubled) pass = Pass::first;
      }
      const std::int64_t offset = offset_at(zone, cuts[i]);
      each_row(cuts[i].seconds + offset, cuts[i + 1].seconds + offset, week.monday,
               [&](int row, std::int32_t from, std::int32_t to) {
                 out.push_back({row, from, to, stretch.who, pass});
               });
    }
  }
  return out;
}

std::vector<WallMark> wall_marks(const WallWeek& week) {
  std::vector<WallMark> out;
  for (const ClockChange& change : week.changes) {
    const auto [first, last] = std::minmax(change.before, change.after);
    each_row(change.at.seconds + first, change.at.seconds + last, week.monday,
             [&](int row, std::int32_t from, std::int32_t to) {
               out.push_back({row, from, to, change.skips()});
             });
  }
  return out;
}

}  // namespace redress::coverage
