// Promises and deadlines asked for directly.
#include <algorithm>
#include <array>
#include <functional>

#include "base/stable_order.hpp"
#include "codec/output.hpp"
#include "codec/policy_calendar.hpp"
#include "codec/request.hpp"

namespace redress {

namespace {

using json::Request;
using json::Value;
using Type = Value::Type;

constexpr std::array<std::string_view, 2> clock_ids = {"business", "calendar"};

// The errors of calendar's parsers know no place.
template <class T>
std::optional<T> parsed(Result<T> result, std::string_view at, Request& request) {
  if (result) return *result;
  request.fail({result.error().code, std::string(at), result.error().message});
  return std::nullopt;
}

void read_signals(const Value& list, Request& request, std::vector<SignalKind>& signals) {
  for (std::size_t i = 0; i < list.children.size(); ++i) {
    const std::string at = json::pointer("/signals", i);
    if (!list.children[i].is(Type::string)) {
      request.fail(json::type_error(at, "a string"));
      return;
    }
    const auto found = request.position(at, list.children[i].text, signal_ids, "signal.unknown");
    if (!found) return;
    signals.push_back(static_cast<SignalKind>(*found));
  }
  sort_stably(signals, std::less<>());
  signals.erase(std::unique(signals.begin(), signals.end()), signals.end());
}

}  // namespace

JsonAnswer promise_json(const Engine& engine, std::string_view text) {
  const Policy& policy = engine.policy;
  Request request(text, limits::submission_bytes, {"category", "channel", "received", "signals"});
  PromiseRequest asked;
  if (const Value* member = request.require("category", Type::string)) {
    const auto ids = json::ids_of(
        policy.categories, [](const Category& category) { return std::string_view(category.id); });
    if (const auto found = request.position("/category", member->text, ids, "category.unknown"))
      asked.category = static_cast<Index>(*found);
  }
  if (const Value* member = request.require("channel", Type::string)) {
    const auto ids = json::ids_of(policy.channels, [](const Channel& channel) {
      return json::id_of(channel_ids, channel.kind);
    });
    if (const auto found = request.position("/channel", member->text, ids, "channel.unknown"))
      asked.channel = static_cast<Index>(*found);
  }
  if (const Value* member = request.require("received", Type::string)) {
    if (const auto received = parsed(parse_instant(member->text), "/received", request))
      asked.received = *received;
  }
  if (const Value* member = request.get("signals", Type::array))
    read_signals(*member, request, asked.signals);
  if (request.error()) return json::invalid(*request.error());

  const Result<DatedPromise> promise = promise_for(policy, asked);
  if (!promise) return json::invalid(promise.error());
  JsonAnswer answer;
  json::Writer writer(answer.json);
  json::write_promise(writer, policy, *promise);
  return answer;
}

JsonAnswer deadline_json(const ZoneSource& zones, std::string_view text) {
  Request request(text, limits::submission_bytes, {"calendar", "start", "duration", "clock"});
  Calendar calendar;
  if (const Value* member = request.require("calendar", Type::object)) {
    json::Findings findings;
    calendar = json::read_calendar({member, "/calendar"}, zones, findings);
    for (const Diagnostic& diagnostic : findings.list()) {
      if (diagnostic.severity == Diagnostic::Severity::error)
        request.fail({diagnostic.code, diagnostic.at, diagnostic.message});
    }
  }
  std::optional<Instant> start;
  if (const Value* member = request.require("start", Type::string))
    start = parsed(parse_instant(member->text), "/start", request);
  std::optional<Duration> duration;
  if (const Value* member = request.require("duration", Type::string))
    duration = parsed(parse_duration(member->text), "/duration", request);
  Clock clock = Clock::business;
  if (const Value* member = request.require("clock", Type::string)) {
    if (const auto found = request.position("/clock", member->text, clock_ids, "clock.unknown"))
      clock = static_cast<Clock>(*found);
  }
  if (request.error()) return json::invalid(*request.error());

  const Result<Instant> due = deadline(calendar, *start, *duration, clock);
  if (!due) return json::invalid(due.error());
  JsonAnswer answer;
  json::Writer writer(answer.json);
  writer.begin_object();
  writer.member("due", format_instant(*due));
  writer.end_object();
  return answer;
}

}  // namespace redress
