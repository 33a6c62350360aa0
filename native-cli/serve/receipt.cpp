#include "serve/receipt.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "attachments/kinds.hpp"
#include "compile/law.hpp"
#include "compile/zones.hpp"
#include "life/refile.hpp"
#include "redress/codec.hpp"
#include "serve/attachment_section.hpp"

namespace redress::serve {

namespace {

void add_entry(std::string& out, std::string_view kind, std::string_view due) {
  if (out.size() > 1) out += ',';
  out += R"({"kind":")" + std::string(kind) + R"(","due":)" + std::string(due) + '}';
}

std::string timeline(const JsonView& record, const JsonView& promise) {
  std::string out = "[";
  add_entry(out, "received", record["received"].raw());
  add_entry(out, "first_reply", promise["first_reply"]["due"].raw());
  for (const JsonView& update : promise["updates"].elements())
    add_entry(out, "update", update["due"].raw());
  if (const JsonView resolution = promise["resolution"])
    add_entry(out, "resolution", resolution["due"].raw());
  return out + ']';
}

// A language with fewer steps has empty texts at the end.
std::string steps_json(const Texts& texts, const std::vector<TextId>& steps) {
  std::string out = "[";
  for (const TextId step : steps) {
    if (texts[step].empty()) continue;
    if (out.size() > 1) out += ',';
    append_json_string(out, texts[step]);
  }
  return out + ']';
}

// With its comma, or nothing.
std::string law_member(const Engine& engine, const JsonView& record) {
  const auto term = statutory_term(engine.policy.law);
  const Result<Instant> received = parse_instant(record["received"].string());
  if (!term || !received) return {};
  const Zone zone = zone_of(engine, record["promise"]);
  std::string out = R"(,"law":{"country":")" + term->country + R"(","step":")" +
                    std::string(statutory_step_ids[static_cast<std::size_t>(term->step)]) +
                    R"(","due":")" + format_instant(latest_answer(*term, zone, *received)) +
                    R"(","term":{"count":)" + std::to_string(term->count) + R"(,"unit":")" +
                    std::string(statutory_unit_ids[static_cast<std::size_t>(term->unit)]) +
                    R"("},"source":)";
  append_json_string(out, term->source);
  return out + R"(,"source_language":")" + term->source_language + "\"}";
}

void add_member(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += ",\"" + std::string(name) + "\":";
  append_json_string(out, value);
}

std::string events_json(std::span<const StoredEvent> events) {
  std::string out = "[";
  for (const StoredEvent& event : events) {
    if (out.size() > 1) out += ',';
    out += R"({"kind":")" + event.kind + R"(","at":")" + format_instant(event.at) + '"';
    // Who moved it from which category to which is the organization's own affair.
    if (event.kind != "refiled") {
      add_member(out, "by", event.by);
      add_member(out, "text", event.text);
    }
    out += '}';
  }
  return out + ']';
}

}  // namespace

Zone zone_of(const Engine& engine, const JsonView& promise) {
  const std::string name = promise["time_zone"].string();
  for (const Calendar& calendar : engine.policy.calendars) {
    if (calendar.zone.name == name) return calendar.zone;
  }
  return system_zone(name).value_or(Zone{"Etc/UTC", 0, {}});
}

std::string receipt_members(const Engine& engine, std::string_view record_json,
                            std::string_view language) {
  const JsonView record(record_json);
  const JsonView promise = record["promise"];
  std::string out = R"("received":)" + std::string(record["received"].raw()) + R"(,"promise":)" +
                    std::string(promise.raw()) + R"(,"timeline":)" + timeline(record, promise) +
                    R"(,"owner":)" + std::string(record["owner"].raw());
  const Index page = engine.policy.find_language(language);
  const Category& category =
      engine.policy.categories[engine.policy.find_category(record["category"].string())];
  const Texts& texts = engine.parts[page]->texts;
  return out + R"(,"next_steps":)" + steps_json(texts, category.next_steps) + R"(,"your_steps":)" +
         steps_json(texts, category.your_steps) + law_member(engine, record);
}

std::string status_url(std::string_view reference, std::string_view key) {
  return "/complaints/" + std::string(reference) + "?key=" + std::string(key);
}

std::string calendar_url(std::string_view reference, std::string_view key) {
  return "/complaints/" + std::string(reference) + std::string(calendar_file_name) +
         "?key=" + std::string(key);
}

std::string receipt_json(const StoredComplaint& complaint, std::string_view key) {
  return R"({"reference":")" + complaint.reference + R"(","key":")" + std::string(key) + "\"," +
         complaint.receipt + R"(,"attachments":)" + attachments::limits_json() +
         R"(,"status_url":")" + status_url(complaint.reference, key) + "\"}";
}

std::string status_json(const StoredComplaint& complaint,
                        std::span<const StoredAttachment> attachments,
                        std::span<const StoredEvent> events) {
  std::string out = R"({"reference":")" + complaint.reference + R"(","state":)";
  append_json_string(out, complaint.state);
  return out + ',' + complaint.receipt + R"(,"events":)" + events_json(events) +
         R"(,"attachments":)" + attachments_json(attachments) + '}';
}

Result<life::Anew> anew(const Engine& engine, std::string record,
                        const StoredComplaint& complaint) {
  const Index language = engine.policy.find_language(complaint.language);
  if (language == none || !engine.parts[language]) {
    return Error{"bundle.language_absent", "",
                 "The policy lacks the language " + complaint.language +
                     " of the complaint; name one that has it: --policy P."};
  }
  std::string receipt = receipt_members(engine, record, complaint.language);
  return life::Anew{std::move(record), std::move(receipt)};
}

Result<life::Anew> refiled(const Engine& engine, const life::Whole& whole,
                           std::string_view category, Instant at) {
  Result<std::string> record =
      life::refiled_record(engine, whole.complaint.record, whole.events, category, at);
  if (!record) return record.error();
  return anew(engine, std::move(record).value(), whole.complaint);
}

Result<life::Anew> reopened(const Engine& engine, const life::Whole& whole, Instant at) {
  if (!whole.events.empty()) at = std::max(at, whole.events.back().at);
  Result<std::string> record = life::reopened_record(engine, whole.complaint.record, at);
  if (!record) return record.error();
  return anew(engine, std::move(record).value(), whole.complaint);
}

}  // namespace redress::serve
