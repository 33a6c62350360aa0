// Text as people type it: validated UTF-8, Unicode normalization, folding and words. The only
// module of the core that knows ICU.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"

namespace redress {

/// A view of bytes that are proven to be well-formed UTF-8 (Unicode 15, table 3-7: no surrogates,
/// no overlong forms, at most U+10FFFF). The bytes must outlive it.
class Utf8Text {
 public:
  /// Error `utf8.invalid` names the byte offset of the first ill-formed sequence. O(n).
  [[nodiscard]] static Result<Utf8Text> from(std::string_view bytes);

  [[nodiscard]] std::string_view view() const { return bytes_; }
  [[nodiscard]] std::size_t code_points() const;
  /// True where nothing but white space, controls and invisible characters stands in it.
  [[nodiscard]] bool blank() const;
  /// A part of this text; `span` must lie on code point boundaries.
  [[nodiscard]] Utf8Text sub(Span span) const;

 private:
  explicit Utf8Text(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

/// Of three or four bytes; see next_code_point().
[[nodiscard]] char32_t next_long_code_point(Utf8Text text, std::size_t& position);
/// The code point that starts at byte `position`, which is moved behind it. Precondition: position
/// < text.size(), on a boundary.
[[nodiscard]] inline char32_t next_code_point(Utf8Text text, std::size_t& position) {
  const std::string_view bytes = text.view();
  const auto lead = static_cast<unsigned char>(bytes[position]);
  if (lead >= 0xE0) return next_long_code_point(text, position);
  ++position;
  if (lead < 0x80) return lead;
  const auto second = static_cast<unsigned char>(bytes[position++]);
  return ((lead & 0x1FU) << 6U) | (second & 0x3FU);
}
/// Appends the UTF-8 form of a scalar value.
void append_utf8(std::string& out, char32_t code_point);

/// Unicode Normalization Form C. O(n).
[[nodiscard]] std::string nfc(Utf8Text text);
/// NFC, then simple case folding of each code point: what words, signal entries and features are
/// compared by. O(n).
[[nodiscard]] std::string fold(Utf8Text text);

/// Without white space at both ends.
[[nodiscard]] std::string_view trim(Utf8Text text);
/// What is kept of a name, an address or an answer: NFC; line ends as line feeds; other controls,
/// NUL among them, as spaces; without invisible characters (bidi controls, zero width, soft
/// hyphens, tags), apart from joiners and variation selectors behind something that is seen, which
/// shape words and emoji. Doing it twice changes nothing. O(n).
[[nodiscard]] std::string tidy(Utf8Text text);
/// tidy(), trimmed, every run of white space one space. O(n).
[[nodiscard]] std::string one_line(Utf8Text text);

/// The value 0-9 of a decimal digit of any script (general category Nd), or -1.
[[nodiscard]] int digit_value(char32_t code_point);
[[nodiscard]] bool is_letter(char32_t code_point);
[[nodiscard]] bool is_space(char32_t code_point);
/// C0 or C1 control (general category Cc), tabs and line ends among them.
[[nodiscard]] inline bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}
/// Default-ignorable or format character (zero width, bidi control, soft hyphen …): unseen, so it
/// never separates or makes a word.
[[nodiscard]] bool is_invisible(char32_t code_point);
/// A mark of the blocks of combining diacritics, which stays by itself where no letter takes it in.
[[nodiscard]] bool is_diacritic(char32_t code_point);
/// The Latin letter, in the same case, that a letter is or is drawn like (Cyrillic and Greek ones,
/// decorated ones such as full-width and mathematical), or 0.
[[nodiscard]] char looks_like(char32_t code_point);

enum class Script : std::uint8_t { other, latin, cyrillic };
[[nodiscard]] Script script_of(char32_t code_point);

/// One word: a run of letters, marks and digits; an apostrophe or a hyphen between letters belongs
/// to it. Full-width, mathematical, circled and squared letters are letters.
struct Word {
  Span span;             ///< In the text as given.
  Span folded;           ///< In Words::folded.
  bool letters = false;  ///< Holds at least one letter.
  bool digits = false;   ///< Holds at least one digit.
  bool upper = false;    ///< At least two letters, all of them upper case.
};

/// The words of a text in order, with their folded forms in one buffer. Folded forms are composed
/// (NFC); invisible characters and diacritics that no letter takes in are left out of them, and
/// decorated letters are the letters themselves. Letters of another script stay what they are:
/// reading_in() says what those look like.
struct Words {
  std::string folded;
  std::vector<Word> words;

  [[nodiscard]] std::string_view folded_of(const Word& word) const {
    return std::string_view(folded).substr(word.folded.start, word.folded.size());
  }
};
/// O(n); no word is longer than the text.
[[nodiscard]] Words split_words(Utf8Text text);

enum class Alphabet : std::uint8_t { english, hungarian, cyrillic };
/// A folded word as a reader of that alphabet sees it: letters that the alphabet lacks are read as
/// those that they are drawn like, without diacritics. Empty where that is the word itself, or
/// where a letter looks like none. `capitals`: the word is written in capitals, of which more look
/// alike. O(n).
[[nodiscard]] std::string reading_in(Alphabet alphabet, std::string_view folded_word,
                                     bool capitals);

/// The words that the writer of a text wrote themselves: without quoted lines (`>` in front), the
/// line that announces them, and what follows a line of two dashes, a signature. All words where
/// nothing else would be left. O(n).
[[nodiscard]] Words own_words(Utf8Text text, const Words& words);

/// Versions of what stands behind this module, such as "72.1" and "15.0": the same in the page and
/// on the server.
[[nodiscard]] std::string icu_version();
[[nodiscard]] std::string unicode_version();

}  // namespace redress
