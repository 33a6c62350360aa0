#include "commands/coverage_promise.hpp"

#include <algorithm>
#include <map>

namespace redress::coverage {

namespace {

constexpr std::int64_t seconds_per_week = 7 * seconds_per_day;

// An instant to try; one second later where the wait jumps up only after it.
struct Moment {
  Instant at;
  bool just_after = false;
};

const Calendar* calendar_of(const Policy& policy, Index team) {
  if (team >= policy.teams.size()) return nullptr;
  const Index calendar = policy.teams[team].calendar;
  return calendar < policy.calendars.size() ? &policy.calendars[calendar] : nullptr;
}

// The latest instant from which `open_seconds` are open until `closing`, given what is open in the
// week and more before it.
std::optional<Instant> start_of(const std::vector<Stretch>& open, Instant closing,
                                std::int64_t open_seconds) {
  for (auto stretch = open.rbegin(); stretch != open.rend(); ++stretch) {
    if (stretch->to > closing) continue;
    if (stretch->seconds() >= open_seconds) return Instant{stretch->to.seconds - open_seconds};
    open_seconds -= stretch->seconds();
  }
  return std::nullopt;
}

// Windows that touch are told apart: an open day ends between them.
void add_moments(std::vector<Moment>& out, const Calendar& calendar, const Promise& promise,
                 const WallWeek& week) {
  const auto open =
      open_windows(calendar, Instant{week.begin.seconds - 2 * seconds_per_week}, week.end);
  std::int64_t open_a_week = 0;
  for (const Stretch& window : open_windows(calendar, week.begin, week.end))
    open_a_week += window.seconds();
  const bool counts_open_seconds = promise.clock == Clock::business &&
                                   promise.first_reply.unit == Duration::Unit::seconds &&
                                   open_a_week > 0;
  // Weeks are alike, so whole ones are passed over.
  const std::int64_t rest =
      counts_open_seconds ? (promise.first_reply.count - 1) % open_a_week + 1 : 0;
  for (const Stretch& window : open) {
    if (window.from >= week.begin) out.push_back({window.from});
    if (window.to < week.begin) continue;
    out.push_back({window.to});
    if (!counts_open_seconds) continue;
    if (auto start = start_of(open, window.to, rest)) {
      while (*start < week.begin) start->seconds += seconds_per_week;
      out.push_back({*start, true});
    }
  }
}

std::optional<WorstWait> worst_wait(const Policy& policy, PromiseRequest request,
                                    const Promise& promise, const WallWeek& week) {
  const Index team = policy.categories[request.category].team;
  const Calendar* own = calendar_of(policy, team);
  if (own == nullptr) return std::nullopt;
  std::vector<Moment> moments{{week.begin}};
  add_moments(moments, *own, promise, week);
  if (const Calendar* other = calendar_of(policy, policy.teams[team].after_hours))
    add_moments(moments, *other, promise, week);
  std::sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
    return a.at != b.at ? a.at < b.at : a.just_after < b.just_after;
  });
  std::optional<WorstWait> worst;
  for (const Moment& moment : moments) {
    if (moment.at >= week.end) continue;
    const std::int64_t later = moment.just_after ? 1 : 0;
    request.received = Instant{moment.at.seconds + later};
    const auto dated = promise_for(policy, request);
    if (!dated) continue;
    const WorstWait wait{moment.at, Instant{dated->due.seconds - later}, moment.just_after};
    // Of equal waits the last that begins as people say it: at a closing, not a second after ten.
    const bool said_as_easily = worst && (worst->just_after || !wait.just_after);
    if (!worst || wait.seconds() > worst->seconds() ||
        (said_as_easily && wait.seconds() == worst->seconds()))
      worst = wait;
  }
  return worst;
}

}  // namespace

Policy typical(const Policy& policy, Instant instant) {
  Policy out;
  for (const Calendar& calendar : policy.calendars)
    out.calendars.push_back(typical(calendar, instant));
  out.teams = policy.teams;
  out.promises = policy.promises;
  for (Promise& promise : out.promises) promise.update_every = promise.resolution = std::nullopt;
  out.channels = policy.channels;
  out.categories = policy.categories;
  return out;
}

std::vector<ChannelPromise> channel_promises(const Policy& policy, const std::vector<Index>& teams,
                                             const WallWeek& week) {
  std::vector<ChannelPromise> out;
  std::map<Index, std::optional<WorstWait>> worst_of;
  for (Index category = 0; category < policy.categories.size(); ++category) {
    const Index team = policy.categories[category].team;
    if (std::find(teams.begin(), teams.end(), team) == teams.end()) continue;
    for (Index channel = 0; channel < policy.channels.size(); ++channel) {
      const PromiseRequest request{category, channel, week.begin, {}};
      ChannelPromise& made = out.emplace_back(ChannelPromise{category, channel, none, {}});
      // The first candidate is the rule's that holds without signals and by day.
      if (const auto dated = promise_for(policy, request)) {
        made.promise = dated->basis.front().promise;
        const auto [known, is_new] = worst_of.try_emplace(made.promise);
        if (is_new)
          known->second = worst_wait(policy, request, policy.promises[made.promise], week);
        made.worst = known->second;
      }
    }
  }
  return out;
}

std::vector<const ChannelPromise*> used_promises(const std::vector<ChannelPromise>& promises) {
  std::map<Index, const ChannelPromise*> used;
  for (const ChannelPromise& made : promises) {
    if (made.worst) used.try_emplace(made.promise, &made);
  }
  std::vector<const ChannelPromise*> out;
  for (const auto& [promise, made] : used) out.push_back(made);
  return out;
}

}  // namespace redress::coverage
