#include "codec/policy_texts.hpp"

#include <algorithm>

#include "codec/nearest.hpp"
#include "redress/language.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

constexpr std::size_t most_steps = 20;
// A word or two may be the same in two languages, a phrase is not.
constexpr std::size_t fewest_spaces = 2;

}  // namespace

TextTable::TextTable(std::vector<std::string> languages, Findings& findings)
    : languages_(std::move(languages)), findings_(findings) {
  for (const std::string& language : languages_) texts_.push_back({language, {}, {}});
}

TextId TextTable::next() {
  const TextId id = texts_.empty() ? 0 : static_cast<TextId>(texts_.front().strings.size());
  for (Texts& texts : texts_) texts.strings.emplace_back();
  return id;
}

bool TextTable::check_object(const Place& place) {
  if (!place) return false;
  if (place.value->is(Type::string) || place.value->is(Type::array)) {
    const std::string example = languages_.empty() ? "en" : languages_.front();
    findings_.error("member.type", place.at,
                    "A text is given by language; write {\"" + example + "\": …}.");
    return false;
  }
  if (!findings_.check(place, Type::object)) return false;
  for (const Value& child : place.value->children) {
    if (std::find(known_languages.begin(), known_languages.end(), child.key) !=
        known_languages.end())
      continue;
    findings_.error("language.unknown", pointer(place.at, child.key),
                    "There is no language " + in_quotes(child.key) + " here." +
                        suggestion(child.key, known_languages));
  }
  return true;
}

std::vector<Place> TextTable::by_language(const Place& place) {
  std::vector<Place> out;
  if (!check_object(place) || place.value->children.empty()) return out;
  std::string missing;
  for (const std::string& language : languages_) {
    out.push_back(place.member(language));
    if (out.back()) continue;
    if (!missing.empty()) missing += ", ";
    missing += language;
  }
  if (missing.empty()) return out;
  if (!out.front()) {
    findings_.error(
        "text.default_missing", place.at,
        "The text in " + languages_.front() + " is missing, the policy's first language; add it.");
    return {};
  }
  findings_.warning("text.translation_missing", place.at,
                    "There is no text in " + missing + "; the one in " + languages_.front() +
                        " is shown instead. Add a translation.");
  for (Place& translated : out) {
    if (!translated) translated = out.front();
  }
  return out;
}

std::string TextTable::sentence(const Place& place) {
  const std::optional<std::string> text = findings_.string_of(place);
  if (!text) return {};
  if (text->find_first_not_of(" \t\r\n") == std::string::npos) {
    findings_.error("text.blank", place.at,
                    "The text is empty; write it or take the member out (null).");
  }
  return *text;
}

template <class Read>
void TextTable::each_unspoken(const Place& place, Read read) {
  for (const std::string_view language : known_languages) {
    if (std::find(languages_.begin(), languages_.end(), language) != languages_.end()) continue;
    if (const Place text = place.member(language)) read(text);
  }
}

void TextTable::warn_of_copy(const Place& place, std::string_view text, std::size_t language) {
  const auto spaces = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
  if (spaces < fewest_spaces) return;
  findings_.warning("text.untranslated", place.at,
                    "The text in " + languages_[language] + " is the one in " + languages_.front() +
                        ", letter by letter; translate it, or leave it out.");
}

TextId TextTable::add(const Place& place, Wording wording) {
  const std::vector<Place> translations = by_language(place);
  each_unspoken(place, [&](const Place& text) { static_cast<void>(sentence(text)); });
  if (translations.empty()) return no_text;
  const TextId id = next();
  // A fallback is read again for its language, but what is wrong with it was said once.
  for (std::size_t i = 0; i < translations.size(); ++i) {
    const bool fallback = i > 0 && translations[i].value == translations.front().value;
    std::string text = fallback ? texts_.front().strings[id] : sentence(translations[i]);
    if (i > 0 && !fallback && wording == Wording::sentence && text == texts_.front().strings[id])
      warn_of_copy(translations[i], text, i);
    texts_[i].strings[id] = std::move(text);
  }
  return id;
}

bool TextTable::check_steps(const Place& place) {
  if (!findings_.check(place, Type::array)) return false;
  if (place.value->children.size() <= most_steps) return true;
  findings_.error(
      "steps.too_many", place.at,
      "There are more than " + std::to_string(most_steps) + " steps; name the few that matter.");
  return false;
}

std::vector<TextId> TextTable::add_steps(const Place& place) {
  const std::vector<Place> translations = by_language(place);
  each_unspoken(place, [&](const Place& list) {
    if (!check_steps(list)) return;
    for (std::size_t i = 0; i < list.value->children.size(); ++i)
      static_cast<void>(sentence(list.element(i)));
  });
  std::vector<TextId> out;
  bool first_sound = false;
  for (std::size_t i = 0; i < translations.size(); ++i) {
    const bool fallback = i > 0 && translations[i].value == translations.front().value;
    const bool sound = fallback ? first_sound : check_steps(translations[i]);
    if (i == 0) first_sound = sound;
    if (!sound) continue;
    const std::size_t steps = translations[i].value->children.size();
    while (out.size() < steps) out.push_back(next());
    for (std::size_t step = 0; step < steps; ++step) {
      const std::string& first_text = texts_.front().strings[out[step]];
      if (fallback) {
        texts_[i].strings[out[step]] = first_text;
        continue;
      }
      const Place element = translations[i].element(step);
      std::string text = sentence(element);
      if (i > 0 && text == first_text) warn_of_copy(element, text, i);
      texts_[i].strings[out[step]] = std::move(text);
    }
  }
  return out;
}

}  // namespace redress::json
