// A policy for each diagnostic, as small as it can be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "unit/codec/policy_fixture.hpp"

namespace redress::fixture {

/// A policy that stands alone and has nothing against it, apart from what `members`, which replace
/// those of the same name, bring along.
inline std::string alone(const std::vector<std::pair<std::string, std::string>>& members) {
  std::vector<std::pair<std::string, std::string>> all = {
      {"policy", R"("shop")"},
      {"languages", R"(["en"])"},
      {"calendars",
       R"({"office": {"time_zone": "Europe/Sofia", "hours": {"mon-fri": ["09:00-18:00"]}}})"},
      {"teams", R"({"care": {"owner": "Elena", "calendar": "office"}})"},
      {"promises", R"({"standard": {"first_reply": "PT8H"}})"},
      {"channels", R"({"email": {}})"},
      {"categories", R"({"other": {"label": {"en": "Other"}, "team": "care", "promise": "standard"},
        "late": {"label": {"en": "Late"}, "team": "care", "promise": "standard", "examples": {"en": [
          "nothing came", "still waiting", "where is it", "it is late", "two weeks now",
          "no parcel yet", "came a day late", "not here", "the courier never came",
          "when will it come"]}}})"},
      {"privacy", R"({"mask": ["card", "password"], "keep_days": 365})"}};
  for (const auto& [name, value] : members) {
    bool replaced = false;
    for (auto& [known, old] : all) {
      if (known != name) continue;
      old = value;
      replaced = true;
    }
    if (!replaced) all.emplace_back(name, value);
  }
  std::string out;
  for (const auto& [name, value] : all)
    out += (out.empty() ? "{\"" : ", \"") + name + "\": " + value;
  return out + "}";
}

/// One field besides the text, asked by a category.
inline std::string with_field(const std::string& id, const std::string& field) {
  return site(R"("fields": {")" + id + R"(": )" + field +
              R"(}, "categories": {"other": {"ask": [")" + id + R"("]}})");
}

inline std::string field_labelled(const std::string& label, const std::string& language = "en") {
  return R"({"type": "text", "label": {"en": ")" + (language == "en" ? label : "Item") +
         R"(", "bg": ")" + (language == "bg" ? label : "Предмет") +
         R"("}, "purpose": {"en": "So that we find it.", "bg": "За да го намерим."}})";
}

inline std::string many_fields(const std::string& list, int count) {
  std::string fields;
  std::string ids;
  for (int i = 0; i < count; ++i) {
    const std::string id = "f" + std::to_string(i);
    fields += (i > 0 ? ", \"" : "\"") + id + "\": " + field_labelled("Item " + std::to_string(i));
    ids += (i > 0 ? ", \"" : "\"") + id + "\"";
  }
  return site("\"fields\": {" + fields + R"(}, "categories": {"other": {")" + list + "\": [" + ids +
              "]}}");
}

/// The self_help of a category, in English and Bulgarian.
inline std::string with_text(const std::string& english,
                             const std::string& bulgarian = "Пишете ни.") {
  std::string out = R"("categories": {"other": {"self_help": {"en": )";
  append_json_string(out, english);
  out += R"(, "bg": )";
  append_json_string(out, bulgarian);
  return site(out + "}}}");
}

