#include "text/lookalikes.hpp"

#include <array>

#include "base/one_copy.hpp"
#include "redress/text.hpp"

namespace redress {

namespace {

// Each letter of the first list is drawn like the one at its place in the second, a small Cyrillic
// one at least as a capital. The first that fits counts.
constexpr std::u16string_view drawn =
    u"асеіјкмортхунвьгѕһԁԛԝѵӏүαβγεηικμµνορτυχω"
    u"АСЕІЈКМОРТХУНВЅԚԜҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
constexpr std::string_view as_latin =
    "aceijkmoptxyhbbrshdqwvlyabyenikuuvoptuxw"
    "ACEIJKMOPTXYHBSQWYABEZHIKMNOPTYX";
static_assert(drawn.size() == as_latin.size());

// Each letter, then those that are it with diacritics or strokes, folded. ICU's own lookup would
// cost the page four kilobytes.
constexpr std::u16string_view accented[] = {
    u"aàáâãäåāăąǎạả",
    u"cçćĉċč",
    u"dďđ",
    u"eèéêëēĕėęěẹẻẽ",
    u"gĝğġģ",
    u"hĥħ",
    u"iìíîïĩīĭįıǐị",
    u"jĵ",
    u"kķ",
    u"lĺļľł",
    u"nñńņňǹ",
    u"oòóôõöøōŏőơǒọỏ",
    u"rŕŗř",
    u"sśŝşšș",
    u"tţťŧț",
    u"uùúûüũūŭůűųưǔụủ",
    u"wŵẁẃẅ",
    u"yýÿŷỳỵỹ",
    u"zźżž",
    u"аӑӓ",
    u"еѐӗ",
    u"иӣӥ",
    u"оӧ",
    u"уўӯӱӳ",
};
// Runs of 26 letters, of ten digits, or of the one letter that another run lacks.
struct Run {
  char32_t first;
  char32_t last;
  char32_t to;
};
constexpr Run runs[] = {
    {0x210A, 0x210A, U'g'},   {0x210E, 0x210E, U'h'},   {0x212F, 0x212F, U'e'},
    {0x2134, 0x2134, U'o'},   {0x249C, 0x24B5, U'a'},   {0x24B6, 0x24CF, U'A'},
    {0x24D0, 0x24E9, U'a'},   {0xFF10, 0xFF19, U'0'},   {0xFF21, 0xFF3A, U'A'},
    {0xFF41, 0xFF5A, U'a'},   {0x1F110, 0x1F129, U'A'}, {0x1F130, 0x1F149, U'A'},
    {0x1F150, 0x1F169, U'A'}, {0x1F170, 0x1F189, U'A'},
};
// Mathematical alphabets, capitals and small letters in turn.
constexpr char32_t mathematical = 0x1D400;
constexpr char32_t mathematical_end = 0x1D6A4;

// Where `c` stands in the list, or npos.
std::size_t place_of(char32_t c, std::u16string_view list) {
  return c > 0xFFFF ? std::u16string_view::npos : list.find(static_cast<char16_t>(c));
}
// What each of U+0400 to U+04FF is drawn like, or 0: nearly every letter that is asked about.
constexpr std::array<char, 0x100> cyrillic_as_latin = [] {
  std::array<char, 0x100> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::size_t place = drawn.find(static_cast<char16_t>(0x400 + i));
    if (place != std::u16string_view::npos) out[i] = as_latin[place];
  }
  return out;
}();

bool is_in(std::u16string_view list, char32_t c) {
  return place_of(c, list) != std::u16string_view::npos;
}

char32_t base_letter(char32_t c) {
  for (const std::u16string_view group : accented) {
    if (is_in(group, c)) return group.front();
  }
  return c;
}

// A folded word of letters that every reader of the alphabet has, and of ASCII that is no letter.
bool is_plain(Alphabet alphabet, std::string_view folded) {
  const bool cyrillic = alphabet == Alphabet::cyrillic;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto c = static_cast<unsigned char>(folded[i]);
    if (c < 0x80) {
      if ((c >= 'A' && c <= 'Z') || (cyrillic && c >= 'a' && c <= 'z')) return false;
      continue;
    }
    if (!cyrillic || i + 1 == folded.size()) return false;
    const auto second = static_cast<unsigned char>(folded[++i]);
    const bool small = c == 0xD0 ? second >= 0xB0 && second < 0xC0                // а to п
                                 : c == 0xD1 && second >= 0x80 && second < 0x90;  // р to я
    if (!small) return false;
  }
  return true;
}

