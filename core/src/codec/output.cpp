#include "codec/output.hpp"

namespace redress::json {

namespace {

void write_due(Writer& writer, Instant due) {
  writer.begin_object();
  writer.member("due", format_instant(due));
  writer.end_object();
}

void write_candidate(Writer& writer, const Policy& policy, const PromiseCandidate& candidate) {
  writer.begin_object();
  writer.member("rule", id_of(promise_rule_ids, candidate.rule));
  writer.member("id", candidate.id);
  writer.member("team", policy.teams[candidate.team].id);
  writer.member("promise", policy.promises[candidate.promise].id);
  writer.member("due", format_instant(candidate.due));
  writer.member("wins", candidate.wins);
  writer.end_object();
}

}  // namespace

void write_promise(Writer& writer, const Policy& policy, const DatedPromise& promise) {
  const Team& team = policy.teams[promise.team];
  writer.begin_object();
  writer.key("first_reply");
  writer.begin_object();
  writer.member("due", format_instant(promise.due));
  writer.member("promise", policy.promises[promise.promise].id);
  writer.member("team", team.id);
  writer.member("owner", team.owner);
  writer.end_object();
  writer.key("updates");
  writer.begin_array();
  for (const Instant update : promise.updates) write_due(writer, update);
  writer.end_array();
  if (promise.resolution) {
    writer.key("resolution");
    write_due(writer, *promise.resolution);
  }
  writer.member("time_zone", policy.calendars[team.calendar].zone.name);
  writer.key("basis");
  writer.begin_array();
  for (const PromiseCandidate& candidate : promise.basis)
    write_candidate(writer, policy, candidate);
  writer.end_array();
  writer.end_object();
}

void write_details(Writer& writer, const std::vector<Detail>& details) {
  writer.begin_array();
  for (const Detail& detail : details) {
    writer.begin_object();
    writer.member("kind", id_of(detail_kind_ids, detail.kind));
    writer.member("span", detail.span);
    writer.member("value", detail.value);
    writer.end_object();
  }
  writer.end_array();
}

void write_spans(Writer& writer, const std::vector<Span>& spans) {
  writer.begin_array();
  for (const Span span : spans) writer.value(span);
  writer.end_array();
}

JsonAnswer invalid(const Error& error) {
  return {JsonAnswer::Kind::invalid, error_json(error)};
}

JsonAnswer need(std::span<const std::string> languages) {
  JsonAnswer answer{JsonAnswer::Kind::need, {}};
  Writer writer(answer.json);
  writer.begin_object();
  writer.key("need");
  writer.begin_array();
  for (const std::string& language : languages) writer.value(language);
  writer.end_array();
  writer.end_object();
  return answer;
}

}  // namespace redress::json
