#include "compile/packs.hpp"

#include <map>
#include <optional>
#include <set>

#include "compile/embedded.hpp"
#include "compile/zones.hpp"
#include "io/json_view.hpp"
#include "redress/language.hpp"

namespace redress {

namespace {

constexpr std::string_view folder = "packs/";
constexpr std::string_view policy_name = "/policy.json";

std::string in_pack(std::string_view pack, std::string_view rest) {
  return std::string(folder) + std::string(pack) + std::string(rest);
}

// The rules first, then the texts of each language laid over them.
std::optional<std::vector<std::string>> layers(std::string_view pack) {
  if (!is_pack(pack)) return std::nullopt;
  std::vector<std::string> out{std::string(embedded_source(in_pack(pack, policy_name)))};
  for (const std::string_view language : known_languages) {
    const std::string_view texts =
        embedded_source(in_pack(pack, "/" + std::string(language) + ".json"));
    if (!texts.empty()) out.emplace_back(texts);
  }
  return out;
}

std::vector<Example> pack_examples(std::string_view pack) {
  std::vector<Example> out;
  for (const std::string_view language : known_languages) {
    const std::string name = in_pack(pack, "/examples/" + std::string(language) + ".jsonl");
    each_line(embedded_source(name), [&](std::string_view line) {
      Result<Example> example = read_example(line);
      // A test reads every one: what is not an example never gets into a program.
      if (!example) return;
      if (example->language.empty()) example->language = language;
      out.push_back(std::move(example).value());
    });
  }
  return out;
}

std::optional<std::string> messages(std::string_view language) {
  const std::string_view found =
      embedded_source("data/messages/" + std::string(language) + ".json");
  if (found.empty()) return std::nullopt;
  return std::string(found);
}

}  // namespace

bool is_pack(std::string_view name) {
  return name.find('/') == std::string_view::npos &&
         !embedded_source(in_pack(name, policy_name)).empty();
}

std::vector<std::string> pack_names() {
  std::vector<std::string> out;
  for (const EmbeddedFile& file : embedded_sources()) {
    const std::string_view name = file.name();
    if (!name.starts_with(folder) || !name.ends_with(policy_name)) continue;
    out.emplace_back(name.substr(folder.size(), name.size() - folder.size() - policy_name.size()));
  }
  return out;
}

std::string pack_policy(std::string_view pack) {
  std::string name;
  append_json_string(name, pack);
  return R"({"policy":)" + name + R"(,"extends":[)" + name + "]}";
}

PolicyContext policy_context() {
  return {layers, pack_examples, system_zone, messages};
}

std::vector<train::LanguageLine> language_lines() {
  std::vector<train::LanguageLine> out;
  for (const std::string& pack : pack_names()) {
    for (Example& example : pack_examples(pack)) {
      out.push_back({std::move(example.text), std::move(example.language)});
    }
  }
  for (const EmbeddedFile& file : embedded_sources()) {
    if (!file.name().starts_with("packs/languages/")) continue;
    each_line(file.content(), [&](std::string_view line) {
      const JsonView object(line);
      out.push_back({object["text"].string(), object["language"].string()});
    });
  }
  return out;
}

namespace {

train::Lexicon read_lexicon() {
  std::map<std::string_view, JsonView> files;
  std::set<std::string, std::less<>> names;
  for (const std::string_view language : known_languages) {
    const std::string_view text =
        embedded_source("packs/classes/" + std::string(language) + ".json");
    if (text.empty()) continue;
    const JsonView file(text);
    files.emplace(language, file);
    for (const auto& [name, entries] : file.members()) names.emplace(name);
  }
  train::Lexicon out;
  for (const auto& [language, file] : files) {
    std::vector<ClassEntry>& entries = out[std::string(language)];
    std::uint8_t number = 0;
    for (const std::string& name : names) {
      // A test looks at every entry: what is none never gets into a program.
      for (const JsonView entry : file[name].elements())
        (void)add_class_entry(entry.string(), number, entries);
      ++number;
    }
  }
  return out;
}

}  // namespace

const train::Lexicon& lexicon() {
  static const train::Lexicon all = read_lexicon();
  return all;
}

}  // namespace redress
