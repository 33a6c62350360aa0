// A small shop's policy, read and compiled as every policy is, without models: what assessment and
// verdict are tested with.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "redress/redress.hpp"

namespace redress::fixture {

inline std::string read_file(const std::string& path) {
  std::ifstream file(std::string(REDRESS_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

inline constexpr const char* shop = R"({
  "policy": "shop", "languages": ["en", "bg"],
  "calendars": {"office": {"time_zone": "Etc/UTC", "hours": {"mon-fri": ["09:00-17:00"]}}},
  "teams": {"desk": {"owner": "The desk", "calendar": "office"}, "fast": {"owner": "The fast desk", "calendar": "office"}},
  "promises": {"standard": {"first_reply": "PT8H", "clock": "business"}, "urgent": {"first_reply": "PT1H", "clock": "business"}},
  "channels": {"email": {}, "phone": {"promise": "urgent"}, "post": {}, "link": {}},
  "fields": {"order_number": {"type": "order", "pattern": "[A-Z]{2}[0-9]{6}", "example": "AB123456",
                              "label": {"en": "Order number", "bg": "Номер на поръчката"}, "purpose": {"en": "To find it", "bg": "За да я намерим"}},
             "amount": {"type": "money", "label": {"en": "Amount", "bg": "Сума"}, "purpose": {"en": "To check it", "bg": "За да я проверим"}}},
  "categories": {
    "delivery.late": {"label": {"en": "Late delivery", "bg": "Закъсняла доставка"}, "team": "desk", "promise": "standard",
                      "ask": ["order_number"], "optional": ["amount"], "wishes": ["refund", "apology"]},
    "other": {"label": {"en": "Other", "bg": "Друго"}, "team": "desk", "promise": "standard", "ask": [], "optional": [], "wishes": []}},
  "signals": {"safety": {"promise": "urgent", "team": "fast", "words": {"en": ["gas smell"], "bg": ["мирише на газ"]}}},
  "privacy": {"mask": ["card"], "warn": ["phone"], "keep_days": 30, "undo": true}
})";

inline std::unique_ptr<Engine> engine(const std::string& json = shop) {
  PolicyContext context;
  context.zones = [](std::string_view name) {
    return std::optional<Zone>(Zone{std::string(name), 0, {}});
  };
  context.messages = [](std::string_view language) {
    return std::optional<std::string>(
        read_file("core/data/messages/" + std::string(language) + ".json"));
  };
  context.pack = [](std::string_view) { return std::nullopt; };
  context.examples = [](std::string_view) { return std::vector<Example>(); };
  PolicyReading reading = read_policy(json, context);
  EXPECT_TRUE(reading.document.has_value());
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    EXPECT_NE(diagnostic.severity, Diagnostic::Severity::error)
        << diagnostic.at << " " << diagnostic.message;
  }
  BundleParts parts;
  parts.policy = reading.document->policy;
  parts.texts = reading.document->texts;
  parts.signals = reading.document->signal_entries;
  parts.models.resize(parts.policy.languages.size());
  parts.language_tables = "";
  parts.tzdata_version = "test";
  Result<std::unique_ptr<Engine>> loaded = load_bundle(write_bundle(parts));
  EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().message);
  return std::move(loaded).value();
}

}  // namespace redress::fixture
