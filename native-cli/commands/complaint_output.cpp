#include "commands/complaint_output.hpp"

#include <utility>

#include "compile/zones.hpp"
#include "io/json_view.hpp"
#include "io/output.hpp"
#include "io/printable.hpp"
#include "redress/codec.hpp"

namespace redress {

namespace {

std::string event_json(const StoredEvent& event) {
  std::string out = R"({"number":)" + std::to_string(event.number) + R"(,"at":")" +
                    format_instant(event.at) + '"' + text_member("kind", event.kind);
  if (!event.by.empty()) out += text_member("by", event.by);
  if (!event.text.empty()) out += text_member("text", event.text);
  return out + '}';
}

std::string done_json(const life::Whole& whole) {
  const StoredComplaint& complaint = whole.complaint;
  std::string out = R"({"reference":")" + complaint.reference + '"' +
                    text_member("state", complaint.state) +
                    text_member("category", complaint.standing.category) +
                    text_member("team", complaint.standing.team) + R"(,"owner":)" +
                    std::string(JsonView(complaint.record)["owner"].raw()) + R"(,"due":)" +
                    due_json(complaint.standing);
  if (!whole.events.empty()) out += R"(,"event":)" + event_json(whole.events.back());
  return out + "}\n";
}

std::string done_text(const life::Whole& whole, Instant now) {
  const StoredComplaint& complaint = whole.complaint;
  std::string out = complaint.reference + ": " + complaint.state;
  if (!whole.events.empty() && whole.events.back().kind == "refiled")
    out += ", refiled " + printable(whole.events.back().text);
  out += ", with " + printable(JsonView(complaint.record)["owner"].string()) + ".\n";
  if (complaint.standing.due) {
    LocalDates dates;
    out += "Next: " + complaint.standing.due_kind + ", " +
           dates.write(*complaint.standing.due, complaint.record, now) + ".\n";
  }
  return out;
}

}  // namespace

std::string text_member(std::string_view name, std::string_view value) {
  std::string out = ",\"" + std::string(name) + "\":";
  append_json_string(out, value);
  return out;
}

std::string events_json(std::span<const StoredEvent> events) {
  std::string out = "[";
  for (const StoredEvent& event : events) {
    if (out.size() > 1) out += ',';
    out += event_json(event);
  }
  return out + ']';
}

std::string_view step_state(const life::Step& step, Instant now) {
  switch (step.state) {
    case life::StepState::kept:
      return "kept";
    case life::StepState::broken:
      return "broken";
    case life::StepState::ended:
      return "ended";
    case life::StepState::open:
      break;
  }
  return step.due < now ? "overdue" : "due";
}

std::string timeline_json(std::span<const life::Step> steps, Instant now) {
  std::string out = "[";
  for (const life::Step& step : steps) {
    if (out.size() > 1) out += ',';
    out += R"({"kind":")" + std::string(life::step_kind_ids[static_cast<std::size_t>(step.kind)]) +
           R"(","due":")" + format_instant(step.due) + '"' +
           text_member("state", step_state(step, now));
    if (step.at) out += R"(,"at":")" + format_instant(*step.at) + '"';
    out += '}';
  }
  return out + ']';
}

std::string due_json(const Standing& standing) {
  if (!standing.due) return "null";
  return R"({"kind":")" + standing.due_kind + R"(","due":")" + format_instant(*standing.due) +
         "\"}";
}

void print_done(const life::Whole& whole, bool text, Instant now) {
  print(text ? done_text(whole, now) : done_json(whole));
}

std::string LocalDates::write(Instant instant, std::string_view record, Instant now) {
  const Zone& zone = zone_of(JsonView(record)["promise"]["time_zone"].string());
  return dates_.write(instant, DateForm::at, {.language = "en", .zone = zone, .now = now});
}

const Zone& LocalDates::zone_of(const std::string& name) {
  const auto known = zones_.find(name);
  if (known != zones_.end()) return known->second;
  return zones_.emplace(name, system_zone(name).value_or(Zone{"Etc/UTC", 0, {}})).first->second;
}

}  // namespace redress
