#include <algorithm>
#include <array>
#include <cstdint>

#include "privacy/context_words.hpp"
#include "privacy/cursor.hpp"
#include "privacy/parts.hpp"

namespace redress {

namespace {

constexpr std::size_t longest_secret = 96;  // code points
constexpr int most_words_between = 6;
constexpr int few_words_between = 2;

bool is_quote(char32_t c) {
  return c == U'"' || c == U'\'' || c == U'`' || c == U'«' || c == U'»' ||
         (c >= 0x2018 && c <= 0x201F);
}
// A mark of the sentence at the end of a value.
bool closes(char32_t c) {
  return is_quote(c) || std::u32string_view(U".,;:!?)]").find(c) != std::u32string_view::npos;
}
bool within(std::u32string_view signs, char32_t c) {
  return signs.find(c) != std::u32string_view::npos;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool is_small(Utf8Text text, std::size_t position) {
  const Here here = at(text, position);
  const Utf8Text letter =
      text.sub({static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(here.next)});
  return is_letter(here.c) && fold(letter) == letter.view();
}

// Goes over blanks and signs to where a value may begin.
struct Lead {
  std::size_t position = 0;
  bool colon = false;    ///< A colon or an equals sign was among them.
  bool quoted = false;   ///< A quotation mark was the last.
  bool set_off = false;  ///< A comma, a bracket or a dash was among them.
};
Lead skip_lead(Utf8Text text, std::size_t position) {
  Lead lead;
  lead.position = position;
  bool line = false;
  while (true) {
    const Here here = at(text, lead.position);
    const bool colon = here.c == U':' || here.c == U'=' || here.c == 0xFF1A || here.c == 0xFF1D;
    const bool sets_off = here.c == U',' || here.c == U'(' || is_dash(here.c);
    // The value may stand on the next line, where something announced it.
    if (here.c == U'\n' && lead.colon && !line) {
      line = true;
    } else if (!colon && !sets_off && !is_blank(here.c) && !is_quote(here.c) &&
               !within(U"\r)#№", here.c)) {
      return lead;
    }
    lead.colon = lead.colon || colon;
    lead.set_off = lead.set_off || sets_off;
    lead.quoted = is_quote(here.c);
    lead.position = here.next;
  }
}

struct Value {
  std::size_t end = 0;
  std::size_t length = 0;  ///< Code points, with the marks at its end.
  bool digits = false;
  bool letters = false;
  bool signs = false;    ///< Such as & inside.
  bool other = false;    ///< Other marks inside.
  bool counted = true;   ///< Digits, then letters at most, such as 3rd or 2026-ban.
  bool small = false;    ///< Letters that are no capitals.
  bool capital = false;  ///< Behind a small letter.
  bool masked = false;
};
Value read_value(Utf8Text text, std::size_t start) {
  Value value;
  value.end = start;
  std::size_t sign_end = start;
  std::size_t other_end = start;
  std::size_t position = start;
  while (position < text.view().size() && value.length < longest_secret) {
    const Here here = at(text, position);
    if (is_space(here.c)) break;
    value.masked = value.masked || here.c == U'•';
    if (digit_value(here.c) >= 0) {
      if (value.letters || sign_end > start) value.counted = false;
      value.digits = true;
    } else if (is_letter(here.c)) {
      const bool capital = !is_small(text, position);
      if (!value.digits) value.counted = false;
      value.letters = true;
      value.capital = value.capital || (capital && value.small);
      value.small = value.small || !capital;
    } else if (within(U"!#$%&*+=@^_~|<>?\\", here.c)) {
      sign_end = here.next;
    } else if (!is_dash(here.c)) {
      other_end = here.next;
    }
    ++value.length;
    position = here.next;
    if (!closes(here.c)) value.end = position;
  }
  value.signs = sign_end > start && sign_end <= value.end;
  value.other = other_end > start && other_end <= value.end;
  return value;
}

// Where the quotation ends that begins at `start`, on the same line; `start` where it does not.
std::size_t quotation_end(Utf8Text text, std::size_t start) {
  std::size_t position = start;
  for (std::size_t length = 0; length < longest_secret; ++length) {
    const Here here = at(text, position);
    if (here.c == text_end || here.c == U'\n' || here.c == U'•') return start;
    const bool apostrophe =
        (here.c == U'\'' || here.c == 0x2019) && is_letter(at(text, here.next).c);
    if (is_quote(here.c) && !apostrophe) return position;
    position = here.next;
  }
  return start;
}

// An exclamation mark in the middle of a sentence, a bracket or a quotation is the secret's own.
std::size_t with_mark(Utf8Text text, std::size_t end) {
  const Here mark = at(text, end);
  if (mark.c != U'!') return end;
  const char32_t behind = at(text, mark.next).c;
  const bool goes_on = is_blank(behind) ? is_small(text, skip_blanks(text, mark.next))
                                        : is_quote(behind) || within(U"),;:.", behind);
  return goes_on ? mark.next : end;
}

bool mixed(const Value& value) {
  return (value.digits && value.letters && value.length >= 5 && !value.counted) ||
         (value.letters && value.signs);
}
// It looks like a secret and not like a word of the sentence.
bool looks_secret(const Value& value) {
  return mixed(value) || value.capital ||
         (value.digits && !value.letters && !value.signs && !value.other && value.length >= 4);
}
// The sentence ends behind it, or the quotation.
bool stands_last(Utf8Text text, const Value& value) {
  const Here here = at(text, value.end);
  return here.next == value.end || here.c == U'\n' || here.c == U'\r' || closes(here.c);
}

// What a password is for or what it became follows.
enum class Toward : std::uint8_t { nothing, thing, either };
Toward toward(std::string_view folded) {
  // The first six name a thing.
  constexpr std::array<std::string_view, 10> words = {"for", "от", "для", "за", "до",
                                                      "від", "to", "на",  "a",  "az"};
  std::size_t i = 0;
  while (i < words.size() && words[i] != folded) ++i;
  if (i == words.size()) return Toward::nothing;
  return i < 6 ? Toward::thing : Toward::either;
}

Span span_of(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::optional<Span> password_behind(Utf8Text text, std::size_t position) {
  bool copula = false;
  Toward first = Toward::nothing;  // the first word
  int words = 0;
  for (int all = 0; all < 2 * most_words_between && words < most_words_between; ++all) {
    const Lead lead = skip_lead(text, position);
    const std::size_t start = lead.position;
    const Value value = read_value(text, start);
    if (value.masked || value.end == start) return std::nullopt;
    const bool near = words <= few_words_between;
    const bool announced = lead.colon || copula;
    // "for Windows11" names a thing and no secret.
    const bool thing = all == 1 && first == Toward::thing && !lead.colon && !lead.quoted;
    const bool of = first != Toward::nothing;
    const bool is_value =
        (announced && looks_secret(value)) || ((words == 0 || lead.set_off) && mixed(value)) ||
        (of && near && value.digits && value.small && mixed(value)) ||
        (words == 0 && looks_secret(value) && !value.capital) ||
        (lead.set_off && near && value.capital) ||
        (near && lead.quoted && (announced || looks_secret(value))) ||
        (lead.colon && near && (!value.letters || value.other || stands_last(text, value)));
    std::size_t behind = start;
    const std::string word = read_word(text, behind);
    const WordClass kind = class_of(word);
    // Another such word has a value of its own.
    if (kind == WordClass::password || kind == WordClass::code) return std::nullopt;
    if (is_value && !thing) {
      const DigitRun run = read_digits(text, start);
      const std::size_t sign = text.view().substr(0, value.end).find('@', start);
      // Of a quotation all of it: "correct horse battery".
      const std::size_t quoted = lead.quoted ? quotation_end(text, start) : start;
      if ((value.length < 3 && quoted <= value.end) || starts_card(text, start) ||
          run.date_at(0) > 0)
        return std::nullopt;
      if (!lead.colon && sign != std::string_view::npos && email_at(text, sign, start))
        return std::nullopt;
      return span_of(start, std::max(with_mark(text, value.end), quoted));
    }
    if (!is_letter(at(text, start).c)) return std::nullopt;
    position = behind;
    // What has digits may be another finding, and is nothing to read over.
    if (kind == WordClass::reference || has_digit(word)) return std::nullopt;
    copula = copula || kind == WordClass::copula;
    if (all == 0) first = toward(word);
    if (kind != WordClass::copula && kind != WordClass::filler) ++words;
  }
  return std::nullopt;
}

std::optional<Span> code_behind(Utf8Text text, std::size_t position) {
  bool between = false;  // words that say nothing
  // The ending of a word such as ПИН-а, PIN-em.
  if (const Here dash = at(text, position); is_dash(dash.c) && is_letter(at(text, dash.next).c)) {
    std::size_t behind = dash.next;
    const std::string ending = read_word(text, behind);
    if (class_of(ending) == WordClass::none && !has_digit(ending)) position = behind;
  }
  for (int words = 0; words < most_words_between; ++words) {
    const Lead lead = skip_lead(text, position);
    const std::size_t start = lead.position;
    const Here here = at(text, start);
    if (digit_value(here.c) >= 0) {
      const DigitRun run = read_digits(text, start);
      std::size_t count = 1;
      while (count < run.size && run.before[count] == 0) ++count;
      // Part of a date or of a longer number, also of one that is masked.
      const Here sign = at(text, run.ends[count - 1]);
      const char32_t behind = at(text, sign.next).c;
      const bool glued = (is_dash(sign.c) || within(U"./,:", sign.c)) &&
                         (digit_value(behind) >= 0 || behind == U'•');
      if (count < 3 || count > 8 || starts_card(text, start) || glued || !run.ends_group(count) ||
          (between && !lead.set_off && !lead.colon) || is_amount(text, run.ends[count - 1]))
        return std::nullopt;
      return span_of(start, run.ends[count - 1]);
    }
    if (!is_letter(here.c)) return std::nullopt;
    position = start;
    const std::string word = read_word(text, position);
    const WordClass kind = class_of(word);
    if (kind == WordClass::reference || kind == WordClass::password || has_digit(word))
      return std::nullopt;
    between = between || (kind != WordClass::copula && kind != WordClass::filler &&
                          kind != WordClass::code && kind != WordClass::card);
  }
  return std::nullopt;
}

}  // namespace redress
