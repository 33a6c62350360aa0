#include "compile/law_search.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "io/wall_words.hpp"

namespace redress {

namespace {

// A window ends on the day after its own at the latest.
constexpr std::int32_t days_of_reach = 2;
constexpr std::int64_t minutes_per_day = 24 * 60;

// The close of an open day may come before that of the day before: an exception after a night
// shift.
bool has_uneven_days(const Calendar& calendar) {
  const auto passes_midnight = [](const std::vector<Window>& windows) {
    return !windows.empty() && windows.back().close > minutes_per_day;
  };
  return !calendar.exceptions.empty() &&
         (std::any_of(calendar.hours.begin(), calendar.hours.end(), passes_midnight) ||
          std::any_of(calendar.exceptions.begin(), calendar.exceptions.end(),
                      [&](const auto& one) { return passes_midnight(one.windows); }));
}

}  // namespace

/// The search for one promise.
class PromiseSearch {
 public:
  PromiseSearch(LawSearch& all, PromiseRequest request, const Calendar& own, const Calendar* other,
                const Promise& promise, Duration step)
      : all_(all), request_(std::move(request)), promise_(promise), step_(step), desks_{&own} {
    if (other != nullptr) desks_.push_back(other);
    const bool by_open_days =
        promise.clock == Clock::business &&
        (step.unit == Duration::Unit::days || promise.first_reply.unit == Duration::Unit::days);
    for (const Calendar* desk : desks_) {
      if (by_open_days && has_uneven_days(*desk)) slack_ = seconds_per_day;
      add_changes(desk->zone);
    }
    std::sort(changes_.begin(), changes_.end());
  }

  std::optional<LateStep> run() {
    const Zone& zone = desks_.front()->zone;
    const Day last = local_day(zone, all_.until_);
    // A zone may pass over the day before.
    look_at_days({local_day(zone, all_.from_).number - 1}, {last.number + 1});
    return worst_;
  }

 private:
  // At which the wall moves, and those from which a promise of calendar days leads to such a one.
  void add_changes(const Zone& zone) {
    const Duration reply = promise_.first_reply;
    const bool by_wall = promise_.clock == Clock::calendar && reply.unit == Duration::Unit::days;
    std::int32_t before = zone.first_offset;
    for (const Zone::Transition& transition : zone.transitions) {
      add_change(Instant{transition.at});
      if (by_wall) {
        for (const std::int32_t offset : {before, transition.offset}) {
          const Instant shown{transition.at + offset};
          const Day day = local_day(Zone(), shown);
          const auto second =
              static_cast<std::int32_t>(shown.seconds - day.number * seconds_per_day);
          const Day received{static_cast<std::int32_t>(day.number - reply.count)};
          for (const Ambiguous pass : {Ambiguous::first, Ambiguous::second})
            add_change(to_instant(zone, received, second, pass));
        }
      }
      before = transition.offset;
    }
  }
  void add_change(Instant instant) {
    if (instant > all_.from_ && instant < all_.until_) changes_.push_back(instant);
  }

  [[nodiscard]] Instant begin_of(Day day) const {
    return std::clamp(to_instant(desks_.front()->zone, day, 0, Ambiguous::first), all_.from_,
                      all_.until_);
  }

  void look_at_days(Day first, Day end) {
    const Instant from = begin_of(first);
    const Instant until = begin_of(end);
    if (from >= until || all_.is_spent() || most_late(from, until) <= late_) return;
    if (end.number - first.number == 1) {
      look_at_day(from, until);
      return;
    }
    const Day middle{first.number + (end.number - first.number) / 2};
    look_at_days(first, middle);
    look_at_days(middle, end);
  }

  void look_at_day(Instant from, Instant until) {
    std::vector<Instant> cuts{from, until};
    const auto add = [&](Instant instant) {
      if (instant > from && instant < until) cuts.push_back(instant);
    };
    std::for_each(changes_.begin(), changes_.end(), add);
    for (const Calendar* desk : desks_) {
      const Day last = local_day(desk->zone, until);
      Day day{local_day(desk->zone, from).number - days_of_reach};
      for (; day <= last; ++day.number) {
        for (const Ambiguous pass : {Ambiguous::first, Ambiguous::second})
          add(to_instant(desk->zone, day, static_cast<std::int32_t>(seconds_per_day), pass));
        // Only the team's own opening takes a complaint from the other.
        if (slack_ == 0 && (desks_.size() == 1 || desk != desks_.front())) continue;
        for (const Window& window : windows_of(*desk, day)) {
          add(to_instant(desk->zone, day, window.open * 60, Ambiguous::first));
          add(to_instant(desk->zone, day, window.close * 60, Ambiguous::second));
        }
      }
    }
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size() && !all_.is_spent(); ++i) {
      if (cuts[i] < cuts[i + 1]) look_at_piece(cuts[i], cuts[i + 1]);
    }
  }

