// What a well-formed policy had better not be: the practice of design section 1 as rules.
#include <algorithm>
#include <string>

#include "redress/policy.hpp"

namespace redress {

namespace {

using Severity = Diagnostic::Severity;

constexpr std::int64_t slow_seconds = 48 * 3600;
constexpr std::int64_t very_slow_seconds = 7 * 24 * 3600;
constexpr std::int64_t week_minutes = 7 * 24 * 60;
constexpr std::int32_t closed_days_limit = 400;  // next_open() looks no further
constexpr std::int32_t last_day = 29'584;        // 2050-12-31
constexpr std::size_t many_questions = 5;

std::int64_t open_minutes(const std::vector<Window>& windows) {
  std::int64_t sum = 0;
  for (const Window& window : windows) sum += window.close - window.open;
  return sum;
}

// Elapsed seconds that a promise takes on average: business time is stretched by the part of a week
// that the calendar is open.
std::int64_t typical_seconds(const Calendar& calendar, Duration duration, Clock clock) {
  const bool days = duration.unit == Duration::Unit::days;
  const std::int64_t seconds = days ? duration.count * 86'400 : duration.count;
  if (clock == Clock::calendar) return seconds;
  std::int64_t minutes = 0;
  std::int64_t open_days = 0;
  for (const std::vector<Window>& windows : calendar.hours) {
    minutes += open_minutes(windows);
    open_days += windows.empty() ? 0 : 1;
  }
  if (minutes == 0) return seconds;
  return days ? seconds * 7 / open_days : seconds * week_minutes / minutes;
}

// A run of days without any opening that is too long for a promise, or nothing. Weekly hours alone
// close six days at most.
std::optional<Day> long_closure(const Calendar& calendar) {
  const bool weekly =
      std::any_of(calendar.hours.begin(), calendar.hours.end(),
                  [](const std::vector<Window>& windows) { return !windows.empty(); });
  if (!weekly && calendar.exceptions.empty()) return Day{0};
  std::int32_t closed_since = 0;
  auto exception = calendar.exceptions.begin();
  for (std::int32_t number = 0; number <= last_day; ++number) {
    while (exception != calendar.exceptions.end() && exception->day.number < number) ++exception;
    const bool excepted = exception != calendar.exceptions.end() && exception->day.number == number;
    const auto& windows = excepted ? exception->windows
                                   : calendar.hours[static_cast<std::size_t>(weekday(Day{number}))];
    if (!windows.empty()) closed_since = number + 1;
    if (number - closed_since >= closed_days_limit) return Day{closed_since};
  }
  return std::nullopt;
}

bool is_utc(const Zone& zone) {
  return zone.name == "UTC" || zone.name == "Etc/UTC" || zone.name == "Etc/UCT" ||
         zone.name == "Etc/Universal" || zone.name == "Etc/Zulu";
}

class Review {
 public:
  Review(const Policy& policy, std::span<const Texts> texts) : policy_(policy), texts_(texts) {}

  std::vector<Diagnostic> run() {
    note_uses();
    for (Index i = 0; i < policy_.calendars.size(); ++i) review_calendar(i);
    for (Index i = 0; i < policy_.teams.size(); ++i) review_team(i);
    for (Index i = 0; i < policy_.promises.size(); ++i) review_promise(i);
    for (Index i = 0; i < policy_.fields.size(); ++i) review_field(i);
    for (Index i = 0; i < policy_.categories.size(); ++i) review_category(i);
    return std::move(found_);
  }

 private:
  void add(Severity severity, std::string code, std::string at, std::string message) {
    found_.push_back({severity, std::move(code), std::move(at), std::move(message)});
  }

  // Positions that a policy with errors left unresolved are passed over.
  static void mark(std::vector<bool>& used, Index index) {
    if (index < used.size()) used[index] = true;
  }

  void note_uses() {
    team_used_.assign(policy_.teams.size(), false);
    field_used_.assign(policy_.fields.size(), false);
    calendar_used_.assign(policy_.calendars.size(), false);
    for (const Promise& promise : policy_.promises) {
      slowest_.push_back(typical_seconds(Calendar(), promise.first_reply, Clock::calendar));
    }
    for (const Category& category : policy_.categories) {
      mark(team_used_, category.team);
      for (const Index field : category.ask) mark(field_used_, field);
      for (const Index field : category.optional) mark(field_used_, field);
      note_promise(category.promise, category.team);
      for (const Channel& channel : policy_.channels) {
        const Index own = category.promise_by_channel[static_cast<std::size_t>(channel.kind)];
        note_promise(own == none ? channel.promise : own, category.team);
      }
      for (const SignalRule& rule : policy_.signals) {
        note_promise(rule.promise, rule.team == none ? category.team : rule.team);
      }
    }
    for (const SignalRule& rule : policy_.signals) mark(team_used_, rule.team);
    for (const Team& team : policy_.teams) mark(team_used_, team.after_hours);
    for (Index i = 0; i < policy_.teams.size(); ++i) {
      if (team_used_[i]) mark(calendar_used_, policy_.teams[i].calendar);
    }
    // The core itself looks for order numbers in the text.
    for (Index i = 0; i < policy_.fields.size(); ++i) {
      if (policy_.fields[i].type == FieldType::order || policy_.fields[i].id == "order_number")
        field_used_[i] = true;
    }
  }

