// A small world to read policies in: two packs, two zones, messages.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "redress/codec.hpp"

namespace redress::fixture {

inline constexpr std::string_view general = R"({
  "policy": "general",
  "languages": ["en", "ru", "bg", "hu", "uk"],
  "calendars": {"office": {"time_zone": "Etc/UTC", "hours": {"mon-fri": ["09:00-18:00"]}, "holidays": []}},
  "teams": {"care": {"owner": "Customer care", "calendar": "office"}},
  "promises": {"standard": {"first_reply": "PT8H", "clock": "business", "update_every": "P2D", "resolution": "P10D"},
               "urgent": {"first_reply": "PT1H"}},
  "channels": {"email": {}, "phone": {"promise": "urgent"}, "link": {}},
  "fields": {"order_number": {"type": "order"}},
  "categories": {
    "delivery.late": {"team": "care", "promise": "standard", "ask": ["order_number"], "wishes": ["refund", "apology"]},
    "service.staff": {"team": "care", "promise": "standard"},
    "other": {"team": "care", "promise": "standard"}},
  "signals": {"safety": {"promise": "urgent"}},
  "privacy": {"mask": ["card", "iban", "password"], "warn": ["phone"], "keep_days": 365}
})";

inline std::string translated(const std::string& language) {
  const auto text = [&](const std::string& words) {
    return R"({")" + language + R"(":")" + words + " " + language + R"("})";
  };
  const auto list = [&](const std::string& words) {
    return R"({")" + language + R"(":[")" + words + " " + language + R"("]})";
  };
  return R"({"fields":{"order_number":{"label":)" + text("Order") + R"(,"purpose":)" +
         text("To find it.") + R"(}},"categories":{"delivery.late":{"label":)" + text("Late") +
         R"(,"read_back":)" + text("It is late.") + R"(,"next_steps":)" + list("We look.") +
         R"(,"your_steps":{")" + language + R"(":[]},"refer_to":{}},"service.staff":{"label":)" +
         text("Staff") + R"(},"other":{"label":)" + text("Other") +
         R"(}},"signals":{"safety":{"words":{")" + language + R"(":["burn*","Gas  smell"]}}}})";
}

inline PolicyContext context() {
  PolicyContext out;
  out.pack = [](std::string_view name) -> std::optional<std::vector<std::string>> {
    if (name == "retail")
      return std::vector<std::string>{
          R"({"extends": ["general"], "promises": {"urgent": {"first_reply": "PT2H"}}})"};
    if (name == "broken") return std::vector<std::string>{"{"};
    if (name != "general") return std::nullopt;
    std::vector<std::string> layers = {std::string(general)};
    for (const char* language : {"en", "ru", "bg", "hu", "uk"})
      layers.push_back(translated(language));
    return layers;
  };
  out.examples = [](std::string_view name) -> std::vector<Example> {
    if (name != "general") return {};
    return {{"where is my parcel", "delivery.late", "en", "en-1"},
            {"къде ми е пратката", "delivery.late", "bg", "bg-1"},
            {"they shouted at me", "service.staff", "en", "en-1"},
            {"hello", "other", "en", "en-2"}};
  };
  out.zones = [](std::string_view name) -> std::optional<Zone> {
    if (name == "Etc/UTC") return Zone{"Etc/UTC", 0, {}};
    if (name != "Europe/Sofia") return std::nullopt;
    return Zone{"Europe/Sofia",
                5596,
                {{-1'000'000'000, 7200},
                 {291'762'000, 10'800},
                 {307'576'800, 7200},
                 {2'600'000'000, 10'800}}};
  };
  out.messages = [](std::string_view language) -> std::optional<std::string> {
    std::string json = "{";
    for (const auto key : message_keys()) {
      if (json.size() > 1) json += ',';
      append_json_string(json, key);
      json += ':';
      append_json_string(json, std::string(key) + " " + std::string(language));
    }
    return json + "}";
  };
  return out;
}

/// `code at`, errors before warnings marked by `?`, in the order found.
inline std::vector<std::string> codes(const PolicyReading& reading) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    const bool error = diagnostic.severity == Diagnostic::Severity::error;
    out.push_back((error ? "" : "?") + diagnostic.code + " " + diagnostic.at);
  }
  return out;
}
inline std::vector<std::string> codes(std::string_view policy) {
  return codes(read_policy(policy, context()));
}
using Codes = std::vector<std::string>;

inline std::string message_of(std::string_view policy, std::string_view code) {
  for (const Diagnostic& diagnostic : read_policy(policy, context()).diagnostics) {
    if (diagnostic.code == code) return diagnostic.message;
  }
  return {};
}

/// A site's policy on the general pack, in its own zone, with more members.
inline std::string site(std::string_view members = "") {
  std::string out = R"({"policy": "acme", "extends": ["general"], "languages": ["en", "bg"])";
  if (!members.empty()) out += ", " + std::string(members);
  if (members.find("\"calendars\"") == std::string_view::npos) {
    out +=
        R"(, "calendars": {"office": {"time_zone": "Europe/Sofia", "hours": {"mon-fri": ["09:00-18:00"]}}})";
  }
  return out + "}";
}

}  // namespace redress::fixture