/// Read with the small world's packs.
inline std::vector<std::string> policies_of_the_fixture() {
  const auto calendar = [](const std::string& rest) {
    return site(R"("calendars": {"office": {)" + rest + "}}");
  };
  const auto hours = [](const std::string& rest) {
    return site(R"("calendars": {"office": {"time_zone": "Europe/Sofia", "hours": )" + rest + "}}");
  };
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "[";
  std::string windows;
  for (int i = 0; i < 25; ++i) windows += std::string(i > 0 ? "," : "") + R"("09:00-18:00")";
  std::string steps;
  for (int i = 0; i < 21; ++i) steps += std::string(i > 0 ? "," : "") + R"("We look.")";
  std::string categories;
  for (int i = 0; i < 501; ++i)
    categories += (i > 0 ? ",\"c" : "\"c") + std::to_string(i) + "\": {}";
  std::string unknown = R"("x": 1)";
  for (int i = 0; i < 1100; ++i) unknown += ",\"x" + std::to_string(i) + "\": 1";
  return {
      "no json",
      R"({"policy": "a", "policy": "b"})",
      "{\"policy\": \"\xFF\"}",
      std::string(limits::policy_bytes + 1, ' '),
      R"({"policy": )" + deep,
      "{}",
      "[]",
      R"({"policy": "a b", "extends": ["general", "general", "broken", "genral"], "languages": ["en", "en", "xx"]})",
      R"({"policy": "x", "extends": ["general"]})",
      site(unknown),
      site(R"("organization": {"country": "Bulgaria"})"),
      site("\"categories\": {" + categories + "}"),
      // Calendars.
      calendar(R"("hours": {"mon": ["9-18"]})"),
      calendar(R"("time_zone": "Europe/Sofija")"),
      hours(R"({"mon": ["09:00-12:00", "11:00-13:00"], "mon-tue": [], "funday": []})"),
      hours(R"({"mon": [)" + windows + "]}"),
      hours("{}"),
      hours(R"({"mon": ["09:00-18:00"]}, "holidays": ["XX", "2026-02-30", "HU"])"),
      site(
          R"("calendars": {"office": {"time_zone": "Europe/Sofia", "hours": {"mon-fri": ["09:00-18:00"]}}, "spare": {"time_zone": "Europe/Sofia", "hours": {"mon": ["09:00-10:00"]}}})"),
      // Teams and promises.
      site(R"("teams": {"a": {}, "b": {"owner": "B", "calendar": "ofice", "after_hours": "non"}})"),
      site(
          R"("teams": {"care": {"after_hours": "a"}, "a": {"owner": "A", "calendar": "office", "after_hours": "care"}, "idle": {"owner": "I", "calendar": "office"}})"),
      site(
          R"("promises": {"a": {"clock": "moon"}, "b": {"first_reply": "soon"}, "c": {"first_reply": "P1DT1H"}, "d": {"first_reply": "P0D"}})"),
      site(
          R"("promises": {"standard": {"first_reply": "P30D"}, "spare": {"first_reply": "PT1H"}})"),
      site(R"("channels": {"mail": {}, "sms": {"promise": "standart"}})"),
      // Fields.
      with_field("Size", "{}"),
      with_field("size", R"({"type": "colour", "label": {"en": "Size", "bg": "Размер"}})"),
      with_field("size", R"({"type": "choice", "label": {"en": "Size", "bg": "Размер"}})"),
      with_field("size", R"({"choices": {"a": {}}, "label": {"en": "Size", "bg": "Размер"}})"),
      with_field("size", R"({"min": 1, "label": {"en": "Size", "bg": "Размер"}})"),
      with_field("size", R"({"type": "date", "max": 1, "label": {"en": "Size", "bg": "Размер"}})"),
      with_field("size", R"({"type": "number", "min": 2, "max": 1, "label": {"en": "Size"}})"),
      with_field("size", R"({"pattern": "\\ba", "label": {"en": "Size", "bg": "Размер"}})"),
      with_field("size", R"({"pattern": "a", "label": {"en": "Size", "bg": "Размер"}})"),
      with_field("size",
                 R"({"pattern": "a", "example": "b", "label": {"en": "Size", "bg": "Размер"}})"),
      site("\"fields\": {\"size\": " + field_labelled("Size") + "}"),
      with_field("name", field_labelled("Name")),
      with_field("mail", field_labelled("E-mail address")),
      with_field("born", field_labelled("Дата на раждане", "bg")),
      with_field("key", field_labelled("Your password")),
      many_fields("ask", 6),
      many_fields("optional", 4),
      // Categories.
      site(R"("categories": {"a": {}, "b": {"same_as": "c"}, "d": {"same_as": "d"}})"),
      site(
          R"("categories": {"other": {"team": "x", "promise": "x", "ask": ["order_number", "order_number", "x"], "wishes": ["refund", "refund", "x"]}})"),
      site(R"("categories": {"other": {"label": {"en": "Late en", "bg": "Друго"}}})"),
      site(R"("categories": {"service.staff": {"same_as": "other", "team": "care"}})"),
      site(R"("categories": {"other": {"promise_by_channel": {"sms": "urgent"}}})"),
      site(
          R"("categories": {"new": {"label": {"en": "New", "bg": "Ново"}, "team": "care", "promise": "standard"}})"),
      site(R"("categories": {"other": {"examples": {"bg": null, "en": [" ", ")" +
           std::string(20'001, 'a') + "\"]}}}"),
      site(
          R"("categories": {"other": {"examples": {"bg": null, "en": ["Hello!", "They shouted at me", ")" +
          std::string(601, 'a') + "\"]}}}"),
      // Texts.
      site(R"("categories": {"other": {"self_help": {"en": " "}, "refer_to": {"bg": "там"}}})"),
      site(R"("categories": {"other": {"next_steps": {"en": [)" + steps + R"(], "bg": []}}})"),
      site(R"("categories": {"other": {"self_help": {"en": ")" + std::string(1001, 'a') + "\"}}}"),
      with_text("Please call us.", "Please call us."),
      with_text("We apologise for any inconvenience."),
      with_text(std::string(501, 'a')),
      with_text("Please <b>call</b> us."),
      with_text("See http://example.org for it."),
      // Signals and privacy.
      site(R"("signals": {"safty": {}, "safety": {"words": {"en": ["*"]}}})"),
      site(R"("signals": {"leaving": {"words": {"en": ["leave"]}}})"),
      site(R"("signals": {"safety": {"promise": "standard"}}, "channels": {"phone": null})"),
      site(R"("privacy": {"mask": ["card", "card"], "warn": ["crad"], "keep_days": 0})"),
      site(R"("privacy": {"mask": ["iban"], "keep_days": 5000})"),
      site(R"("privacy": {"keep_days": null})"),
  };
}

}  // namespace redress::fixture
