#include "compile/wording.hpp"

#include <map>
#include <utility>

#include "compile/embedded.hpp"
#include "io/json_view.hpp"
#include "redress/language.hpp"

namespace redress {

namespace {

std::vector<Phrase> read_phrases(const JsonView& list) {
  std::vector<Phrase> out;
  for (const JsonView& entry : list.elements()) {
    if (auto phrase = Phrase::from(entry.string())) out.push_back(std::move(*phrase));
  }
  return out;
}

Wordings read_wordings(std::string_view language) {
  Wordings out;
  const JsonView file(embedded_source("data/wording/" + std::string(language) + ".json"));
  for (const JsonView& group : file["cliches"].elements())
    out.cliches.push_back({read_phrases(group["phrases"]), group["instead"].string()});
  const JsonView asks = file["asks"];
  for (std::size_t kind = 0; kind < needless_ids.size(); ++kind)
    out.asks[kind] = read_phrases(asks[needless_ids[kind]]);
  return out;
}

std::map<std::string_view, Wordings> read_all() {
  std::map<std::string_view, Wordings> out;
  for (const std::string_view language : known_languages)
    out.emplace(language, read_wordings(language));
  return out;
}

}  // namespace

const Wordings& wordings(std::string_view language) {
  static const std::map<std::string_view, Wordings> all = read_all();
  static const Wordings nothing;
  const auto found = all.find(language);
  return found == all.end() ? nothing : found->second;
}

}  // namespace redress
