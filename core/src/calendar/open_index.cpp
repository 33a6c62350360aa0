#include "calendar/open_index.hpp"

#include "calendar/scan.hpp"

#include <algorithm>
#include <memory>

namespace redress {
namespace calendar {
namespace {

// What the entries cover: the years that complaints are received in. Outside them a term is walked.
constexpr Day first_day{18'262};  // 2020-01-01
constexpr Day last_day{29'219};   // 2049-12-31
// No entry stands so far behind the last that a walk over what is not plain weeks would be long.
constexpr int most_windows = 16;
constexpr std::int32_t most_days = 14;

/// Walks a calendar once and notes where it stands.
class Indexer {
 public:
  explicit Indexer(const Calendar& calendar)
      : week_(week_of(calendar)), windows_(calendar, first_day) {}

  OpenIndex run() {
    // Windows of earlier days may still be open then: the first entry comes when they have closed.
    now_ = {first_day, std::int64_t{first_day.number + 4} * seconds_per_day, 0, 0};
    bool due = true;  // An entry is.
    Day counted{first_day.number - 1};
    int since = 0;
    while (true) {
      const std::int64_t weeks = windows_.skip_plain_weeks(max_weeks, now_.reached);
      now_.open_seconds += weeks * week_.open_seconds;
      now_.open_days += weeks * week_.open_days;
      due = due || weeks > 0;

      const auto window = windows_.next(last_day);
      if (!window) return std::move(index_);
      if (window->open - now_.reached > max_closed_days * seconds_per_day) {
        // A term that spans it is walked, and never ends.
        if (!index_.entries.empty()) return std::move(index_);
        now_.reached = window->open;
      }
      if (window->day != counted) {
        due = due || since >= most_windows || window->day.number - last_entry_.number > most_days;
        if (due && window->open >= now_.reached) {
          now_.day = window->day;
          index_.entries.push_back(now_);
          last_entry_ = window->day;
          due = false;
          since = 0;
        }
        ++now_.open_days;
        counted = window->day;
      }
      ++since;
      if (window->close <= now_.reached) continue;
      now_.open_seconds += window->close - std::max(window->open, now_.reached);
      now_.reached = window->close;
    }
  }

 private:
  static constexpr std::int64_t max_weeks = 5'000;

  Week week_;
  OpenWindows windows_;
  OpenIndex index_;
  OpenIndex::Entry now_;
  Day last_entry_ = first_day;
};

using Entries = std::vector<OpenIndex::Entry>;

const Entries* entries_of(const Calendar& calendar) {
  return calendar.index == nullptr || calendar.index->entries.empty() ? nullptr
                                                                      : &calendar.index->entries;
}

/// The last entry for which `before` holds, which it does for all earlier ones; null for none.
template <class Before>
const OpenIndex::Entry* last_where(const Entries& entries, Before before) {
  const auto end = std::partition_point(entries.begin(), entries.end(), before);
  return end == entries.begin() ? nullptr : &*(end - 1);
}

/// Whole weeks that may be passed over from a day without meeting the windows of another.
std::int64_t weeks_before(Day day, Day other) {
  constexpr std::int32_t reach = 5;  // days that windows and offsets may stick out, twice
  return std::max<std::int64_t>(other.number - day.number - reach, 0) / 7;
}

/// Open time from an entry's place until an instant.
std::int64_t open_until(const Calendar& calendar, const OpenIndex::Entry& entry, std::int64_t end) {
  const Week week = week_of(calendar);
  OpenWindows windows(calendar, entry.day);
  const Day last{static_cast<std::int32_t>(floor_div(end, seconds_per_day) + 2)};
  std::int64_t reached = entry.reached;
  std::int64_t open_seconds = 0;
  Day day = entry.day;
  while (true) {
    open_seconds +=
        windows.skip_plain_weeks(
            weeks_before(day, Day{static_cast<std::int32_t>(floor_div(end, seconds_per_day))}),
            reached) *
        week.open_seconds;
    const auto window = windows.next(last);
    if (!window || window->open >= end) return open_seconds;
    day = window->day;
    if (window->close <= reached) continue;
    open_seconds += std::min(window->close, end) - std::max(window->open, reached);
    if (window->close >= end) return open_seconds;
    reached = window->close;
  }
}

/// Open days from an entry's day up to another open day, which counts.
std::int64_t days_until(const Calendar& calendar, const OpenIndex::Entry& entry, Day receipt) {
  const Week week = week_of(calendar);
  OpenWindows windows(calendar, entry.day);
  std::int64_t reached = entry.reached;
  std::int64_t days = 0;
  Day day = entry.day;
  while (true) {
    days += windows.skip_plain_weeks(weeks_before(day, receipt), reached) * week.open_days;
    const auto open = windows.next_day(receipt);
    if (!open) return days;
    ++days;
    day = open->day;
    reached = open->close;
  }
}

}  // namespace

Week week_of(const Calendar& calendar) {
  Week week;
  for (const auto& windows : calendar.hours) {
    if (!windows.empty()) ++week.open_days;
    for (const Window& window : windows) week.open_seconds += (window.close - window.open) * 60;
  }
  return week;
}

std::optional<Place> place_of_seconds(const Calendar& calendar, std::int64_t start,
                                      std::int64_t seconds) {
  const Entries* entries = entries_of(calendar);
  if (entries == nullptr) return std::nullopt;
  const auto* from = last_where(*entries, [&](const auto& one) { return one.reached <= start; });
  if (from == nullptr) return std::nullopt;
  const std::int64_t wanted = from->open_seconds + open_until(calendar, *from, start) + seconds;
  const auto* to = last_where(*entries, [&](const auto& one) { return one.open_seconds < wanted; });
  if (to == nullptr || to->reached <= start) return std::nullopt;
  return Place{to->day, to->reached, wanted - to->open_seconds};
}

std::optional<Place> place_of_days(const Calendar& calendar, Day receipt, std::int64_t days) {
  const Entries* entries = entries_of(calendar);
  if (entries == nullptr) return std::nullopt;
  const auto* from = last_where(*entries, [&](const auto& one) { return one.day <= receipt; });
  if (from == nullptr) return std::nullopt;
  const std::int64_t wanted = from->open_days + days_until(calendar, *from, receipt) + days;
  const auto* to = last_where(*entries, [&](const auto& one) { return one.open_days < wanted; });
  if (to == nullptr || to->day <= receipt) return std::nullopt;
  return Place{to->day, to->reached, wanted - to->open_days};
}

}  // namespace calendar

void index_open_time(Calendar& calendar) {
  calendar.index = std::make_shared<const OpenIndex>(redress::calendar::Indexer(calendar).run());
}

}  // namespace redress
