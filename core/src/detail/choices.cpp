// Products, places and whatever else a policy's fields of type choice name.
#include <algorithm>

#include "base/stable_order.hpp"
#include "detail/finders.hpp"

namespace redress {

namespace {

constexpr std::size_t longest_ending = 3;  // letters that a language may put behind a name
constexpr std::size_t shortest_inflected = 4;

bool begins_letter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_letter));
}

// "Budapesten" names Budapest; a short name must stand as it is.
bool names(std::string_view name, std::string_view word) {
  if (name == word) return true;
  return word.starts_with(name) && letters(name) >= shortest_inflected &&
         letters(word) - letters(name) <= longest_ending;
}

// What a policy's choices are called, by their first words, so that a long text meets only the few
// names that begin as one of its words does.
class Names {
 public:
  Names(const Policy& policy, const Texts& texts) {
    for (std::size_t field = 0; field < policy.fields.size(); ++field) {
      for (const Choice& choice : policy.fields[field].choices) {
        const Result<Utf8Text> label = Utf8Text::from(texts[choice.label]);
        if (!label) continue;
        Words words = split_words(*label);
        if (words.words.empty()) continue;
        names_.push_back({std::move(words), choice.id, static_cast<Index>(field)});
      }
    }
    // The longer name first: who writes of Sofia Ring does not mean Sofia.
    sort_stably(names_, [](const Name& a, const Name& b) {
      const int order = a.first_word().compare(b.first_word());
      return order != 0 ? order < 0 : a.words.words.size() > b.words.words.size();
    });
  }

  [[nodiscard]] bool empty() const { return names_.empty(); }

  // The name that stands in the text from one of its words on: of several the one that says most,
  // as find_details() keeps no other, and a text of one word over and over must not find them all.
  void find_at(const Words& words, std::size_t at, std::vector<Detail>& out) const {
    const std::string_view word = words.folded_of(words.words[at]);
    std::size_t length = word.size();
    for (std::size_t ending = 0; ending <= longest_ending && length > 0; ++ending) {
      if (find_beginning(word.substr(0, length), words, at, out)) return;
      while (--length > 0 && !begins_letter(word[length])) continue;
    }
  }

 private:
  struct Name {
    Words words;
    std::string_view choice;
    Index field;
    [[nodiscard]] std::string_view first_word() const {
      return words.folded_of(words.words.front());
    }
  };

  bool find_beginning(std::string_view first, const Words& words, std::size_t at,
                      std::vector<Detail>& out) const {
    auto name = std::lower_bound(
        names_.begin(), names_.end(), first,
        [](const Name& one, std::string_view wanted) { return one.first_word() < wanted; });
    for (; name != names_.end() && name->first_word() == first; ++name) {
      const std::size_t length = name->words.words.size();
      if (length > words.words.size() - at) continue;
      bool all = true;
      for (std::size_t i = 0; i < length && all; ++i)
        all = names(name->words.folded_of(name->words.words[i]),
                    words.folded_of(words.words[at + i]));
      if (!all) continue;
      out.push_back({DetailKind::choice,
                     {words.words[at].span.start, words.words[at + length - 1].span.end},
                     std::string(name->choice),
                     name->field});
      return true;
    }
    return false;
  }

  std::vector<Name> names_;
};

}  // namespace

void find_choices(const Words& words, const Policy& policy, const Texts& texts,
                  std::vector<Detail>& out) {
  const Names names(policy, texts);
  if (names.empty()) return;
  for (std::size_t at = 0; at < words.words.size(); ++at) names.find_at(words, at, out);
}

}  // namespace redress
