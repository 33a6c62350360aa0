// Reading drafts and examples.
#include <utility>

#include "codec/request.hpp"
#include "redress/codec.hpp"

namespace redress {

namespace {

using json::Value;
using Type = Value::Type;

void read_fields(const Policy& policy, const Value& fields, json::Request& request, Draft& draft) {
  const auto ids =
      json::ids_of(policy.fields, [](const Field& field) { return std::string_view(field.id); });
  for (const Value& answer : fields.children) {
    const std::string at = json::pointer("/fields", answer.key);
    const auto field = request.position(at, answer.key, ids, "field.unknown");
    if (!field) return;
    if (!answer.is(Type::string)) {
      request.fail(json::type_error(at, "a string"));
      return;
    }
    draft.fields.emplace_back(static_cast<Index>(*field), answer.text);
  }
}

}  // namespace

Result<Draft> read_draft(const Policy& policy, std::string_view text) {
  json::Request request(text, limits::submission_bytes,
                        {"text", "language", "category", "channel", "received", "fields", "wish"});
  Draft draft;
  if (const Value* member = request.require("text", Type::string)) {
    draft.text = member->text;
    if (auto error = json::check_text_length(draft.text, "/text")) request.fail(std::move(*error));
  }
  if (const Value* member = request.get("language", Type::string)) {
    const auto tags = json::ids_of(policy.languages,
                                   [](const std::string& tag) { return std::string_view(tag); });
    if (request.position("/language", member->text, tags, "language.unsupported"))
      draft.language = member->text;
  }
  if (const Value* member = request.get("category", Type::string)) {
    const auto ids = json::ids_of(
        policy.categories, [](const Category& category) { return std::string_view(category.id); });
    if (const auto found = request.position("/category", member->text, ids, "category.unknown"))
      draft.category = static_cast<Index>(*found);
  }
  if (const Value* member = request.get("channel", Type::string)) {
    const auto ids = json::ids_of(policy.channels, [](const Channel& channel) {
      return channel_ids[static_cast<std::size_t>(channel.kind)];
    });
    if (const auto found = request.position("/channel", member->text, ids, "channel.unknown"))
      draft.channel = static_cast<Index>(*found);
  }
  if (const Value* member = request.get("received", Type::string)) {
    const Result<Instant> received = parse_instant(member->text);
    if (received) {
      draft.received = *received;
    } else {
      request.fail({received.error().code, "/received", received.error().message});
    }
  }
  if (const Value* member = request.get("fields", Type::object))
    read_fields(policy, *member, request, draft);
  if (const Value* member = request.get("wish", Type::string)) {
    if (const auto found = request.position("/wish", member->text, wish_ids, "wish.unknown"))
      draft.wish = static_cast<Wish>(*found);
  }
  if (request.error()) return *request.error();
  return draft;
}

Result<Example> read_example(std::string_view line) {
  constexpr std::size_t longest_category = 200;
  const Result<Value> root = json::read(line, limits::ndjson_line_bytes);
  if (!root) return root.error();
  if (!root->is(Type::object)) return json::type_error("", "an object");

  Example example;
  const std::pair<std::string_view, std::string*> members[] = {{"text", &example.text},
                                                               {"category", &example.category},
                                                               {"language", &example.language},
                                                               {"writer", &example.writer}};
  for (const auto& [name, target] : members) {
    const Value* member = root->find(name);
    if (member == nullptr && (name == "text" || name == "category")) {
      return Error{std::string(name) + ".missing", json::pointer("", name),
                   "“" + std::string(name) + "” is missing."};
    }
    if (member == nullptr) continue;
    if (!member->is(Type::string)) return json::type_error(json::pointer("", name), "a string");
    *target = member->text;
  }
  if (auto error = json::check_text_length(example.text, "/text")) return std::move(*error);
  if (json::code_points(example.category) > longest_category) {
    return Error{"category.too_long", "/category", "A category has at most 200 characters."};
  }
  return example;
}

}  // namespace redress
