#include "serve/form_body.hpp"

#include <array>
#include <map>

#include "redress/codec.hpp"
#include "serve/http.hpp"

namespace redress::serve {

namespace {

constexpr std::array<std::string_view, 6> plain_names = {"policy",   "language", "text",
                                                         "category", "channel",  "wish"};

// Forms send line ends as CR LF; a text area's own is LF.
std::string plain_lines(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  }
  return out;
}

void add_member(std::string& out, std::string_view name, std::string_view value_json) {
  if (out.size() > 1) out += ',';
  append_json_string(out, name);
  out += ':';
  out += value_json;
}

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string json_lines(std::string_view text) {
  std::string out = "[";
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (out.size() > 1) out += ',';
    append_json_string(out, line);
  }
  return out + ']';
}

std::map<std::string, std::string> filled_in(std::string_view body) {
  std::map<std::string, std::string> out;
  for (auto& [name, value] : parse_pairs(body)) {
    if (value.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    out.emplace(std::move(name), plain_lines(value));
  }
  return out;
}

}  // namespace

std::string submission_of_form(std::string_view body, std::string_view id) {
  constexpr std::string_view contact_prefix = "contact.";
  constexpr std::string_view field_prefix = "fields.";
  const std::map<std::string, std::string> pairs = filled_in(body);

  std::string out = "{";
  add_member(out, "id", json_string(id));
  for (const std::string_view name : plain_names) {
    const auto found = pairs.find(std::string(name));
    if (found != pairs.end()) add_member(out, name, json_string(found->second));
  }
  std::string contact = "{";
  std::string fields = "{";
  for (const auto& [name, value] : pairs) {
    if (name.starts_with(contact_prefix)) {
      const std::string part = name.substr(contact_prefix.size());
      add_member(contact, part, part == "lines" ? json_lines(value) : json_string(value));
    } else if (name.starts_with(field_prefix)) {
      add_member(fields, name.substr(field_prefix.size()), json_string(value));
    }
  }
  add_member(out, "contact", contact + '}');
  add_member(out, "fields", fields + '}');
  return out + '}';
}

std::string language_of_form(std::string_view body) {
  return find_pair(parse_pairs(body), "language");
}

}  // namespace redress::serve