  void look_at_piece(Instant from, Instant until) {
    if (most_late(from, until) <= late_) return;
    Instant high{until.seconds - 1};
    const auto at_end = step_at(high);
    if (at_end && tells_all(from)) return;
    Instant low = from;
    const auto at_begin = step_at(low);
    while (high.seconds - low.seconds > 1 && team_of(at_begin) != team_of(at_end)) {
      const Instant middle{low.seconds + (high.seconds - low.seconds) / 2};
      (team_of(step_at(middle)) == team_of(at_begin) ? low : high) = middle;
    }
  }

  // The last second of the piece that begins here: only one team may answer, or the sooner of the
  // two answers is held against the same day.
  [[nodiscard]] bool tells_all(Instant from) {
    if (desks_.size() == 1 || is_open(*desks_.front(), from)) return true;
    return all_.term_.step == StatutoryTerm::Step::first_reply &&
           allowed(*desks_.front(), from) == allowed(*desks_.back(), from);
  }

  static Index team_of(const std::optional<LateStep>& step) { return step ? step->team : none; }

  std::optional<LateStep> step_at(Instant received) {
    --all_.steps_left_;
    request_.received = received;
    const auto dated = promise_for(all_.policy_, request_);
    if (!dated) return std::nullopt;
    const auto due = all_.term_.step == StatutoryTerm::Step::first_reply ? std::optional(dated->due)
                                                                         : dated->resolution;
    if (!due) return std::nullopt;
    const Index calendar = all_.policy_.teams[dated->team].calendar;
    const LateStep step{received, *due, allowed(all_.policy_.calendars[calendar], received),
                        dated->team};
    if (step.seconds_late() > late_) {
      late_ = step.seconds_late();
      worst_ = step;
    }
    return step;
  }

  // By how many seconds a step can be late at most, received in a stretch of time.
  std::int64_t most_late(Instant from, Instant until) {
    Instant last{until.seconds - 1};
    // What a wall shows moves by less than two days.
    const auto change = std::upper_bound(changes_.begin(), changes_.end(), from);
    if (change != changes_.end() && *change < until) {
      from.seconds -= 2 * seconds_per_day;
      last.seconds += 2 * seconds_per_day;
    }
    std::int64_t due = 0;
    std::int64_t least_allowed = last_instant.seconds;
    for (const Calendar* desk : desks_) {
      --all_.steps_left_;
      const auto end = deadline(*desk, last, step_, promise_.clock);
      if (!end) return std::numeric_limits<std::int64_t>::max();
      due = std::max(due, end->seconds);
      least_allowed = std::min(least_allowed, allowed(*desk, from).seconds);
    }
    return due + slack_ - least_allowed;
  }

  // latest_answer(), whose days are the same for every promise.
  Instant allowed(const Calendar& desk, Instant received) {
    const Day day = local_day(desk.zone, received);
    auto known = all_.last_days_.find(day);
    if (known == all_.last_days_.end())
      known = all_.last_days_.emplace(day, last_day(all_.term_, day)).first;
    return term_end(desk.zone, known->second);
  }

  LawSearch& all_;
  PromiseRequest request_;
  const Promise& promise_;
  Duration step_;
  std::vector<const Calendar*> desks_;  // the team's own, and that of the team after hours
  std::vector<Instant> changes_;        // ascending
  std::int64_t slack_ = 0;
  std::int64_t late_ = 0;
  std::optional<LateStep> worst_;
};

LawSearch::LawSearch(const Policy& policy, StatutoryTerm term, Instant from, Instant until,
                     std::int64_t most_steps)
    : policy_(policy),
      term_(std::move(term)),
      from_(from),
      until_(until),
      steps_left_(most_steps) {}

std::optional<LateStep> LawSearch::latest(const PromiseRequest& request, Index promise) {
  const Category& category = policy_.categories[request.category];
  const Team& team = policy_.teams[category.team];
  const Promise& terms = policy_.promises[promise];
  std::optional<Duration> step = terms.first_reply;
  if (term_.step == StatutoryTerm::Step::resolution) {
    step = terms.resolution;
    if (!step && category.promise != none) step = policy_.promises[category.promise].resolution;
  }
  if (!step) return std::nullopt;
  const Calendar* other = nullptr;
  if (team.after_hours != none && policy_.teams[team.after_hours].calendar != none)
    other = &policy_.calendars[policy_.teams[team.after_hours].calendar];
  return PromiseSearch(*this, request, policy_.calendars[team.calendar], other, terms, *step).run();
}

}  // namespace redress
