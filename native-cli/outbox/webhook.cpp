#include "outbox/webhook.hpp"

#include "io/json_view.hpp"
#include "outbox/signature.hpp"
#include "redress/codec.hpp"

namespace redress::outbox {

namespace {

// What a member of the record says, as it is written there; nothing where there is none.
void copy(std::string& out, const JsonView& record, std::string_view name) {
  const JsonView value = record[name];
  if (!value || value.raw() == "{}") return;
  out += ",\"" + std::string(name) + "\":" + std::string(value.raw());
}

}  // namespace

std::string webhook_body(const Matter& matter) {
  const JsonView record(matter.complaint.record);
  const Instant at = matter.event != nullptr ? matter.event->at : matter.item.created;
  std::string out = R"({"type":)";
  append_json_string(out, "complaint." + matter.item.kind);
  out += R"(,"timestamp":")" + format_instant(at) + R"(","data":{"reference":)";
  append_json_string(out, matter.complaint.reference);
  out += R"(,"state":)";
  append_json_string(out, matter.complaint.state);
  out += R"(,"language":)";
  append_json_string(out, matter.complaint.language);
  for (const std::string_view name :
       {"category", "team", "owner", "channel", "contact", "received", "promise"})
    copy(out, record, name);
  const bool by_staff = matter.item.kind == "updated" || matter.item.kind == "replied" ||
                        matter.item.kind == "resolved";
  if (by_staff && matter.event != nullptr && !matter.event->text.empty()) {
    out += R"(,"text":)";
    append_json_string(out, matter.event->text);
  }
  return out + "}}";
}

std::vector<std::string> webhook_headers(std::span<const std::string> keys, const std::string& id,
                                         std::int64_t timestamp, const std::string& body) {
  return {"Content-Type: application/json", "webhook-id: " + id,
          "webhook-timestamp: " + std::to_string(timestamp),
          "webhook-signature: " + webhook_signature(keys, id, timestamp, body)};
}

}  // namespace redress::outbox
