// Categories and signals.
#include <algorithm>

#include "codec/nearest.hpp"
#include "codec/policy_parts.hpp"
#include "redress/language.hpp"
#include "redress/text.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

constexpr std::size_t most_entry_words = 4;
constexpr std::size_t most_entries = 2000;

// One step along `same_as`; the id itself where there is no more.
const Value* target_of(const Place& categories, const Value& category) {
  const Value* target = category.find("same_as");
  return target == nullptr || !target->is(Type::string) ? &category
                                                        : categories.value->find(target->text);
}

bool is_alias(const Value& category) {
  return category.find("same_as") != nullptr;
}

bool is_empty_text(const Place& place) {
  return !place || (place.value->is(Type::object) && place.value->children.empty());
}

}  // namespace

std::map<std::string, std::string> fold_categories(const Place& categories, Findings* findings) {
  std::map<std::string, std::string> out;
  if (!categories || !categories.value->is(Type::object) ||
      categories.value->children.size() > limits::categories)
    return out;
  for (const Value& category : categories.value->children) {
    const Value* last = &category;
    std::size_t steps = 0;
    while (last != nullptr && is_alias(*last) && steps <= limits::categories) {
      const Value* next = target_of(categories, *last);
      if (next == last) break;  // itself, or no string: neither leads anywhere
      last = next;
      ++steps;
    }
    const bool found = last != nullptr && !is_alias(*last);
    out[category.key] = found ? last->key : "";
    if (found || findings == nullptr) continue;
    const Place written = Place{&category, pointer(categories.at, category.key)}.member("same_as");
    if (!findings->check(written, Type::string)) continue;
    if (last == nullptr && steps == 1) {
      findings->error("category.unknown", written.at,
                      "There is no category " + in_quotes(written.value->text) +
                          " to fold this one into." +
                          suggestion(written.value->text, names_of(categories)));
    } else if (last != nullptr) {
      findings->error("same_as.circle", written.at,
                      "This category is folded into itself in a circle; let one of them stand.");
    }
  }
  return out;
}

void PartsReader::read_categories() {
  const Place place = root_.member("categories");
  static_cast<void>(fold_categories(place, &findings_));
  each_member(place, [&](const Place& member, std::string_view id) {
    if (!findings_.check(member, Type::object)) return;
    findings_.check_members(member, {"label", "read_back", "examples", "team", "promise",
                                     "promise_by_channel", "ask", "optional", "wishes", "self_help",
                                     "refer_to", "next_steps", "your_steps", "same_as"});
    if (!is_alias(*member.value)) policy_.categories.push_back(read_category(member, id));
  });
  if (policy_.categories.empty()) {
    findings_.error(
        "categories.missing", place.at,
        "There is no category; add one, or start from a pack: \"extends\": [\"general\"].");
  }
}

Category PartsReader::read_category(const Place& place, std::string_view id) {
  Category category;
  category.id = id;
  category.label = texts_.add(place.member("label"));
  if (is_empty_text(place.member("label"))) {
    findings_.error(
        "category.label_missing", place.at,
        "Category " + in_quotes(id) + " has no label; write what a person would pick in a list.");
  }
  category.read_back = texts_.add(place.member("read_back"));
  category.self_help = texts_.add(place.member("self_help"));
  category.refer_to = texts_.add(place.member("refer_to"));
  category.next_steps = texts_.add_steps(place.member("next_steps"));
  category.your_steps = texts_.add_steps(place.member("your_steps"));
  if (!place.member("team")) {
    findings_.error("category.team_missing", place.at,
                    "Category " + in_quotes(id) +
                        " has no team, so nobody owns it; name one of those under teams.");
  }
  category.team = reference(place.member("team"), teams_, "team.unknown", "team");
  if (!place.member("promise")) {
    findings_.error(
        "category.promise_missing", place.at,
        "Category " + in_quotes(id) + " has no promise; name one of those under promises.");
  }
  category.promise = reference(place.member("promise"), promises_, "promise.unknown", "promise");
  read_promise_by_channel(place.member("promise_by_channel"), category);
  std::vector<bool> asked(policy_.fields.size(), false);
  category.ask = read_asked(place.member("ask"), asked);
  category.optional = read_asked(place.member("optional"), asked);
  read_wishes(place.member("wishes"), category);
  return category;
}

void PartsReader::read_promise_by_channel(const Place& place, Category& category) {
  if (!findings_.check(place, Type::object)) return;
  for (const Value& child : place.value->children) {
    const Place member = place.member(child.key);
    const auto known = std::find(channel_ids.begin(), channel_ids.end(), child.key);
    if (known == channel_ids.end()) {
      findings_.error(
          "channel.unknown", member.at,
          "There is no channel " + in_quotes(child.key) + "." + suggestion(child.key, channel_ids));
      continue;
    }
    category.promise_by_channel[static_cast<std::size_t>(known - channel_ids.begin())] =
        reference(member, promises_, "promise.unknown", "promise");
  }
}

