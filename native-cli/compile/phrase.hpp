// Phrases of the program's own lists, looked for in a text word by word.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/text.hpp"

namespace redress {

/// A text as its folded words, `ё` as `е`.
class FoldedText {
 public:
  /// Precondition: `text` is well-formed UTF-8 and outlives this; of other text there are no words.
  explicit FoldedText(std::string_view text);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t index) const { return words_[index]; }
  /// The words from `first` to before `last` as they stand in the text.
  [[nodiscard]] std::string_view written(std::size_t first, std::size_t last) const;

 private:
  std::string_view text_;
  std::vector<std::string> words_;
  std::vector<Span> spans_;
};

/// `our|company policy`, `apologi* … inconvenience`, `=name`: words with a space between, `|`
/// between words of which one must stand there, `*` for any ending, `…` for up to three words, `=`
/// in front where nothing may stand before or behind it.
class Phrase {
 public:
  /// Nothing where there is no word in it, or a part that no folded text can hold.
  [[nodiscard]] static std::optional<Phrase> from(std::string_view written);

  /// The words that match, as they stand in the text; empty where none do. O(text × phrase).
  [[nodiscard]] std::string_view find_in(const FoldedText& text) const;

 private:
  /// Words of which one must stand there; none: a gap.
  struct Part {
    std::vector<std::string> words;
  };
  /// Behind the last word where the parts from `part` on match at word `at`.
  [[nodiscard]] std::optional<std::size_t> match(const FoldedText& text, std::size_t part,
                                                 std::size_t at) const;

  std::vector<Part> parts_;
  bool whole_ = false;
};

}  // namespace redress
