// Products, places and whatever else a policy's fields of type choice name.
#include <algorithm>

#include "detail/finders.hpp"

namespace redress {

namespace {

constexpr std::size_t longest_ending = 3;  // letters that a language may put behind a name
constexpr std::size_t shortest_inflected = 4;

// "Budapesten" names Budapest; a short name must stand as it is.
bool names(std::string_view name, std::string_view word) {
  if (name == word) return true;
  if (!word.starts_with(name)) return false;
  const auto letters = [](std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  };
  return letters(name) >= static_cast<std::ptrdiff_t>(shortest_inflected) &&
         letters(word) - letters(name) <= static_cast<std::ptrdiff_t>(longest_ending);
}

void find_name(const Words& words, const Words& name, const std::string& id, Index field,
               std::vector<Detail>& out) {
  const std::size_t length = name.words.size();
  if (length == 0) return;
  for (std::size_t at = 0; at + length <= words.words.size(); ++at) {
    bool all = true;
    for (std::size_t i = 0; i < length && all; ++i)
      all = names(name.folded_of(name.words[i]), words.folded_of(words.words[at + i]));
    if (!all) continue;
    out.push_back({DetailKind::choice,
                   {words.words[at].span.start, words.words[at + length - 1].span.end},
                   id,
                   field});
  }
}

}  // namespace

void find_choices(const Words& words, const Policy& policy, const Texts& texts,
                  std::vector<Detail>& out) {
  for (std::size_t field = 0; field < policy.fields.size(); ++field) {
    for (const Choice& choice : policy.fields[field].choices) {
      const Result<Utf8Text> label = Utf8Text::from(texts[choice.label]);
      if (!label) continue;
      find_name(words, split_words(*label), choice.id, static_cast<Index>(field), out);
    }
  }
}

}  // namespace redress
