// Everything that ICU does for the core: normalization, character properties, simple case folding.
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "base/utf8_buffer.hpp"
#include "redress/text.hpp"
#include "text/character.hpp"

namespace redress {

namespace {

// No character below U+0300 ever composes with its neighbour, nor does a Cyrillic letter with
// another one: only marks do.
bool never_composes(char32_t c) {
  return c < 0x300 || (c >= 0x400 && c < 0x483) || (c >= 0x48A && c < 0x530) ||
         (c >= 0x2010 && c < 0x2028) || (c >= 0x2030 && c < 0x205F) || (c >= 0x20A0 && c < 0x20C0);
}

bool surely_nfc(Utf8Text text) {
  std::size_t position = 0;
  while (position < text.view().size()) {
    if (!never_composes(next_code_point(text, position))) return false;
  }
  return true;
}

// Each code point folded; false where one might compose with its neighbour and the text is not
// known to be composed.
bool fold_code_points(Utf8Text text, bool composed, std::string& out) {
  out.reserve(text.view().size());
  Utf8Buffer buffer(out);
  std::size_t position = 0;
  while (position < text.view().size()) {
    const char32_t c = next_code_point(text, position);
    if (!composed && !never_composes(c)) return false;
    buffer.add(fold_code_point(c));
  }
  buffer.flush();
  return true;
}

std::string version_text(const UVersionInfo version) {
  return std::to_string(version[0]) + "." + std::to_string(version[1]);
}

}  // namespace

std::string nfc(Utf8Text text) {
  const std::string_view bytes = text.view();
  if (surely_nfc(text)) return std::string(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  out.reserve(bytes.size());
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(bytes.data(), static_cast<int32_t>(bytes.size())),
                            sink, nullptr, status);
  // NFC data is compiled in and the length is within limits, so the only failure left is memory.
  return U_SUCCESS(status) ? out : std::string(bytes);
}

std::string fold(Utf8Text text) {
  std::string out;
  if (fold_code_points(text, false, out)) return out;
  const std::string composed = nfc(text);
  out.clear();
  fold_code_points(Utf8Text::from(composed).value(), true, out);
  return out;
}

CharacterClass looked_up_class(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharacterClass::upper;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return CharacterClass::letter;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return CharacterClass::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharacterClass::digit;
    default:
      return CharacterClass::other;
  }
}

char32_t looked_up_fold(char32_t c) {
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

int digit_value(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
  if (is_plain_cyrillic(c)) return -1;
  if (u_charType(static_cast<UChar32>(c)) != U_DECIMAL_DIGIT_NUMBER) return -1;
  return u_charDigitValue(static_cast<UChar32>(c));
}

bool is_letter(char32_t c) {
  const CharacterClass found = classify(c);
  return found == CharacterClass::upper || found == CharacterClass::letter;
}

bool is_space(char32_t c) {
  // White_Space (PropList.txt), whole: ICU's own lookup would bring all of its binary properties
  // into the page.
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_invisible(char32_t c) {
  // Quickly for what most texts consist of: nothing in these blocks is invisible.
  if (c < 0xAD || (c >= 0x370 && c < 0x530) || (c >= 0x2010 && c < 0x2028)) return false;
  // Default_Ignorable_Code_Point (DerivedCoreProperties.txt) beyond the format characters: named
  // here, so that ICU's property tables, which the page would have to load for these few, stay out.
  if (c == 0x034F || (c >= 0x115F && c <= 0x1160) || (c >= 0x17B4 && c <= 0x17B5) ||
      (c >= 0x180B && c <= 0x180F) || c == 0x2065 || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) ||
      c == 0xFFA0 || (c >= 0xFFF0 && c <= 0xFFF8) || (c >= 0xE0000 && c <= 0xE0FFF)) {
    return true;
  }
  return u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

Script script_of(char32_t c) {
  // Blocks of Scripts.txt that hold letters of the languages in question and of their neighbours.
  if (c < 0x80)
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ? Script::latin : Script::other;
  if ((c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00) ||
      (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A)) {
    return Script::latin;
  }
  if ((c >= 0x400 && c < 0x530) || (c >= 0x1C80 && c < 0x1C90) || (c >= 0xA640 && c < 0xA6A0)) {
    return Script::cyrillic;
  }
  return Script::other;
}

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  return version_text(version);
}

std::string unicode_version() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return version_text(version);
}

}  // namespace redress
