#include "codec/findings.hpp"

#include <algorithm>

#include "codec/nearest.hpp"
#include "codec/request.hpp"

namespace redress::json {

namespace {

constexpr std::size_t longest_id = 100;

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= longest_id && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

}  // namespace

Place Place::member(std::string_view name) const {
  return {value == nullptr ? nullptr : value->find(name), pointer(at, name)};
}

Place Place::element(std::size_t index) const {
  return {&value->children[index], pointer(at, index)};
}

void Findings::add(Diagnostic diagnostic) {
  if (list_.size() > most) return;
  if (list_.size() == most) {
    diagnostic = {
        Diagnostic::Severity::error, "policy.too_many_findings", "",
        "There is more than these " + std::to_string(most) + " findings; mend them first."};
  }
  if (diagnostic.severity == Diagnostic::Severity::error) ++errors_;
  list_.push_back(std::move(diagnostic));
}

bool Findings::check(const Place& place, Value::Type type) {
  if (!place) return false;
  if (place.value->is(type)) return true;
  error(type_error(place.at, name_of(type)));
  return false;
}

void Findings::check_members(const Place& object, std::initializer_list<std::string_view> known) {
  const std::span<const std::string_view> names(known.begin(), known.size());
  for (const Value& child : object.value->children) {
    if (std::find(names.begin(), names.end(), child.key) != names.end()) continue;
    error("member.unknown", pointer(object.at, child.key),
          in_quotes(child.key) + " is not known here; correct its name or take it out." +
              suggestion(child.key, names));
  }
}

std::optional<std::string> Findings::string_of(const Place& place) {
  if (!check(place, Value::Type::string)) return std::nullopt;
  if (code_points(place.value->text) > limits::string_code_points) {
    error("string.too_long", place.at,
          "A text of a policy has at most " + std::to_string(limits::string_code_points) +
              " characters; shorten it.");
    return std::nullopt;
  }
  return place.value->text;
}

bool Findings::check_id(std::string_view id, const std::string& at) {
  if (is_id(id)) return true;
  error("id.invalid", at,
        in_quotes(id) + " is no id; use up to 100 of a-z, 0-9, _ and the full stop.");
  return false;
}

std::optional<std::size_t> Findings::choice_of(const Place& place,
                                               std::span<const std::string_view> ids,
                                               std::string_view code, std::string_view what) {
  if (!check(place, Value::Type::string)) return std::nullopt;
  const auto found = std::find(ids.begin(), ids.end(), place.value->text);
  if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
  error(std::string(code), place.at,
        "There is no " + std::string(what) + " " + in_quotes(place.value->text) +
            "; use one that exists or define it." + suggestion(place.value->text, ids));
  return std::nullopt;
}

std::vector<std::string_view> names_of(const Place& object) {
  std::vector<std::string_view> out;
  if (object && object.value->is(Value::Type::object)) {
    for (const Value& child : object.value->children) out.push_back(child.key);
  }
  return out;
}

}  // namespace redress::json