bool has(Alphabet alphabet, char32_t c) {
  if (alphabet == Alphabet::cyrillic) return (c >= U'а' && c <= U'я') || is_in(u"ёєіїґѝ", c);
  return (c >= U'a' && c <= U'z') || (alphabet == Alphabet::hungarian && is_in(u"áéíóöőúüű", c));
}

// The letter of the alphabet that one sees in `c`, or 0.
char32_t letter_in(Alphabet alphabet, char32_t c, bool capitals) {
  if (has(alphabet, c)) return c;
  // How the two long vowels look where a mail was sent in the wrong encoding.
  const char32_t vowel = c == U'õ' ? U'ő' : c == U'û' ? U'ű' : c;
  if (has(alphabet, vowel)) return vowel;
  const char32_t bare = base_letter(c);
  if (has(alphabet, bare)) return bare;
  const char latin = looks_like(bare);
  if (alphabet != Alphabet::cyrillic) return static_cast<unsigned char>(latin);
  // A small b is the soft sign, a capital one is not.
  if (latin == 'b' && !capitals) return U'ь';
  const std::size_t place = latin == 0 ? std::string_view::npos : as_latin.find(latin);
  return place != std::string_view::npos && has(alphabet, drawn[place]) ? drawn[place] : 0;
}

}  // namespace

char32_t undecorated(char32_t c) {
  if (c < 0x210A) return c;
  for (const Run& run : runs) {
    if (c >= run.first && c <= run.last) return run.to + (c - run.first);
  }
  if (c < mathematical || c >= mathematical_end) return c;
  const char32_t place = (c - mathematical) % 52;
  return place < 26 ? U'A' + place : U'a' + (place - 26);
}

bool is_diacritic(char32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x483 && c < 0x48A) || (c >= 0x1AB0 && c < 0x1B00) ||
         (c >= 0x1DC0 && c < 0x1E00) || (c >= 0x20D0 && c < 0x2100) || (c >= 0xFE20 && c < 0xFE30);
}

char looks_like(char32_t c) {
  if (c >= 0x80 && c < 0x370) return 0;
  if (c >= 0x400 && c < 0x500) return cyrillic_as_latin[c - 0x400];
  c = undecorated(c);
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return static_cast<char>(c);
  if (c < 0x80) return 0;
  const std::size_t place = place_of(c, drawn);
  return place == std::u16string_view::npos ? '\0' : as_latin[place];
}

std::string reading_in(Alphabet alphabet, std::string_view folded_word, bool capitals) {
  if (has_shortcuts && is_plain(alphabet, folded_word)) return {};
  const Result<Utf8Text> word = Utf8Text::from(folded_word);
  if (!word) return {};
  bool other = false;
  for (std::size_t position = 0; position < folded_word.size() && !other;) {
    const char32_t c = next_code_point(*word, position);
    other = !has(alphabet, c) && is_letter(c);
  }
  std::string out;
  for (std::size_t position = 0; position < folded_word.size() && other;) {
    const char32_t c = next_code_point(*word, position);
    const char32_t read = is_letter(c) ? letter_in(alphabet, c, capitals) : c;
    if (read == 0) return {};
    append_utf8(out, read);
  }
  return out;
}

}  // namespace redress
