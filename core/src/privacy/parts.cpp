#include "privacy/parts.hpp"

#include <algorithm>
#include <array>

#include "base/one_copy.hpp"
#include "privacy/context_words.hpp"
#include "privacy/cursor.hpp"
#include "privacy/numbers.hpp"
#include "privacy/personal_numbers.hpp"
#include "redress/privacy.hpp"
#include "text/character.hpp"

namespace redress {

namespace {

constexpr std::size_t longest_word = 24;  // code points of a word that are looked at
constexpr std::size_t longest_iban = 34;

bool is_currency_sign(char32_t c) {
  return c == U'$' || c == 0xA3 || c == 0xA5 || c == U'%' || (c >= 0x20A0 && c < 0x20D0);
}

// The capital that a letter looks like; 0 for anything else.
char capital(char32_t c) {
  const char letter = looks_like(c);
  return letter == 0 ? letter : static_cast<char>(letter & ~0x20);
}
// A digit or a capital, likewise.
char letter_or_digit(char32_t c) {
  const int value = digit_value(c);
  return value >= 0 ? static_cast<char>('0' + value) : capital(c);
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// People write the letters O, I and L where the number has 0 and 1.
void as_digits(std::string& compact, std::size_t from) {
  for (std::size_t i = from; i < compact.size(); ++i) {
    if (compact[i] == 'O') compact[i] = '0';
    if (compact[i] == 'I' || compact[i] == 'L') compact[i] = '1';
  }
}
bool iban_as_written(std::string compact) {
  as_digits(compact, 2);
  return std::count_if(compact.begin() + 2, compact.end(), is_digit) > 0 && iban_valid(compact);
}

// False: two letters stand there that are no country's whose accounts have such numbers.
bool may_begin_iban(Utf8Text text, std::size_t start) {
  const Here first = at(text, start);
  const Here second = at(text, first.next);
  const std::array<char, 2> country = {letter_or_digit(first.c), letter_or_digit(second.c)};
  return country[0] == 0 || country[1] == 0 ||
         iban_length(std::string_view(country.data(), country.size())) != 0;
}

}  // namespace

std::string read_word(Utf8Text text, std::size_t& position) {
  const std::size_t start = position;
  std::size_t looked_at = position;
  for (std::size_t count = 0; position < text.view().size(); ++count) {
    const Here here = at(text, position);
    if (!is_word_part(here.c)) break;
    position = here.next;
    if (count < longest_word) looked_at = position;
  }
  return fold(text.sub({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(looked_at)}));
}

WordClass read_class(Utf8Text text, std::size_t& position) {
  if constexpr (!has_shortcuts) return class_as_seen(read_word(text, position));
  // Most words are of letters that fold one by one: then nothing need be composed or kept.
  std::array<char, 2 * longest_word> folded;
  std::size_t size = 0;
  std::size_t count = 0;
  bool latin = false;
  bool cyrillic = false;
  std::size_t end = position;
  for (; end < text.view().size(); ++count) {
    std::size_t next = end;
    char32_t c = next_code_point(text, next);
    const bool ascii = c < 0x80;
    if (!ascii && !is_plain_cyrillic(c)) {
      if (!is_word_part(c)) break;
      return class_as_seen(read_word(text, position));
    }
    if (ascii && c != U'_' && classify(c) == CharacterClass::other) break;
    end = next;
    if (count >= longest_word) continue;
    c = fold_code_point(c);
    if (ascii) {
      folded[size++] = static_cast<char>(c);
      latin = latin || (c >= U'a' && c <= U'z');
    } else {
      folded[size++] = static_cast<char>(0xC0U | (c >> 6U));
      folded[size++] = static_cast<char>(0x80U | (c & 0x3FU));
      cyrillic = true;
    }
  }
  position = end;
  const std::string_view word(folded.data(), size);
  return latin && cyrillic ? class_as_seen(word) : class_of(word);
}

bool starts_plain_word(Utf8Text text, std::size_t start) {
  Here here{0, start};
  std::size_t letters = 0;
  bool space = false;
  while (letters < 3) {
    here = at(text, here.next);
    const bool ascii_letter = (here.c | 0x20) >= U'a' && (here.c | 0x20) <= U'z';
    if (ascii_letter || is_plain_cyrillic(here.c)) {
      ++letters;
    } else if (here.c == U' ' && letters > 0 && !space) {
      if (letters == 1) return true;
      space = true;
    } else {
      return false;
    }
  }
  const char third = capital(here.c);
  return third != 'O' && third != 'I' && third != 'L';
}

std::size_t iban_end(Utf8Text text, std::size_t start) {
  if (has_shortcuts && !may_begin_iban(text, start)) return 0;
  std::string compact;
  std::size_t length = longest_iban;
  std::size_t signs = 0;
  std::size_t gaps = 0;
  bool parted = false;  // the country from its check digits
  for (std::size_t position = start; position < text.view().size();) {
    const Here here = at(text, position);
    position = here.next;
    if (const char c = letter_or_digit(here.c); c != 0) {
      compact += c;
      signs = 0;
      if (compact.size() == 2) length = iban_length(compact);
      if (length == 0) return 0;
      // Two digits follow the country, or what is written for them.
      if (compact.size() == 3 && !is_digit(c) && c != 'O' && c != 'I' && c != 'L') return 0;
      if (compact.size() < length) continue;
      // "No. 123" is a number, and not Norway's.
      if (is_word_part(at(text, position).c) || (parted && gaps < 2)) return 0;
      return iban_valid(compact) || iban_as_written(compact) ? position : 0;
    }
    if (is_hidden(here.c)) continue;
    const bool sign = is_blank(here.c) || is_dash(here.c) || here.c == U'.' || here.c == U'/';
    if (!sign || compact.size() < 2 || ++signs > 2) return 0;
    if (signs == 1) ++gaps;
    parted = parted || compact.size() == 2;
  }
  return 0;
}

std::size_t nino_end(Utf8Text text, std::size_t start, bool named) {
  std::array<char, 9> number{};
  std::size_t size = 0;
  std::size_t end = 0;
  bool sign = false;
  for (std::size_t position = start; position < text.view().size() && size < number.size();) {
    const Here here = at(text, position);
    const char c = letter_or_digit(here.c);
    if (c != 0) {
      if (is_digit(c) != (size >= 2 && size < 8)) break;
      number[size++] = c;
      if (size == 2 && !nino_prefix_valid(number[0], number[1])) return 0;
      end = here.next;
      sign = false;
      if (size == 8 && named && !is_word_part(at(text, end).c)) {
        const Here next = at(text, end);
        const char last = is_blank(next.c) ? capital(at(text, next.next).c) : '\0';
        if (last < 'A' || last > 'D' || is_word_part(at(text, at(text, next.next).next).c))
          return end;
      }
    } else if (is_hidden(here.c)) {
      // Stands between a letter and a digit, and hides nothing.
    } else if (sign || size < 2 || (!is_blank(here.c) && !is_dash(here.c))) {
      break;
    } else {
      sign = true;
    }
    position = here.next;
  }
  const bool whole = size == 9 && number[8] >= 'A' && number[8] <= 'D';
  return whole && !is_word_part(at(text, end).c) ? end : 0;
}

std::size_t passport_end(Utf8Text text, std::size_t start) {
  // Letters and digits of the first word, or two letters and the digits behind them.
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t position = start;
  while (letters + digits <= 12) {
    const Here here = at(text, position);
    if (digit_value(here.c) >= 0) {
      ++digits;
    } else if (position < text.view().size() && is_letter(here.c)) {
      ++letters;
    } else if (!is_hidden(here.c) || digits > 0) {
      break;
    }
    position = here.next;
  }
  if (letters > 0 && digits > 0)
    return digits >= 4 && letters + digits >= 6 && letters + digits <= 10 ? position : 0;
  if (letters > 2) return 0;
  std::size_t first = digits > 0 ? start : position;
  const auto skip_number_sign = [&](std::size_t from) {
    from = skip_blanks(text, from);
    if (at(text, from).c == U',') from = skip_blanks(text, at(text, from).next);
    if (at(text, from).c == 0x2116 || at(text, from).c == U'#')
      return skip_blanks(text, at(text, from).next);
    std::size_t behind = from;
    if (class_of(read_word(text, behind)) != WordClass::filler) return from;
    return skip_blanks(text, behind);
  };
  if (letters > 0) {
    first = skip_number_sign(first);
    const DigitRun run = read_digits(text, first);
    const std::size_t count = run.size == 0 ? 0 : run.groups(run.size).length[0];
    return count >= 6 && count <= 7 && run.ends_group(count) ? run.ends[count - 1] : 0;
  }
  const DigitRun run = read_digits(text, first);
  for (std::size_t count = std::min<std::size_t>(run.size, 10); count >= 7; --count) {
    if (run.ends_group(count) && (run.signs(count) & ~(gap::space | gap::dash)) == 0)
      return run.ends[count - 1];
  }
  // A series of four digits, then the number: 4510 № 123456.
  if (run.size != 4 || !run.closed) return 0;
  const DigitRun number = read_digits(text, skip_number_sign(run.ends[3]));
  return number.size >= 6 && number.signs(6) == 0 && number.ends_group(6) ? number.ends[5] : 0;
}

bool is_card(const DigitRun& run, std::size_t count, bool named) {
  if (count < 12 || !run.ends_group(count)) return false;
  // Cards stand in groups of four digits or more.
  if (!named && run.before[1] + run.before[2] + run.before[3] != 0) return false;
  const std::uint8_t signs = run.signs(count);
  if ((signs & (gap::slash | gap::bracket)) != 0) return false;
  if (signs != 0 && !named) {
    const DigitRun::Groups groups = run.groups(count);
    const std::size_t first = groups.length[0];
    const bool even = first >= 4 &&
                      groups.length[groups.size - 1] <= std::max<std::size_t>(first, 7) &&
                      std::all_of(groups.length.begin(), groups.length.begin() + groups.size - 1,
                                  [&](std::uint8_t length) { return length == first; });
    const bool as_printed = groups.are("465") || groups.are("464") ||
                            (groups.size == 2 && first == 6);  // issuer, then the rest
    if (!even && !as_printed) return false;
  }
  return card_valid(run.first(count), named);
}

bool starts_card(Utf8Text text, std::size_t first_digit) {
  const DigitRun run = read_digits(text, first_digit);
  for (std::size_t count = std::min<std::size_t>(run.size, 19); count >= 13; --count) {
    if (is_card(run, count, false)) return true;
  }
  return false;
}

bool behind_currency(Utf8Text text, std::size_t start, std::size_t leftmost) {
  const auto over_blanks = [&](std::size_t position) {
    while (position > leftmost && is_blank(at(text, before(text, position)).c))
      position = before(text, position);
    return position;
  };
  const std::size_t front = over_blanks(start);
  if (front == leftmost || !is_currency_sign(at(text, before(text, front)).c)) return false;
  // Behind another number the sign belongs to that.
  const std::size_t other = over_blanks(before(text, front));
  return other == leftmost || digit_value(at(text, before(text, other)).c) < 0;
}

bool is_amount(Utf8Text text, std::size_t end) {
  if (before_at(text, end)) return false;
  const Here sign = at(text, end);
  // What was masked counts as what it stands for.
  const char32_t behind = at(text, sign.next).c;
  if ((sign.c == U',' || sign.c == U'.') && (digit_value(behind) >= 0 || behind == U'•'))
    return true;
  std::size_t next = skip_blanks(text, end);
  if (is_currency_sign(at(text, next).c)) return true;
  return is_letter(at(text, next).c) && !before_at(text, next) &&
         class_of(read_word(text, next)) == WordClass::currency;
}

}  // namespace redress
