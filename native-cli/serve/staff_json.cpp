#include "serve/staff_json.hpp"

#include "io/json_view.hpp"
#include "redress/codec.hpp"
#include "serve/attachment_section.hpp"

namespace redress::serve {

namespace {

std::string event_json(const StoredEvent& event) {
  std::string out = R"({"number":)" + std::to_string(event.number) + R"(,"at":")" +
                    format_instant(event.at) + '"' + text_member("kind", event.kind);
  if (!event.by.empty()) out += text_member("by", event.by);
  if (!event.text.empty()) out += text_member("text", event.text);
  return out + '}';
}

// `,"name":value` of those members of a record, as they are written there.
std::string record_members(const JsonView& record, std::initializer_list<std::string_view> names) {
  const auto members = record.members();
  std::string out;
  for (const std::string_view name : names) {
    for (const auto& [key, value] : members) {
      if (key == name) out += ",\"" + std::string(name) + "\":" + std::string(value.raw());
    }
  }
  return out;
}

// What is said first of a complaint, without the closing brace.
std::string head_json(const StoredComplaint& complaint) {
  return R"({"reference":")" + complaint.reference + '"' + text_member("state", complaint.state) +
         record_members(JsonView(complaint.record),
                        {"received", "category", "team", "owner", "channel"}) +
         R"(,"due":)" + due_json(complaint.standing);
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

std::string item_json(const StoredComplaint& complaint) {
  return head_json(complaint) + '}';
}

std::string complaint_json(const life::Whole& whole, std::span<const StoredAttachment> attachments,
                           Instant now) {
  const StoredComplaint& complaint = whole.complaint;
  std::string out = head_json(complaint);
  if (complaint.standing.delete_after)
    out += R"(,"delete_after":")" + format_instant(*complaint.standing.delete_after) + '"';
  return out + R"(,"timeline":)" +
         timeline_json(life::steps_of(complaint.record, whole.events), now) + R"(,"events":)" +
         events_json(whole.events) + R"(,"attachments":)" + attachments_json(attachments) +
         R"(,"record":)" + complaint.record + "}\n";
}

std::string due_item_json(const StoredComplaint& complaint, Instant now) {
  const Instant due = complaint.standing.due.value_or(Instant{});
  return R"({"reference":")" + complaint.reference + '"' +
         text_member("kind", complaint.standing.due_kind) + R"(,"due":")" + format_instant(due) +
         R"(","overdue":)" + (due < now ? "true" : "false") +
         text_member("state", complaint.state) +
         record_members(JsonView(complaint.record),
                        {"category", "team", "owner", "channel", "received"}) +
         '}';
}

std::string done_json(const life::Whole& whole, const StoredEvent& event) {
  const StoredComplaint& complaint = whole.complaint;
  return R"({"reference":")" + complaint.reference + '"' + text_member("state", complaint.state) +
         text_member("category", complaint.standing.category) +
         text_member("team", complaint.standing.team) +
         record_members(JsonView(complaint.record), {"owner"}) + R"(,"due":)" +
         due_json(complaint.standing) + R"(,"event":)" + event_json(event) + "}\n";
}

}  // namespace redress::serve
