#include "compile/law_check.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "compile/law.hpp"
#include "compile/law_search.hpp"
#include "io/wall_words.hpp"
#include "redress/codec.hpp"
#include "redress/promise.hpp"

namespace redress {

namespace {

using Severity = Diagnostic::Severity;
using Step = StatutoryTerm::Step;

constexpr std::int64_t seconds_ahead = 2 * 366 * seconds_per_day;

/// What is found of one promise.
struct Finding {
  std::string at;
  Index category = none;
  Index channel = none;
  LateStep worst;
  std::set<std::string> places;
};

std::string place_of(const Category& category, const PromiseCandidate& base) {
  const std::string at = pointer("/categories", category.id);
  if (base.rule == PromiseRule::channel_override)
    return pointer(pointer(at, "promise_by_channel"), base.id);
  if (base.rule == PromiseRule::channel) return pointer(pointer("/channels", base.id), "promise");
  return pointer(at, "promise");
}

bool stands_in(std::string_view source, const std::string& at) {
  // What is not there is located at its parent.
  return locate(source, at) != locate(source, std::string_view(at).substr(0, at.rfind('/')));
}

class LawCheck {
 public:
  LawCheck(const Policy& policy, std::string_view source, const StatutoryTerm& term, Instant now,
           std::int64_t most_steps)
      : policy_(policy),
        source_(source),
        term_(term),
        now_(now),
        search_(policy_, term, now, Instant{now.seconds + seconds_ahead}, most_steps) {
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
    if (search_.is_spent()) found.push_back(unfinished());
  }

 private:
  // Of whatever teams and promises: whose hours are alike by name, and which promise the same.
  using Terms = std::tuple<Index, Index, Clock, std::pair<Duration::Unit, std::int64_t>,
                           std::pair<Duration::Unit, std::int64_t>>;

  [[nodiscard]] Terms terms_of(const Category& category, const Promise& promise) const {
    const auto number = [](const Duration& duration) {
      return std::pair(duration.unit, duration.count);
    };
    const Team& team = policy_.teams[category.team];
    const Index other = team.after_hours == none ? none : policy_.teams[team.after_hours].calendar;
    std::optional<Duration> resolution = promise.resolution;
    if (!resolution && category.promise != none)
      resolution = policy_.promises[category.promise].resolution;
    return {team.calendar, other, promise.clock, number(promise.first_reply),
            number(resolution.value_or(Duration()))};
  }

  void look_at(Index category_index, Index channel) {
    const PromiseRequest request{category_index, channel, now_, {}};
    const auto dated = promise_for(policy_, request);
    if (!dated) return;
    const Category& category = policy_.categories[category_index];
    const PromiseCandidate& base = dated->basis.front();
    const Terms terms = terms_of(category, policy_.promises[base.promise]);
    auto known = worst_.find(terms);
    if (known == worst_.end()) {
      if (search_.is_spent()) return;
      index(std::get<0>(terms));
      index(std::get<1>(terms));
      known = worst_.emplace(terms, search_.latest(request, base.promise)).first;
    }
    const std::optional<LateStep>& worst = known->second;
    if (!worst) return;

    const std::string at = place_of(category, base);
    Finding& finding = findings_[base.promise];
    if (finding.places.empty() || worst->seconds_late() > finding.worst.seconds_late()) {
      finding.at = at;
      finding.category = category_index;
      finding.channel = channel;
      finding.worst = *worst;
    }
    finding.places.insert(at);
  }

  void index(Index calendar) {
    if (calendar != none && policy_.calendars[calendar].index == nullptr)
      index_open_time(policy_.calendars[calendar]);
  }

  // What a pack says stands in no file: then where the promise is worded, or where the law is
  // named. A bundle has no source at all.
  [[nodiscard]] std::string written_at(const Finding& finding, const Promise& promise) const {
    const std::string worded = pointer(pointer("/promises", promise.id),
                                       statutory_step_ids[static_cast<std::size_t>(term_.step)]);
    for (const std::string& at : {finding.at, worded}) {
      if (source_.empty() || stands_in(source_, at)) return at;
    }
    return "/organization/law";
  }

  [[nodiscard]] Diagnostic diagnostic(const Promise& promise, const Finding& finding) const {
    const bool reply = term_.step == Step::first_reply;
    const LateStep& worst = finding.worst;
    const Category& category = policy_.categories[finding.category];
    const Zone& zone = policy_.calendars[policy_.teams[category.team].calendar].zone;
    const auto channel = static_cast<std::size_t>(policy_.channels[finding.channel].kind);
    std::string message = reply ? "The first reply" : "The resolution";
    message += " under “" + promise.id + "”, promised in “" + category.id + "” by " +
               std::string(channel_ids[channel]) + ", can be later than the law of " +
               term_.country + " allows, " + term_in_english(term_) + " by “" + term_.source +
               "”: received " + moment_words(worst.received, zone) + ", due " +
               end_words(worst.due, zone) + ", allowed until " + end_words(worst.allowed, zone) +
               " (" + zone.name + "). ";
    if (finding.places.size() > 1) {
      message += "It is promised in " + std::to_string(finding.places.size()) +
                 " places, here the latest. ";
    }
    message +=
        reply ? "Promise a sooner first_reply." : "Promise a sooner resolution where it applies.";
    message += " What the term is for: " + term_.covers + " This is no legal advice.";
    return {reply ? Severity::error : Severity::warning,
            reply ? "promise.beyond_law" : "resolution.beyond_law", written_at(finding, promise),
            message};
  }

  [[nodiscard]] Diagnostic unfinished() const {
    return {Severity::warning, "law.partly_checked", "/organization/law",
            "The policy has so many different hours and promises at the edge of the term that not "
            "every one was held against the law of " +
                term_.country +
                ": more may be later than it allows. Let teams share calendars and promises, or "
                "check parts of the policy by themselves."};
  }

  Policy policy_;
  std::string_view source_;
  const StatutoryTerm& term_;
  Instant now_;
  LawSearch search_;
  std::map<Terms, std::optional<LateStep>> worst_;
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

void check_law(const Policy& policy, std::string_view source, Instant now,
               std::vector<Diagnostic>& found, std::int64_t most_steps) {
  if (policy.law.empty()) return;
  const std::vector<std::string>& known = looked_up_laws();
  if (!std::binary_search(known.begin(), known.end(), policy.law)) {
    found.push_back(unknown_law(policy.law));
  } else if (const auto term = statutory_term(policy.law)) {
    LawCheck(policy, source, *term, now, most_steps).run(found);
  }
}

}  // namespace redress
