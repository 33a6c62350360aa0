#include "language/feature_hash.hpp"
#include "redress/language.hpp"

namespace redress {

namespace {

constexpr std::uint32_t word_kind = 1;
constexpr std::uint32_t letters_kind = 2;
constexpr std::size_t longest_run = 4;
constexpr char32_t boundary = U' ';

}  // namespace

void extract_language_features(std::string_view folded_word, std::vector<std::uint32_t>& out) {
  const Result<Utf8Text> word = Utf8Text::from(folded_word);
  if (!word) return;
  FeatureHash whole(word_kind);
  // The runs that end at the current letter, longest first in age: each grows by every letter until
  // it is full.
  std::array<char32_t, longest_run> last{};
  std::size_t seen = 0;
  const auto add = [&](char32_t c) {
    last[seen % longest_run] = c;
    ++seen;
    FeatureHash run(letters_kind);
    for (std::size_t length = 1; length <= longest_run && length <= seen; ++length) {
      run.add(last[(seen - length) % longest_run]);
      if (length > 1 || c != boundary) out.push_back(run.value());
    }
  };
  add(boundary);
  std::size_t position = 0;
  while (position < folded_word.size()) {
    const char32_t c = next_code_point(*word, position);
    whole.add(c);
    add(c);
  }
  add(boundary);
  out.push_back(whole.value());
}

}  // namespace redress
