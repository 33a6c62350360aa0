// What a well-formed policy had better not be: the practice of design section 1 as rules.
#include <algorithm>
#include <string>

#include "policy/calendar_rules.hpp"
#include "redress/policy.hpp"

namespace redress {

namespace {

using Severity = Diagnostic::Severity;

constexpr std::int64_t slow_seconds = 48 * 3600;
constexpr std::int64_t very_slow_seconds = 7 * 24 * 3600;
constexpr std::size_t many_questions = 5;
constexpr std::size_t many_optional = 3;
constexpr std::int32_t long_keep_days = 3 * 365 + 1;

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
    for (const SignalRule& rule : policy_.signals) review_signal(rule);
    review_privacy();
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
    calendar_named_.assign(policy_.calendars.size(), false);
    promise_used_.assign(policy_.promises.size(), false);
    for (const Promise& promise : policy_.promises) {
      slowest_.push_back(typical_seconds(Calendar(), promise.first_reply, Clock::calendar));
    }
    for (const Category& category : policy_.categories) {
      mark(team_used_, category.team);
      for (const Index field : category.ask) mark(field_used_, field);
      for (const Index field : category.optional) mark(field_used_, field);
      note_promise(category.promise, category.team);
      for (const Index promise : category.promise_by_channel) mark(promise_used_, promise);
      for (const Channel& channel : policy_.channels) {
        const Index own = category.promise_by_channel[static_cast<std::size_t>(channel.kind)];
        note_promise(own == none ? channel.promise : own, category.team);
      }
      for (const SignalRule& rule : policy_.signals) {
        note_promise(rule.promise, rule.team == none ? category.team : rule.team);
      }
    }
    for (const Channel& channel : policy_.channels) mark(promise_used_, channel.promise);
    for (const SignalRule& rule : policy_.signals) {
      mark(team_used_, rule.team);
      mark(promise_used_, rule.promise);
    }
    for (const Team& team : policy_.teams) mark(team_used_, team.after_hours);
    for (Index i = 0; i < policy_.teams.size(); ++i) {
      mark(calendar_named_, policy_.teams[i].calendar);
      if (team_used_[i]) mark(calendar_used_, policy_.teams[i].calendar);
    }
    // The core itself looks for order numbers in the text.
    for (Index i = 0; i < policy_.fields.size(); ++i) {
      if (policy_.fields[i].type == FieldType::order || policy_.fields[i].id == "order_number")
        field_used_[i] = true;
    }
  }

  void note_promise(Index promise, Index team) {
    mark(promise_used_, promise);
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
    if (!calendar_named_[index]) {
      add(Severity::warning, "calendar.unused", at,
          "Calendar “" + calendar.id + "” is no team's; name it in a team or leave it out (null).");
    }
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
    if (!promise_used_[index]) {
      add(Severity::warning, "promise.unused", "/promises/" + promise.id,
          "Promise “" + promise.id +
              "” is made nowhere; name it in a category, channel or signal, or leave it out "
              "(null).");
    }
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
    for (std::size_t kind = 0; kind < channel_ids.size(); ++kind) {
      if (category.promise_by_channel[kind] == none || offers(static_cast<ChannelKind>(kind)))
        continue;
      add(Severity::warning, "category.channel_unused",
          at + "/promise_by_channel/" + std::string(channel_ids[kind]),
          "“" + category.id + "” promises something by " + std::string(channel_ids[kind]) +
              ", which is not among the channels; add the channel or take the promise out.");
    }
    if (category.ask.size() > many_questions) {
      add(Severity::warning, "category.too_many_questions", at + "/ask",
          "“" + category.id + "” asks " + std::to_string(category.ask.size()) +
              " things before help begins; ask at most five and make the others optional.");
    }
    if (category.optional.size() > many_optional) {
      add(Severity::warning, "category.too_many_optional", at + "/optional",
          "“" + category.id + "” offers " + std::to_string(category.optional.size()) +
              " optional fields; keep the three that help most, people read every one.");
    }
  }

  [[nodiscard]] bool offers(ChannelKind kind) const {
    return std::any_of(policy_.channels.begin(), policy_.channels.end(),
                       [&](const Channel& channel) { return channel.kind == kind; });
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

  void review_signal(const SignalRule& rule) {
    const std::string id(signal_ids[static_cast<std::size_t>(rule.kind)]);
    const std::string at = "/signals/" + id;
    if (rule.promise == none && rule.team == none) {
      add(Severity::warning, "signal.no_effect", at,
          "Signal “" + id +
              "” changes nothing where it is found; give it a promise or a team, or leave it out "
              "(null).");
    } else if (rule.promise < policy_.promises.size() && rule.team == none && never_wins(rule)) {
      add(Severity::warning, "signal.no_sooner", at + "/promise",
          "No answer comes sooner by signal “" + id + "”: “" + policy_.promises[rule.promise].id +
              "” is no shorter than what is promised anyway; name a shorter promise.");
    }
  }

  // True only where it is certain: amounts of one unit on one clock, counted on the same calendar.
  [[nodiscard]] bool never_wins(const SignalRule& rule) const {
    const Promise& made = policy_.promises[rule.promise];
    const auto no_sooner = [&](Index index) {
      if (index >= policy_.promises.size()) return false;
      const Promise& base = policy_.promises[index];
      return base.clock == made.clock && base.first_reply.unit == made.first_reply.unit &&
             base.first_reply.count <= made.first_reply.count;
    };
    return std::all_of(
        policy_.categories.begin(), policy_.categories.end(), [&](const Category& category) {
          return std::all_of(
              policy_.channels.begin(), policy_.channels.end(), [&](const Channel& channel) {
                const Index own =
                    category.promise_by_channel[static_cast<std::size_t>(channel.kind)];
                if (own != none) return no_sooner(own);
                return no_sooner(channel.promise == none ? category.promise : channel.promise);
              });
        });
  }

  void review_privacy() {
    const PrivacyRules& rules = policy_.privacy;
    std::string open;
    for (const PersonalDataKind kind : {PersonalDataKind::card, PersonalDataKind::password}) {
      if (rules.action[static_cast<std::size_t>(kind)] == PrivacyAction::mask) continue;
      open += open.empty() ? "" : " and ";
      open += personal_data_ids[static_cast<std::size_t>(kind)];
    }
    if (!open.empty()) {
      add(Severity::warning, "privacy.unmasked", "/privacy/mask",
          "Nobody needs these to solve a complaint, and they are stored as written: " + open +
              "; name them under mask.");
    }
    if (rules.keep_days > long_keep_days) {
      add(Severity::warning, "privacy.keep_days_long", "/privacy/keep_days",
          "Complaints are kept for " + std::to_string(rules.keep_days) +
              " days after they are resolved; more than three years needs a law that asks for it.");
    }
  }

  const Policy& policy_;
  std::span<const Texts> texts_;
  std::vector<Diagnostic> found_;
  std::vector<bool> team_used_;
  std::vector<bool> field_used_;
  std::vector<bool> calendar_used_;   // by a team that gets complaints
  std::vector<bool> calendar_named_;  // by any team
  std::vector<bool> promise_used_;
  std::vector<std::int64_t>
      slowest_;  // by promise, elapsed seconds with the slowest calendar that it is used with
};

}  // namespace

std::vector<Diagnostic> review(const Policy& policy, std::span<const Texts> texts) {
  return Review(policy, texts).run();
}

}  // namespace redress
