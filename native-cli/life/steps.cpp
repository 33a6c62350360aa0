#include "life/steps.hpp"

#include <algorithm>

#include "io/json_view.hpp"

namespace redress::life {

namespace {

/// What happened since a promise was given, as far as it matters to the promise.
struct Happened {
  Instant begin;
  std::vector<Instant> news;  ///< Replies, updates, the resolution; ascending.
  std::optional<Instant> first_reply;
  std::optional<Instant> resolved;
  std::optional<Instant> ended;  ///< Resolved or withdrawn.
};

std::span<const StoredEvent>::iterator last_reopening(std::span<const StoredEvent> events) {
  auto at = events.end();
  while (at != events.begin() && (at - 1)->kind != "reopened") --at;
  return at;
}

Happened happened(std::string_view record, std::span<const StoredEvent> events) {
  Happened out{begin_of(record, events), {}, {}, {}, {}};
  for (auto event = last_reopening(events); event != events.end(); ++event) {
    const bool resolved = event->kind == "resolved";
    if (event->kind == "withdrawn" || resolved) out.ended = event->at;
    if (resolved) out.resolved = event->at;
    const bool reply = event->kind == "replied" || resolved;
    if (reply && !out.first_reply) out.first_reply = event->at;
    if (reply || event->kind == "updated") out.news.push_back(event->at);
  }
  return out;
}

// `at`: what answers the step, if anything has.
Step judged(StepKind kind, Instant due, std::optional<Instant> at, const Happened& happened) {
  if (at) return {kind, due, *at <= due ? StepState::kept : StepState::broken, at};
  if (!happened.ended) return {kind, due, StepState::open, {}};
  return {kind, due, *happened.ended <= due ? StepState::ended : StepState::broken, {}};
}

std::optional<Instant> first_after(const std::vector<Instant>& news, Instant from) {
  const auto found = std::find_if(news.begin(), news.end(), [&](Instant at) { return at > from; });
  return found == news.end() ? std::nullopt : std::optional(*found);
}

std::optional<Instant> due_of(const JsonView& dated) {
  const Result<Instant> due = parse_instant(dated["due"].string());
  return due ? std::optional(*due) : std::nullopt;
}

}  // namespace

Instant begin_of(std::string_view record, std::span<const StoredEvent> events) {
  const auto after = last_reopening(events);
  if (after != events.begin()) return (after - 1)->at;
  const Result<Instant> received = parse_instant(JsonView(record)["received"].string());
  return received ? *received : Instant{};
}

std::vector<Step> steps_of(std::string_view record, std::span<const StoredEvent> events) {
  const JsonView promise = JsonView(record)["promise"];
  const Happened past = happened(record, events);
  std::vector<Step> out;
  if (const auto due = due_of(promise["first_reply"]))
    out.push_back(judged(StepKind::first_reply, *due, past.first_reply, past));
  // News at the very instant of receipt are news after it.
  Instant before{past.begin.seconds - 1};
  for (const JsonView& update : promise["updates"].elements()) {
    const auto due = due_of(update);
    if (!due) continue;
    out.push_back(judged(StepKind::update, *due, first_after(past.news, before), past));
    before = *due;
  }
  if (const auto due = due_of(promise["resolution"]))
    out.push_back(judged(StepKind::resolution, *due, past.resolved, past));
  return out;
}

const Step* next_of(std::span<const Step> steps) {
  const Step* out = nullptr;
  for (const Step& step : steps) {
    if (step.state == StepState::open && (out == nullptr || step.due < out->due)) out = &step;
  }
  return out;
}

}  // namespace redress::life
