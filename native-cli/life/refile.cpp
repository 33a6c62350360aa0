#include "life/refile.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "io/json_view.hpp"
#include "life/steps.hpp"
#include "redress/codec.hpp"

namespace redress::life {

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

// Each in the place of the member that it replaces; those that are new at the end. An empty value
// takes the member out.
std::string with_members(const JsonView& object, const Members& members) {
  std::string out = "{";
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (out.size() > 1) out += ',';
    out += '"' + std::string(name) + "\":" + std::string(value);
  };
  for (const auto& [name, value] : object.members()) {
    const std::string* given = nullptr;
    for (const auto& [key, replacement] : members) {
      if (key == name) given = &replacement;
    }
    add(name, given == nullptr ? value.raw() : std::string_view(*given));
  }
  for (const auto& [key, value] : members) {
    if (!object[key]) add(key, value);
  }
  return out + '}';
}

Result<std::string> promise_at(const Engine& engine, const JsonView& record,
                               std::string_view category, Instant from) {
  const std::string request = R"({"category":)" + quoted(category) + R"(,"channel":)" +
                              std::string(record["channel"].raw()) + R"(,"received":")" +
                              format_instant(from) + R"(","signals":)" +
                              std::string(record["signals"].raw()) + '}';
  JsonAnswer answer = promise_json(engine, request);
  if (answer.kind == JsonAnswer::Kind::done) return std::move(answer.json);
  const JsonView error = JsonView(answer.json)["error"];
  return Error{error["code"].string(), "", error["message"].string()};
}

std::optional<Instant> due_of(const JsonView& dated) {
  const Result<Instant> due = parse_instant(dated["due"].string());
  return due ? std::optional(*due) : std::nullopt;
}

std::string dated(Instant due) {
  return R"({"due":")" + format_instant(due) + "\"}";
}

std::vector<Instant> updates_of(const JsonView& promise, Instant from, Instant until) {
  std::vector<Instant> out;
  for (const JsonView& update : promise["updates"].elements()) {
    const auto due = due_of(update);
    if (due && *due > from && *due <= until) out.push_back(*due);
  }
  return out;
}

// What is past as it was; of what is to come that which comes first.
std::string updates(const JsonView& before, const JsonView& after, Instant now,
                    std::optional<Instant> resolution) {
  std::vector<Instant> all = updates_of(before, {}, now);
  const std::vector<Instant> old_ones = updates_of(before, now, last_instant);
  const std::vector<Instant> new_ones = updates_of(after, now, last_instant);
  const bool keep = new_ones.empty() || (!old_ones.empty() && old_ones.front() < new_ones.front());
  for (const Instant update : keep ? old_ones : new_ones) {
    if (!resolution || update < *resolution) all.push_back(update);
  }
  std::string out = "[";
  for (const Instant update : all) out += (out.size() > 1 ? "," : "") + dated(update);
  return out + ']';
}

// The new promise, no later in anything than the one before.
std::string no_later(const JsonView& before, const JsonView& after, bool replied, Instant now) {
  Members members;
  const auto old_reply = due_of(before["first_reply"]);
  const auto new_reply = due_of(after["first_reply"]);
  if (old_reply && (replied || !new_reply || *old_reply < *new_reply)) {
    members.emplace_back(
        "first_reply",
        with_members(after["first_reply"], {{"due", quoted(format_instant(*old_reply))}}));
  }
  const auto old_resolution = due_of(before["resolution"]);
  auto resolution = due_of(after["resolution"]);
  if (old_resolution && (!resolution || *old_resolution < *resolution)) resolution = old_resolution;
  members.emplace_back("updates", updates(before, after, now, resolution));
  if (resolution) members.emplace_back("resolution", dated(*resolution));
  return with_members(after, members);
}

std::string filed(const Engine& engine, const JsonView& record, std::string_view category,
                  const std::string& promise) {
  const JsonView reply = JsonView(promise)["first_reply"];
  const bool same = engine.id == record["policy"].string();
  return with_members(record, {{"category", quoted(category)},
                               {"team", std::string(reply["team"].raw())},
                               {"owner", std::string(reply["owner"].raw())},
                               {"promise", promise},
                               {"filed_by", same ? std::string() : quoted(engine.id)}});
}

bool has_replied(std::string_view record, std::span<const StoredEvent> events) {
  for (const Step& step : steps_of(record, events)) {
    if (step.kind == StepKind::first_reply) return step.at.has_value();
  }
  return false;
}

}  // namespace

Result<std::string> refiled_record(const Engine& engine, std::string_view record,
                                   std::span<const StoredEvent> events, std::string_view category,
                                   Instant now) {
  const JsonView before(record);
  if (before["category"].string() == category && policy_of(record) == engine.id) {
    return Error{
        "category.same", "",
        "The complaint is in the category " + std::string(category) + " already; name another."};
  }
  const Result<std::string> promise =
      promise_at(engine, before, category, begin_of(record, events));
  if (!promise) return promise.error();
  return filed(engine, before, category,
               no_later(before["promise"], JsonView(*promise), has_replied(record, events), now));
}

std::string refile_text(std::string_view from, std::string_view to) {
  return std::string(from) + " → " + std::string(to);
}

Result<std::string> reopened_record(const Engine& engine, std::string_view record, Instant at) {
  const JsonView before(record);
  const std::string category = before["category"].string();
  const Result<std::string> promise = promise_at(engine, before, category, at);
  if (!promise) return promise.error();
  return filed(engine, before, category, *promise);
}

std::string policy_of(std::string_view record) {
  const JsonView view(record);
  return (view["filed_by"] ? view["filed_by"] : view["policy"]).string();
}

}  // namespace redress::life
