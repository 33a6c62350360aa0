// A policy as written → a policy as types, with everything that is wrong with it.
#include <algorithm>
#include <array>

#include "codec/layers.hpp"
#include "codec/nearest.hpp"
#include "codec/policy_examples.hpp"
#include "codec/policy_parts.hpp"
#include "redress/language.hpp"

namespace redress {

namespace {

using json::Place;
using json::Value;
using Type = Value::Type;

constexpr std::size_t longest_name = 100;
// A policy that changes one of these may leave something of its packs unused.
constexpr std::array<std::string_view, 6> parts_used_by_others = {
    "calendars", "teams", "promises", "channels", "fields", "categories"};

// The first two segments of a pointer: `/calendars/office`; privacy is one part as a whole.
std::string_view part_of(std::string_view at) {
  const std::size_t second = at.find('/', 1);
  if (at.starts_with("/privacy/")) return at.substr(0, second);
  return second == std::string_view::npos ? at : at.substr(0, at.find('/', second + 1));
}

class PolicyReader {
 public:
  explicit PolicyReader(const PolicyContext& context) : context_(context) {}

  PolicyReading run(std::string_view text) {
    Result<Value> site = json::read(text, limits::policy_bytes);
    if (!site) {
      findings_.error(site.error());
    } else if (!site->is(Type::object)) {
      findings_.error(json::type_error("", "an object"));
    } else {
      read_document(*site);
    }
    PolicyReading out{std::nullopt, findings_.list(), std::nullopt};
    (findings_.has_errors() ? out.faulty : out.document) = std::move(document_);
    return out;
  }

 private:
  void read_document(const Value& site) {
    const json::Layers layers = json::lay(site, context_, findings_);
    const Place root{&layers.merged, ""};
    findings_.check_members(
        root, {"$schema", "policy", "extends", "organization", "languages", "calendars", "teams",
               "promises", "channels", "fields", "categories", "signals", "privacy"});
    static_cast<void>(findings_.string_of(root.member("$schema")));  // An editor's, not ours.
    std::string name = read_name(root.member("policy"));
    json::TextTable texts(read_languages(root.member("languages")), findings_);
    json::PartsReader parts(root, texts, context_.zones, findings_);
    document_.policy = parts.run();
    document_.policy.name = std::move(name);
    document_.signal_entries = parts.take_signal_entries();
    document_.texts = texts.take();
    json::read_examples(site, layers, context_, findings_, document_);
    report_ignored(site, layers.merged);
    for (std::size_t i = 0; i < document_.texts.size(); ++i)
      read_messages(document_.texts[i], json::pointer("/languages", i));
    add_review(site);
  }

