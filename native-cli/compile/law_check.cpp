#include "compile/law_check.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "compile/law.hpp"
#include "redress/promise.hpp"

namespace redress {

namespace {

using Severity = Diagnostic::Severity;
using Step = StatutoryTerm::Step;

constexpr std::int32_t days_ahead = 2 * 366;
constexpr std::int32_t minutes_of_day = 24 * 60;

/// When a complaint must be received for the law to be missed by most; by less than nothing where
/// it is always kept.
struct Worst {
  Instant received;
  Instant due;
  Instant allowed;
  [[nodiscard]] std::int64_t seconds_late() const { return due.seconds - allowed.seconds; }
};

/// What is found of one promise.
struct Finding {
  std::string at;
  Worst worst;
  std::set<std::string> places;
};

std::string place_of(const Category& category, const PromiseCandidate& base) {
  const std::string at = pointer("/categories", category.id);
  if (base.rule == PromiseRule::channel_override)
    return pointer(pointer(at, "promise_by_channel"), base.id);
  if (base.rule == PromiseRule::channel) return pointer(pointer("/channels", base.id), "promise");
  return pointer(at, "promise");
}

class LawCheck {
 public:
  LawCheck(const Policy& policy, StatutoryTerm term, Instant now)
      : policy_(policy), term_(std::move(term)), now_(now) {
    // Nobody asks for them here, and dating them takes longest.
    for (Promise& promise : policy_.promises) promise.update_every.reset();
  }

  void run(std::vector<Diagnostic>& found) {
    for (Index category = 0; category < policy_.categories.size(); ++category) {
      for (Index channel = 0; channel < policy_.channels.size(); ++channel)
        look_at(category, channel);
    }
    for (const auto& [promise, finding] : findings_)
      found.push_back(diagnostic(policy_.promises[promise], finding));
  }

 private:
  void look_at(Index category_index, Index channel) {
    const auto dated = promise_for(policy_, {category_index, channel, now_, {}});
    if (!dated) return;
    const Category& category = policy_.categories[category_index];
    const PromiseCandidate& base = dated->basis.front();
    const auto key = std::make_tuple(category.team, base.promise, category.promise);
    auto known = worst_.find(key);
    if (known == worst_.end())
      known = worst_.emplace(key, worst_of({category_index, channel, now_, {}})).first;
    const std::optional<Worst>& worst = known->second;
    if (!worst || worst->seconds_late() <= 0) return;

    const std::string at = place_of(category, base);
    Finding& finding = findings_[base.promise];
    if (finding.places.empty() || worst->seconds_late() > finding.worst.seconds_late()) {
      finding.at = at;
      finding.worst = *worst;
    }
    finding.places.insert(at);
  }

  std::optional<Worst> worst_of(PromiseRequest request) {
    std::optional<Worst> out;
    const Index team = policy_.categories[request.category].team;
    for (const Instant received : moments_of(policy_.teams[team].calendar)) {
      request.received = received;
      const auto dated = promise_for(policy_, request);
      if (!dated) continue;
      const std::optional<Instant> due =
          term_.step == Step::first_reply ? std::optional(dated->due) : dated->resolution;
      if (!due) continue;
      const Zone& zone = policy_.calendars[policy_.teams[dated->team].calendar].zone;
      const Worst now{received, *due, latest_answer(term_, zone, received)};
      if (!out || now.seconds_late() > out->seconds_late()) out = now;
    }
    return out;
  }

  // The law's last day is the same for all of a day, and the later a complaint comes the later it
  // is answered, as long as the team neither opens nor closes: so the last second before each
  // opening, each closing and each midnight tells all.
  const std::vector<Instant>& moments_of(Index calendar_index) {
    std::vector<Instant>& out = moments_[calendar_index];
    if (!out.empty()) return out;
    const Calendar& calendar = policy_.calendars[calendar_index];
    const auto add = [&](Day day, std::int32_t minute) {
      const std::int64_t seconds =
          to_instant(calendar.zone, day, minute * 60, Ambiguous::second).seconds - 1;
      out.push_back(std::max(now_, Instant{seconds}));
    };
    const Day first = local_day(calendar.zone, now_);
    for (Day day = first; day.number < first.number + days_ahead; ++day.number) {
      for (const Window& window : windows_of(calendar, day)) {
        add(day, window.open);
        add(day, window.close);
      }
      add(day, minutes_of_day);
    }
    return out;
  }

  [[nodiscard]] Diagnostic diagnostic(const Promise& promise, const Finding& finding) const {
    const bool reply = term_.step == Step::first_reply;
    const Worst& worst = finding.worst;
    std::string message = reply ? "The first reply" : "The resolution";
    message += " under “" + promise.id + "” can be later than the law of " + term_.country +
               " allows, " + term_in_english(term_) + " by “" + term_.source + "”: received " +
               format_instant(worst.received) + ", due " + format_instant(worst.due) +
               ", allowed until " + format_instant(worst.allowed) + ". ";
    if (finding.places.size() > 1) {
      message += "It is promised in " + std::to_string(finding.places.size()) +
                 " places, here the latest. ";
    }
    message +=
        reply ? "Promise a sooner first_reply." : "Promise a sooner resolution where it applies.";
    message += " What the term is for: " + term_.covers + " This is no legal advice.";
    return {reply ? Severity::error : Severity::warning,
            reply ? "promise.beyond_law" : "resolution.beyond_law", finding.at, message};
  }

  Policy policy_;
  StatutoryTerm term_;
  Instant now_;
  std::map<Index, std::vector<Instant>> moments_;  // by calendar
  std::map<std::tuple<Index, Index, Index>, std::optional<Worst>> worst_;
  std::map<Index, Finding> findings_;  // by promise
};

Diagnostic unknown_law(const std::string& law) {
  std::string message =
      "The law of “" + law + "” was not looked up, so that nothing is compared with it";
  if (law == "UK") message += "; the code of the United Kingdom is GB";
  message += ". Looked up are: ";
  for (const std::string& country : looked_up_laws())
    message += (message.ends_with(' ') ? "" : ", ") + country;
  return {Severity::warning, "law.unknown", "/organization/law",
          message + ". Name one of these, or check the terms yourself."};
}

}  // namespace

void check_law(const Policy& policy, Instant now, std::vector<Diagnostic>& found) {
  if (policy.law.empty()) return;
  const std::vector<std::string>& known = looked_up_laws();
  if (!std::binary_search(known.begin(), known.end(), policy.law)) {
    found.push_back(unknown_law(policy.law));
  } else if (const auto term = statutory_term(policy.law)) {
    LawCheck(policy, *term, now).run(found);
  }
}

}  // namespace redress