  void note_promise(Index promise, Index team) {
    if (promise >= policy_.promises.size() || team >= policy_.teams.size()) return;
    const Index calendar = policy_.teams[team].calendar;
    if (calendar >= policy_.calendars.size()) return;
    const Promise& made = policy_.promises[promise];
    slowest_[promise] = std::max(slowest_[promise], typical_seconds(policy_.calendars[calendar],
                                                                    made.first_reply, made.clock));
  }

  void review_calendar(Index index) {
    const Calendar& calendar = policy_.calendars[index];
    const std::string at = "/calendars/" + calendar.id;
    if (calendar_used_[index] && is_utc(calendar.zone)) {
      add(Severity::warning, "calendar.utc", at + "/time_zone",
          "Calendar “" + calendar.id +
              "” counts in UTC; name the zone of the place where its teams work, such as "
              "Europe/Sofia.");
    }
    if (const auto since = long_closure(calendar)) {
      add(Severity::error, "calendar.never_open", at + "/hours",
          "Calendar “" + calendar.id + "” does not open for 400 days from " + format_day(*since) +
              "; give it weekly hours, so that promises can be kept.");
    }
  }

  void review_team(Index index) {
    const Team& team = policy_.teams[index];
    const std::string at = "/teams/" + team.id;
    if (!team_used_[index]) {
      add(Severity::warning, "team.unused", at,
          "Team “" + team.id + "” gets no complaints; give it a category or leave it out (null).");
    }
    if (team.after_hours < policy_.teams.size()) {
      const Team& other = policy_.teams[team.after_hours];
      if (other.after_hours != none || team.after_hours == index) {
        add(Severity::error, "team.after_hours_chain", at + "/after_hours",
            "Team “" + other.id + "” covers the hours of “" + team.id +
                "” and cannot be covered by another in turn; take after_hours away from one of "
                "them.");
      }
    }
  }

  void review_promise(Index index) {
    const Promise& promise = policy_.promises[index];
    if (slowest_[index] <= slow_seconds) return;
    const std::string at = "/promises/" + promise.id + "/first_reply";
    const std::string promised = "The first reply under “" + promise.id + "” (" +
                                 format_duration(promise.first_reply) + ") ";
    add(Severity::warning, "promise.slow", at,
        promised + "takes more than 48 hours; most people expect an answer sooner.");
    if (slowest_[index] <= very_slow_seconds) return;
    add(Severity::warning, "promise.very_slow", at,
        promised +
            "takes more than a week; by then half of those who complain are lost. Promise a sooner "
            "first word.");
  }

  void review_field(Index index) {
    const Field& field = policy_.fields[index];
    const std::string at = "/fields/" + field.id;
    if (!field_used_[index]) {
      add(Severity::warning, "field.unused", at,
          "Field “" + field.id +
              "” is asked by no category; name it under ask or optional, or leave it out (null).");
    }
    if (field.purpose == no_text) {
      add(Severity::warning, "field.purpose_missing", at,
          "Field “" + field.id +
              "” does not say why it is asked; add a purpose of one short sentence.");
    }
  }

  void review_category(Index index) {
    const Category& category = policy_.categories[index];
    const std::string at = "/categories/" + category.id;
    review_label(index, at + "/label");
    if (category.ask.size() <= many_questions) return;
    add(Severity::warning, "category.too_many_questions", at + "/ask",
        "“" + category.id + "” asks " + std::to_string(category.ask.size()) +
            " things before help begins; ask at most five and make the others optional.");
  }

  // Two choices of the same name cannot be told apart in a list.
  void review_label(Index index, const std::string& at) {
    for (const Texts& texts : texts_) {
      const std::string_view label = texts[policy_.categories[index].label];
      for (Index earlier = 0; earlier < index && !label.empty(); ++earlier) {
        const Category& other = policy_.categories[earlier];
        if (texts[other.label] != label) continue;
        add(Severity::warning, "category.label_twice", at,
            "“" + policy_.categories[index].id + "” and “" + other.id +
                "” have the same label in " + texts.language + "; give them different ones.");
        return;
      }
    }
  }

  const Policy& policy_;
  std::span<const Texts> texts_;
  std::vector<Diagnostic> found_;
  std::vector<bool> team_used_;
  std::vector<bool> field_used_;
  std::vector<bool> calendar_used_;
  std::vector<std::int64_t>
      slowest_;  // by promise, elapsed seconds with the slowest calendar that it is used with
};

}  // namespace

std::vector<Diagnostic> review(const Policy& policy, std::span<const Texts> texts) {
  return Review(policy, texts).run();
}

}  // namespace redress