std::vector<Index> PartsReader::read_asked(const Place& place, std::vector<bool>& asked) {
  std::vector<Index> out;
  if (!findings_.check(place, Type::array)) return out;
  for (std::size_t i = 0; i < place.value->children.size(); ++i) {
    const Place element = place.element(i);
    const Index field = reference(element, fields_, "field.unknown", "field");
    if (field >= asked.size()) continue;
    if (asked[field]) {
      findings_.error(
          "field.asked_twice", element.at,
          in_quotes(element.value->text) + " is asked twice in this category; name it once.");
      continue;
    }
    asked[field] = true;
    out.push_back(field);
  }
  return out;
}

void PartsReader::read_wishes(const Place& place, Category& category) {
  if (!findings_.check(place, Type::array)) return;
  for (std::size_t i = 0; i < place.value->children.size(); ++i) {
    const Place element = place.element(i);
    const auto found = findings_.choice_of(element, wish_ids, "wish.unknown", "wish");
    if (!found) continue;
    const auto wish = static_cast<Wish>(*found);
    if (std::find(category.wishes.begin(), category.wishes.end(), wish) != category.wishes.end()) {
      findings_.error("wish.twice", element.at,
                      in_quotes(element.value->text) + " is offered twice; name it once.");
    } else {
      category.wishes.push_back(wish);
    }
  }
}

void PartsReader::read_signals() {
  each_member(root_.member("signals"), [&](const Place& member, std::string_view id) {
    const auto known = std::find(signal_ids.begin(), signal_ids.end(), id);
    if (known == signal_ids.end()) {
      findings_.error("signal.unknown", member.at,
                      "There is no signal " + in_quotes(id) + "." + suggestion(id, signal_ids));
      return;
    }
    if (!findings_.check(member, Type::object)) return;
    findings_.check_members(member, {"promise", "team", "words"});
    SignalRule rule;
    rule.kind = static_cast<SignalKind>(known - signal_ids.begin());
    rule.promise = reference(member.member("promise"), promises_, "promise.unknown", "promise");
    rule.team = reference(member.member("team"), teams_, "team.unknown", "team");
    policy_.signals.push_back(rule);
    const Place words = member.member("words");
    read_words(words, rule.kind);
    warn_of_wordless(words, rule.kind);
  });
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

// A signal without words in a language is never found in it.
void PartsReader::warn_of_wordless(const Place& words, SignalKind kind) {
  if (findings_.has_errors()) return;
  std::string missing;
  for (const std::string& language : policy_.languages) {
    const auto number = static_cast<std::uint8_t>(
        std::find(known_languages.begin(), known_languages.end(), language) -
        known_languages.begin());
    const bool found = std::any_of(entries_.begin(), entries_.end(), [&](const SignalEntry& entry) {
      return entry.kind == kind && entry.language == number;
    });
    if (!found) missing += (missing.empty() ? "" : ", ") + language;
  }
  if (missing.empty()) return;
  findings_.warning("signal.words_missing", words.at,
                    "Nothing shows this signal in " + missing +
                        ", so that it is never found there; add words, or extend a pack, which "
                        "has them.");
}

void PartsReader::read_words(const Place& place, SignalKind kind) {
  if (!findings_.check(place, Type::object)) return;
  for (const Value& child : place.value->children) {
    const Place list = place.member(child.key);
    const auto language = std::find(known_languages.begin(), known_languages.end(), child.key);
    if (language == known_languages.end()) {
      findings_.error("language.unknown", list.at,
                      "There is no language " + in_quotes(child.key) + " here." +
                          suggestion(child.key, known_languages));
      continue;
    }
    if (!findings_.check(list, Type::array)) continue;
    if (child.children.size() > most_entries) {
      findings_.error(
          "policy.too_many", list.at,
          "A signal has at most " + std::to_string(most_entries) + " entries in a language.");
      continue;
    }
    for (std::size_t i = 0; i < child.children.size(); ++i) {
      read_entry(list.element(i), kind,
                 static_cast<std::size_t>(language - known_languages.begin()));
    }
  }
}

// Entries are matched against the words of a text, so they are cut into words the same way.
void PartsReader::read_entry(const Place& place, SignalKind kind, std::size_t language) {
  const auto written = findings_.string_of(place);
  if (!written) return;
  const Result<Utf8Text> text = Utf8Text::from(*written);
  if (!text) return;
  const Words words = split_words(*text);
  std::string entry;
  std::size_t stars = 0;
  for (const Word& word : words.words) {
    if (!entry.empty()) entry += ' ';
    entry += words.folded_of(word);
    const std::string_view rest = std::string_view(*written).substr(word.span.end);
    if (rest == "*" || rest.starts_with("* ")) {
      entry += '*';
      ++stars;
    }
  }
  const auto written_stars =
      static_cast<std::size_t>(std::count(written->begin(), written->end(), '*'));
  if (words.words.empty() || words.words.size() > most_entry_words || stars != written_stars) {
    findings_.error("signal.entry", place.at,
                    in_quotes(*written) +
                        " cannot be searched for; write one to four words, with a * only at the "
                        "end of a word.");
    return;
  }
  entries_.push_back({kind, static_cast<std::uint8_t>(language), std::move(entry)});
}

}  // namespace redress::json
