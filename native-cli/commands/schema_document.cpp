#include "commands/schema_document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>
#include <vector>

#include "compile/embedded.hpp"
#include "compile/law.hpp"
#include "compile/packs.hpp"
#include "life/rules.hpp"
#include "outbox/outgoing.hpp"
#include "redress/calendar.hpp"
#include "redress/categorize.hpp"
#include "redress/detail.hpp"
#include "redress/language.hpp"
#include "redress/policy.hpp"
#include "redress/promise.hpp"

namespace redress {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view reference_start = "#/$defs/";

struct NamedList {
  std::string_view name;
  std::span<const std::string_view> ids;
};
constexpr NamedList id_lists[] = {{"language", known_languages},
                                  {"channel", channel_ids},
                                  {"field_type", field_type_ids},
                                  {"wish", wish_ids},
                                  {"signal", signal_ids},
                                  {"personal_data", personal_data_ids},
                                  {"privacy_action", privacy_action_ids},
                                  {"detail_kind", detail_kind_ids},
                                  {"decision", decision_ids},
                                  {"promise_rule", promise_rule_ids},
                                  {"statutory_step", statutory_step_ids},
                                  {"statutory_unit", statutory_unit_ids},
                                  {"outgoing_kind", outbox::kind_ids},
                                  {"state", life::states}};

constexpr std::pair<std::string_view, std::size_t> named_limits[] = {
    {"text_code_points", limits::text_code_points},
    {"text_bytes", limits::text_bytes},
    {"string_code_points", limits::string_code_points},
    {"submission_bytes", limits::submission_bytes},
    {"policy_bytes", limits::policy_bytes},
    {"categories", limits::categories},
    {"choices", limits::choices},
    {"address_lines", limits::address_lines},
    {"keep_spans", limits::keep_spans},
    {"updates", limits::updates}};

// Empty where there is no list of that name.
std::vector<std::string> ids_of(std::string_view name) {
  if (name == "pack") return pack_names();
  if (name == "holidays") {
    const auto codes = holiday_codes();
    return {codes.begin(), codes.end()};
  }
  for (const NamedList& list : id_lists) {
    if (list.name == name) return {list.ids.begin(), list.ids.end()};
  }
  return {};
}

// `@wish` → its ids; empty for any other string.
std::vector<std::string> ids_meant(const Json& value) {
  if (!value.is_string()) return {};
  const auto& text = value.get_ref<const std::string&>();
  return text.starts_with('@') ? ids_of(std::string_view(text).substr(1))
                               : std::vector<std::string>();
}

// `@categories` alone is a number, `{@categories}` within a sentence its digits.
Json fill_text(std::string text) {
  for (const auto& [name, limit] : named_limits) {
    const std::string mark = "@" + std::string(name);
    if (text == mark) return limit;
    const std::string within = "{" + mark + "}";
    for (std::size_t at = text.find(within); at != std::string::npos; at = text.find(within))
      text.replace(at, within.size(), std::to_string(limit));
  }
  return text;
}

Json fill(const Json& value) {
  if (value.is_string()) return fill_text(value);
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& element : value) {
      const std::vector<std::string> ids = ids_meant(element);
      for (const std::string& id : ids) out.push_back(id);
      if (ids.empty()) out.push_back(fill(element));
    }
    return out;
  }
  if (value.is_object()) {
    Json out = Json::object();
    for (const auto& [key, member] : value.items()) {
      const std::vector<std::string> ids = ids_meant(key);
      for (const std::string& id : ids) out[id] = fill(member);
      if (ids.empty()) out[key] = fill(member);
    }
    return out;
  }
  return value;
}

// The names under $defs that a part refers to, each at least once.
void collect_references(const Json& value, std::vector<std::string>& names) {
  if (!value.is_structured()) return;
  for (const auto& [key, member] : value.items()) {
    if (value.is_object() && key == "$ref" && member.is_string()) {
      const auto& target = member.get_ref<const std::string&>();
      if (target.starts_with(reference_start))
        names.push_back(target.substr(reference_start.size()));
    }
    collect_references(member, names);
  }
}

Json read(std::string_view name) {
  return Json::parse(embedded_source("data/schemas/" + std::string(name) + ".json"));
}

// What is referred to and not there is taken from shared.json, with all that it refers to itself.
void add_shared(Json& schema) {
  const Json shared = read("shared");
  std::vector<std::string> names;
  collect_references(schema, names);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = names[i];
    Json& definitions = schema["$defs"];
    if (definitions.contains(name) || !shared.contains(name)) continue;
    definitions[name] = shared[name];
    collect_references(shared[name], names);
  }
}

}  // namespace

std::optional<std::string> schema_document(std::string_view name) {
  if (std::find(schema_names.begin(), schema_names.end(), name) == schema_names.end())
    return std::nullopt;
  Json schema = read(name);
  add_shared(schema);
  constexpr int indent = 2;
  return fill(schema).dump(indent);
}

}  // namespace redress
