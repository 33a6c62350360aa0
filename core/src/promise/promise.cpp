#include "redress/promise.hpp"

#include <algorithm>

namespace redress {
namespace {

/// The element at a position, or null where the policy names nothing (or, in a policy that nobody
/// has checked, nothing real).
template <class T>
const T* find(const std::vector<T>& list, Index position) {
  return position < list.size() ? &list[position] : nullptr;
}

const Calendar* calendar_of(const Policy& policy, Index team) {
  const Team* found = find(policy.teams, team);
  return found == nullptr ? nullptr : find(policy.calendars, found->calendar);
}

/// Collects the candidates that can be dated, in the order in which they are tried.
class Candidates {
 public:
  Candidates(const Policy& policy, Instant received) : policy_(policy), received_(received) {}

  void add(PromiseRule rule, std::string_view id, Index team, Index promise) {
    const Calendar* calendar = calendar_of(policy_, team);
    const Promise* terms = find(policy_.promises, promise);
    if (calendar == nullptr || terms == nullptr) return;
    const auto due = deadline(*calendar, received_, terms->first_reply, terms->clock);
    if (due) {
      basis_.push_back(PromiseCandidate{rule, std::string(id), team, promise, *due, false});
    } else if (!error_) {
      error_ = due.error();
    }
  }

  /// Marks the earliest, on a tie the first.
  Result<std::vector<PromiseCandidate>> take() {
    if (basis_.empty()) {
      return error_.value_or(Error{"promise.missing", "",
                                   "No promise covers this category and channel; give the "
                                   "category a promise and a team with a calendar."});
    }
    std::min_element(basis_.begin(), basis_.end(), [](const auto& a, const auto& b) {
      return a.due < b.due;
    })->wins = true;
    return std::move(basis_);
  }

 private:
  const Policy& policy_;
  Instant received_;
  std::vector<PromiseCandidate> basis_;
  std::optional<Error> error_;
};

/// The rule that names the category's promise on a channel.
struct Base {
  PromiseRule rule = PromiseRule::category;
  std::string_view id;
  Index promise = none;
};

Base base_of(const Policy& policy, const PromiseRequest& request) {
  const Category& category = policy.categories[request.category];
  const Channel& channel = policy.channels[request.channel];
  const auto kind = static_cast<std::size_t>(channel.kind);
  const Index override = category.promise_by_channel[kind];
  if (override != none) return {PromiseRule::channel_override, channel_ids[kind], override};
  if (channel.promise != none) return {PromiseRule::channel, channel_ids[kind], channel.promise};
  return {PromiseRule::category, category.id, category.promise};
}

void add_signals(Candidates& candidates, const Policy& policy, const PromiseRequest& request) {
  const Index category_team = policy.categories[request.category].team;
  for (const SignalKind kind : request.signals) {
    for (const SignalRule& rule : policy.signals) {
      if (rule.kind != kind) continue;
      const Index team = rule.team == none ? category_team : rule.team;
      candidates.add(PromiseRule::signal, signal_ids[static_cast<std::size_t>(kind)], team,
                     rule.promise);
    }
  }
}

void add_after_hours(Candidates& candidates, const Policy& policy, const PromiseRequest& request,
                     Index promise) {
  const Team* team = find(policy.teams, policy.categories[request.category].team);
  if (team == nullptr) return;
  const Team* covering = find(policy.teams, team->after_hours);
  const Calendar* calendar = find(policy.calendars, team->calendar);
  if (covering == nullptr || calendar == nullptr || is_open(*calendar, request.received)) return;
  candidates.add(PromiseRule::after_hours, covering->id, team->after_hours, promise);
}

/// Every so often from receipt, as long as it comes before the resolution.
std::vector<Instant> updates_of(const Calendar& calendar, Instant received, Duration every,
                                Clock clock, std::optional<Instant> resolution) {
  std::vector<Instant> updates;
  Duration elapsed{every.unit, 0};
  while (updates.size() < limits::updates) {
    // A duration read from a policy is far from this; one that is not must not overflow.
    if (every.count > INT64_MAX - elapsed.count) break;
    elapsed.count += every.count;
    const auto update = deadline(calendar, received, elapsed, clock);
    if (!update || (resolution && *update >= *resolution)) break;
    updates.push_back(*update);
  }
  return updates;
}

}  // namespace

Result<DatedPromise> promise_for(const Policy& policy, const PromiseRequest& request) {
  const Category& category = policy.categories[request.category];
  const Base base = base_of(policy, request);
  Candidates candidates(policy, request.received);
  candidates.add(base.rule, base.id, category.team, base.promise);
  add_signals(candidates, policy, request);
  add_after_hours(candidates, policy, request, base.promise);
  auto basis = candidates.take();
  if (!basis) return basis.error();

  DatedPromise dated;
  dated.basis = std::move(*basis);
  const auto winner = std::find_if(dated.basis.begin(), dated.basis.end(),
                                   [](const PromiseCandidate& one) { return one.wins; });
  dated.due = winner->due;
  dated.promise = winner->promise;
  dated.team = winner->team;

  // The winner says what follows; where it does not, the category's promise does, on the winner's
  // calendar and clock all the same.
  const Promise& terms = policy.promises[winner->promise];
  const Promise* fallback = find(policy.promises, category.promise);
  const Calendar& calendar = *calendar_of(policy, winner->team);
  auto resolution = terms.resolution;
  auto update_every = terms.update_every;
  if (fallback != nullptr && !resolution) resolution = fallback->resolution;
  if (fallback != nullptr && !update_every) update_every = fallback->update_every;
  if (resolution) {
    const auto due = deadline(calendar, request.received, *resolution, terms.clock);
    if (!due) return due.error();
    dated.resolution = *due;
  }
  if (update_every) {
    dated.updates =
        updates_of(calendar, request.received, *update_every, terms.clock, dated.resolution);
  }
  return dated;
}

}  // namespace redress