  std::string read_name(const Place& place) {
    if (!place) {
      findings_.error("policy.name_missing", "/policy",
                      "The policy has no name; add \"policy\": \"your-name-2026\".");
      return {};
    }
    std::string name = findings_.string_of(place).value_or("");
    const bool fits = !name.empty() && name.size() <= longest_name &&
                      std::all_of(name.begin(), name.end(), [](char c) {
                        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                               (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
                      });
    if (!fits && place.value->is(Type::string)) {
      findings_.error("policy.name_invalid", place.at,
                      "A policy's name is made of up to 100 letters a-z, digits, dots, hyphens and "
                      "underscores.");
    }
    return name;
  }

  std::vector<std::string> read_languages(const Place& place) {
    std::vector<std::string> out;
    if (findings_.check(place, Type::array)) {
      for (std::size_t i = 0; i < place.value->children.size(); ++i) {
        const Place element = place.element(i);
        const auto found =
            findings_.choice_of(element, known_languages, "language.unknown", "language");
        if (!found) continue;
        const std::string tag(known_languages[*found]);
        if (std::find(out.begin(), out.end(), tag) == out.end()) {
          out.push_back(tag);
        } else {
          findings_.error("language.twice", element.at,
                          "Language " + tag + " is named twice; name it once.");
        }
      }
    }
    if (!place || (out.empty() && place.value->is(Type::array) && place.value->children.empty())) {
      findings_.error(
          "languages.missing", "/languages",
          "The policy names no languages; add for example \"languages\": [\"en\", \"bg\"].");
    }
    // Reading goes on with one language, so that other mistakes are seen too.
    if (out.empty()) out.emplace_back(known_languages.front());
    return out;
  }

  void read_messages(Texts& texts, const std::string& at) {
    const auto text = context_.messages ? context_.messages(texts.language) : std::nullopt;
    if (!text) {
      findings_.error("messages.missing", at, "There are no messages in " + texts.language + ".");
      return;
    }
    const Result<Value> root = json::read(*text, limits::policy_bytes);
    if (!root || !root->is(Type::object)) {
      findings_.error("messages.invalid", at,
                      "The messages in " + texts.language + " cannot be read.");
      return;
    }
    for (const std::string_view key : message_keys()) {
      const Value* message = root->find(key);
      const bool usable = message != nullptr && message->is(Type::string) && !message->text.empty();
      if (!usable)
        findings_.error(
            "messages.key_missing", at,
            "The messages in " + texts.language + " lack " + json::in_quotes(key) + ".");
      texts.messages.push_back(usable ? message->text : "");
    }
  }

  // A category that is folded into another, by the policy itself or its pack, has nothing of its
  // own but its examples.
  void report_ignored(const Value& site, const Value& merged) {
    const Value* own = site.find("categories");
    const Value* categories = merged.find("categories");
    if (own == nullptr || categories == nullptr) return;
    for (const Value& written : own->children) {
      const Value* category = categories->find(written.key);
      const Value* target = category == nullptr ? nullptr : category->find("same_as");
      if (target == nullptr || !target->is(Type::string)) continue;
      std::string ignored;
      for (const Value& member : written.children) {
        if (member.key == "same_as" || member.key == "examples" || member.is(Type::null)) continue;
        ignored += (ignored.empty() ? "" : ", ") + member.key;
      }
      if (ignored.empty()) continue;
      findings_.warning("same_as.ignored", pointer("/categories", written.key),
                        "Category " + json::in_quotes(written.key) + " is folded into " +
                            json::in_quotes(target->text) +
                            ", so that these have no effect: " + ignored +
                            "; take them out, or write \"same_as\": null to let it stand.");
    }
  }

  // What review() says of a part that could not be read as a whole follows from that, and what a
  // pack leaves unused is not the site's concern.
  void add_review(const Value& site) {
    const std::vector<Diagnostic> of_form = findings_.list();
    const bool faulty = findings_.has_errors();
    const bool own_parts =
        std::any_of(parts_used_by_others.begin(), parts_used_by_others.end(),
                    [&](std::string_view part) { return site.find(part) != nullptr; });
    for (const Diagnostic& diagnostic : review(document_.policy, document_.texts)) {
      const bool unused = diagnostic.code.ends_with("unused");
      if (unused && (faulty || (own_parts && !stands_in(site, diagnostic.at)))) continue;
      const bool follows =
          std::any_of(of_form.begin(), of_form.end(), [&](const Diagnostic& earlier) {
            return earlier.severity == Diagnostic::Severity::error &&
                   part_of(earlier.at) == part_of(diagnostic.at);
          });
      if (follows) continue;
      if (diagnostic.severity == Diagnostic::Severity::error) {
        findings_.error(diagnostic.code, diagnostic.at, diagnostic.message);
      } else {
        findings_.warning(diagnostic.code, diagnostic.at, diagnostic.message);
      }
    }
  }

  // The segments of `at` are ids that need no escaping.
  static bool stands_in(const Value& site, std::string_view at) {
    const Value* place = &site;
    while (place != nullptr && !at.empty()) {
      const std::size_t end = std::min(at.find('/', 1), at.size());
      place = place->find(at.substr(1, end - 1));
      at.remove_prefix(end);
    }
    return place != nullptr;
  }

  const PolicyContext& context_;
  json::Findings findings_;
  PolicyDocument document_;
};

}  // namespace

PolicyReading read_policy(std::string_view text, const PolicyContext& context) {
  return PolicyReader(context).run(text);
}

}  // namespace redress
