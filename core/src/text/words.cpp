#include "base/one_copy.hpp"
#include "base/utf8_buffer.hpp"
#include "redress/text.hpp"
#include "text/character.hpp"
#include "text/lookalikes.hpp"

namespace redress {

namespace {

// Apostrophes as they are typed: all of them fold to U+0027, so that "м’яч" and "м'яч" are one
// word.
bool is_apostrophe(char32_t c) {
  if (is_plain_cyrillic(c)) return false;  // most letters, before all that they are not
  return c == U'\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == 0x00B4 || c == 0x0060;
}
bool is_hyphen(char32_t c) {
  return c == U'-' || c == 0x2010 || c == 0x2011;
}

// Collects one word after another; knows nothing of where they stand in a sentence.
class WordBuilder {
 public:
  explicit WordBuilder(Words& out) : out_(out), letters_folded_(out.folded) {}

  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] bool last_is_letter() const { return last_is_letter_; }

  void add(char32_t c, CharacterClass kind, std::uint32_t start, std::uint32_t end) {
    if (!open_) begin(start);
    word_.span.end = end;
    const bool letter = kind == CharacterClass::letter || kind == CharacterClass::upper;
    if (letter) {
      word_.letters = true;
      ++letters_;
      if (kind == CharacterClass::upper) ++uppers_;
    }
    if (kind == CharacterClass::digit) word_.digits = true;
    last_is_letter_ = letter || (last_is_letter_ && kind == CharacterClass::mark);
    // A mark may compose with the letter before it; conjoining and the like do so without being
    // marks, all of them beyond U+0300.
    if (kind == CharacterClass::mark || (c >= 0x300 && (c < 0x400 || c >= 0x530)))
      needs_nfc_ = true;
    letters_folded_.add(is_apostrophe(c) ? U'\'' : is_hyphen(c) ? U'-' : fold_code_point(c));
  }

  // An ASCII letter or digit, or a plain Cyrillic letter.
  void add_plain(char32_t c, CharacterClass kind, std::uint32_t start, std::uint32_t end) {
    if (!open_) begin(start);
    word_.span.end = end;
    const bool letter = kind != CharacterClass::digit;
    word_.letters |= letter;
    word_.digits |= !letter;
    letters_ += static_cast<std::uint32_t>(letter);
    uppers_ += static_cast<std::uint32_t>(kind == CharacterClass::upper);
    last_is_letter_ = letter;
    letters_folded_.add(fold_code_point(c));
  }

  // The word as it stands in the text, for the rare one that must be composed before it is folded.
  void finish(Utf8Text text) {
    if (!open_) return;
    open_ = false;
    letters_folded_.flush();
    if (needs_nfc_) refold(text);
    word_.folded.end = static_cast<std::uint32_t>(out_.folded.size());
    word_.upper = letters_ >= 2 && uppers_ == letters_;
    if (word_.folded.size() > 0) out_.words.push_back(word_);
  }

 private:
  void begin(std::uint32_t start) {
    open_ = true;
    word_ = Word{};
    word_.span.start = start;
    word_.folded.start = static_cast<std::uint32_t>(out_.folded.size());
    letters_ = uppers_ = 0;
    needs_nfc_ = last_is_letter_ = false;
  }

  // Composed, and without the marks that no letter takes in.
  void refold(Utf8Text text) {
    std::string visible;
    const Utf8Text raw = text.sub(word_.span);
    std::size_t position = 0;
    while (position < raw.view().size()) {
      const char32_t c = undecorated(next_code_point(raw, position));
      if (!is_invisible(c))
        append_utf8(visible, is_apostrophe(c) ? U'\'' : is_hyphen(c) ? U'-' : c);
    }
    out_.folded.resize(word_.folded.start);
    const std::string composed = fold(Utf8Text::from(visible).value());
    const Utf8Text letters = Utf8Text::from(composed).value();
    for (position = 0; position < composed.size();) {
      const char32_t c = next_code_point(letters, position);
      if (!is_diacritic(c)) append_utf8(out_.folded, c);
    }
  }

  Words& out_;
  Utf8Buffer letters_folded_;
  Word word_;
  std::uint32_t letters_ = 0;
  std::uint32_t uppers_ = 0;
  bool open_ = false;
  bool needs_nfc_ = false;
  bool last_is_letter_ = false;
};

// The next visible code point is a letter: then an apostrophe or a hyphen here stands inside a
// word.
bool letter_follows(Utf8Text text, std::size_t position) {
  while (position < text.view().size()) {
    const char32_t c = undecorated(next_code_point(text, position));
    if (is_invisible(c)) continue;
    return is_letter(c);
  }
  return false;
}

}  // namespace

Words split_words(Utf8Text text) {
  Words out;
  out.folded.reserve(text.view().size());
  WordBuilder builder(out);
  std::size_t position = 0;
  while (position < text.view().size()) {
    const auto start = static_cast<std::uint32_t>(position);
    const char32_t c = undecorated(next_code_point(text, position));
    const auto end = static_cast<std::uint32_t>(position);
    const CharacterClass kind = classify(c);
    // Nearly every letter: none of the special cases below.
    if (has_shortcuts && (c < 0x80 ? kind != CharacterClass::other : is_plain_cyrillic(c))) {
      builder.add_plain(c, kind, start, end);
      continue;
    }
    if (is_invisible(c)) continue;  // before the class: variation selectors are marks
    if ((is_apostrophe(c) || is_hyphen(c)) && kind != CharacterClass::letter) {
      if (builder.open() && builder.last_is_letter() && letter_follows(text, position)) {
        builder.add(c, CharacterClass::other, start, end);
      } else {
        builder.finish(text);
      }
    } else if (kind == CharacterClass::other || (kind == CharacterClass::mark && !builder.open())) {
      builder.finish(text);
    } else {
      builder.add(c, kind, start, end);
    }
  }
  builder.finish(text);
  return out;
}

}  // namespace redress
