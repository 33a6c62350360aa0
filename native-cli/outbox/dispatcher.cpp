#include "outbox/dispatcher.hpp"

#include <algorithm>

#include "io/json_view.hpp"
#include "io/output.hpp"
#include "life/refile.hpp"
#include "outbox/letter.hpp"
#include "outbox/retry.hpp"
#include "outbox/webhook.hpp"
#include "redress/codec.hpp"

namespace redress::outbox {

namespace {

constexpr std::size_t complainant = 0;
// Items of which more is remembered than the store does; without it they are told twice.
constexpr std::size_t most_remembered = 10'000;

}  // namespace

Result<bool> Dispatcher::start_ready(Instant now) {
  // Those on their way are ready still, so of so many there is room for the rest. Asked for where
  // there is none too: a store that several share hears by it that somebody is at it.
  const auto ready = ledger_.ready(now, most_items_going);
  if (!ready) return ready.error();
  bool concluded = false;
  for (const OutboxItem& item : *ready) {
    if (going_.size() >= most_items_going) break;
    if (going_.contains(item.number)) continue;
    const Result<bool> begun = begin(item, now);
    if (!begun) return begun.error();
    concluded = concluded || !*begun;
  }
  return concluded;
}

// False where it came to its end at once.
Result<bool> Dispatcher::begin(const OutboxItem& item, Instant now) {
  const auto ended = [](const Result<std::monostate>& written) {
    return written ? Result<bool>(false) : Result<bool>(written.error());
  };
  if (now.seconds - item.next_try.seconds > most_overdue_seconds)
    return ended(give_up(item, "outbox.expired"));
  const auto complaint = ledger_.complaint(item.reference);
  if (!complaint) return complaint.error();
  // Deleted meanwhile: there is nobody to tell.
  if (!*complaint) return ended(ledger_.sent(item.number, now));
  const JsonView record((*complaint)->record);
  const std::string channel = record["channel"].string();
  if (item.kind != kind_for_others && !has_route(outgoing_, channel))
    return ended(give_up(item, "outbox.no_route"));
  const auto events = ledger_.events(item.reference);
  if (!events) return events.error();
  const auto event = std::find_if(events->begin(), events->end(),
                                  [&](const StoredEvent& one) { return one.number == item.event; });

  Going going{item, 0, {}, 0};
  const std::vector<Route> routes = routes_of(item, channel);
  const std::shared_ptr<const Engine> engine = engine_of_(life::policy_of((*complaint)->record));
  const Matter matter{item, **complaint, event == events->end() ? nullptr : &*event, *engine, now};
  hand_over(going, routes, matter);
  if (going.open == 0) return ended(conclude(going, now));
  going_.emplace(item.number, std::move(going));
  return true;
}

std::vector<Dispatcher::Route> Dispatcher::routes_of(const OutboxItem& item,
                                                     std::string_view channel) const {
  std::vector<Route> out;
  if (channel == "email" && outgoing_.mail && item.kind != kind_for_others)
    out.push_back(complainant);
  for (std::size_t i = 0; i < outgoing_.webhooks.size(); ++i) {
    if (takes(outgoing_.webhooks[i], channel, item.kind)) out.push_back(i + 1);
  }
  const auto known = settled_.find(item.number);
  if (known != settled_.end())
    std::erase_if(out, [&](Route route) { return known->second.routes.contains(route); });
  return out;
}

void Dispatcher::hand_over(Going& going, const std::vector<Route>& routes, const Matter& matter) {
  for (const Route route : routes) {
    Parcel parcel;
    if (route == complainant) {
      const std::string address = JsonView(matter.complaint.record)["contact"]["email"].string();
      const auto to = carrier_.sendable(address);
      if (!to) {
        note(going, route, {Outcome::Kind::never, "outbox.address"});
        continue;
      }
      parcel.to = *to;
      parcel.bytes = compose(letter(matter, outgoing_, *to));
    } else {
      parcel.webhook = &outgoing_.webhooks[route - 1];
      parcel.bytes = webhook_body(matter);
      parcel.headers =
          webhook_headers(parcel.webhook->keys, matter.item.id, matter.now.seconds, parcel.bytes);
    }
    ++going.open;
    tickets_[++last_ticket_] = {matter.item.number, route};
    carrier_.start(last_ticket_, std::move(parcel));
  }
}

void Dispatcher::note(Going& going, Route route, const Outcome& outcome) {
  if (outcome.kind == Outcome::Kind::later) {
    going.later_why = outcome.why;
    going.wait_seconds = std::max(going.wait_seconds, outcome.wait_seconds);
    return;
  }
  if (settled_.size() >= most_remembered) settled_.erase(settled_.begin());
  Settled& settled = settled_[going.item.number];
  settled.routes.insert(route);
  if (outcome.kind == Outcome::Kind::never) settled.never_why = outcome.why;
}

Result<std::monostate> Dispatcher::settle(const std::vector<Delivered>& delivered, Instant now) {
  std::optional<Error> error;
  for (const Delivered& one : delivered) {
    const auto ticket = tickets_.extract(one.ticket);
    if (ticket.empty()) continue;
    const auto [number, route] = ticket.mapped();
    Going& going = going_.at(number);
    note(going, route, one.outcome);
    if (--going.open > 0) continue;
    const Going done = std::move(going);
    going_.erase(number);
    // The others' outcomes are written all the same.
    const auto written = conclude(done, now);
    if (!written && !error) error = written.error();
  }
  if (error) return *error;
  return std::monostate{};
}

Result<std::monostate> Dispatcher::conclude(const Going& going, Instant now) {
  const std::int64_t number = going.item.number;
  const auto known = settled_.find(number);
  const std::string never_why = known == settled_.end() ? "" : known->second.never_why;
  if (going.later_why.empty() && never_why.empty()) {
    auto written = ledger_.sent(number, now);
    if (written) settled_.erase(number);
    return written;
  }
  if (going.later_why.empty()) return give_up(going.item, never_why);
  const auto wait = retry_after_seconds(going.item.attempts + 1, random_());
  if (!wait) return give_up(going.item, going.later_why);
  const std::int64_t asked = std::min(going.wait_seconds, most_asked_seconds);
  return ledger_.failed(number, going.later_why, Instant{now.seconds + std::max(*wait, asked)});
}

Result<std::monostate> Dispatcher::give_up(const OutboxItem& item, const std::string& why) {
  auto written = ledger_.failed(item.number, why, std::nullopt);
  if (!written) return written;
  settled_.erase(item.number);
  complain("message " + std::to_string(item.number) + " is given up: " + why);
  return written;
}

}  // namespace redress::outbox
