#include "language/features.hpp"

#include "redress/language.hpp"

namespace redress {

void extract_language_features(std::string_view folded_word, std::vector<std::uint32_t>& out) {
  const Result<Utf8Text> text = Utf8Text::from(folded_word);
  if (!text) return;
  std::vector<char32_t> word;
  for (std::size_t position = 0; position < folded_word.size();)
    word.push_back(next_code_point(*text, position));
  for_each_language_feature(word, [&](std::uint32_t feature) { out.push_back(feature); });
}

}  // namespace redress
