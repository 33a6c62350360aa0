#include <algorithm>
#include <array>
#include <string>

#include "privacy/cursor.hpp"
#include "privacy/numbers.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

// Words after which a number is a telephone's, by their folded beginnings; words that ask for a
// call count too.
constexpr std::array<std::string_view, 18> phone_words = {
    "phone", "tel", "mobil", "cell",  "call", "ring",  "whatsapp", "viber", "telegram",
    "тел",   "моб", "звон",  "дзвон", "обад", "набер", "hív",      "hiv",   "számom"};
// Words after which a secret follows.
constexpr std::array<std::string_view, 8> password_words = {
    "password", "passwd", "pwd", "парол", "passwort", "jelszó", "jelszav", "jelszo"};
constexpr std::array<std::string_view, 8> code_words = {"pin",  "cvv", "cvc", "cvv2",
                                                        "cvc2", "пин", "пін", "ццв"};
// Fills the gap between such a word and its value.
constexpr std::array<std::string_view, 14> filler_words = {"is",  "was",  "е",   "беше", "это",
                                                           "был", "це",   "був", "az",   "code",
                                                           "код", "кода", "kód", "kódom"};

constexpr std::size_t phone_word_reach = 3;   // words between a phone word and its number
constexpr std::size_t longest_word = 24;      // code points of a word that are looked at
constexpr std::size_t local_part_bytes = 64;  // RFC 5321, 4.5.3.1.1
constexpr std::size_t domain_bytes = 255;     // RFC 5321, 4.5.3.1.2

template <std::size_t N>
bool begins_with_any(const std::array<std::string_view, N>& list, std::string_view word) {
  // The second byte tells most words apart, Cyrillic ones too, without comparing them.
  return word.size() > 1 && std::any_of(list.begin(), list.end(), [&](std::string_view entry) {
           return word[1] == entry[1] && word.starts_with(entry);
         });
}
template <std::size_t N>
bool is_any(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool ascii_alnum(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}
bool local_part_character(char32_t c) {
  return c >= 0x80 ? is_letter(c) || digit_value(c) >= 0
                   : ascii_alnum(c) || std::u32string_view(U".!#$%&'*+/=?^_`{|}~-").find(c) !=
                                           std::u32string_view::npos;
}
bool domain_character(char32_t c) {
  return c == U'-' || c == U'.' || is_letter(c) || digit_value(c) >= 0;
}

class Finder {
 public:
  explicit Finder(Utf8Text text) : text_(text) {}

  std::vector<PersonalData> run() {
    std::size_t position = 0;
    char32_t previous = 0;
    while (position < text_.view().size()) {
      const Here here = at(text_, position);
      std::size_t next = here.next;
      const bool starts = !is_word_part(previous);
      if (here.c == U'•') {
        forget_phone_word();  // stands for a finding: what follows is judged as it was when that
                              // was still to be read
      } else if (here.c == U'@') {
        next = email(position, here.next);
      } else if (here.c == U'+') {
        next = std::max(next, phone_with_plus(position, here.next));
      } else if (starts && digit_value(here.c) >= 0) {
        next = std::max(next, number(position));
      } else if (starts && is_letter(here.c)) {
        next = std::max(next, word(position));
      }
      previous = next == here.next ? here.c : at(text_, before(text_, next)).c;
      position = next;
    }
    return std::move(found_);
  }

 private:
  std::size_t add(PersonalDataKind kind, std::size_t start, std::size_t end) {
    end = over_tail(kind, end);
    // Only an address reaches back, over what looked like a number before the @; what stood out of
    // it to the left stays covered.
    while (!found_.empty() && found_.back().span.end > start) {
      start = std::min<std::size_t>(start, found_.back().span.start);
      found_.pop_back();
    }
    found_.push_back({kind, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}});
    forget_phone_word();
    return end;
  }

  // The digits that a mask leaves readable must not make a card together with those that follow:
  // then they belong to the finding.
  [[nodiscard]] std::size_t over_tail(PersonalDataKind kind, std::size_t end) const {
    if (kind == PersonalDataKind::email || kind == PersonalDataKind::password ||
        kind == PersonalDataKind::national_id)
      return end;
    for (bool longer = true; longer;) {
      longer = false;
      const DigitRun run = read_digits(text_, tail_start(text_, end, kind), 20, Separators::number);
      for (std::size_t count = std::min<std::size_t>(run.digits.size(), 19);
           count >= 13 && run.ends[count - 1] > end; --count) {
        if (!run.group_end[count - 1] || !card_valid(std::string_view(run.digits).substr(0, count)))
          continue;
        end = run.ends[count - 1];
        longer = true;
        break;
      }
    }
    return end;
  }

  void forget_phone_word() { words_since_phone_word_ = phone_word_reach + 1; }

  // `sign` is the position of the @. Returns where to go on.
  std::size_t email(std::size_t sign, std::size_t behind) {
    std::size_t start = sign;
    const bool behind_address = !found_.empty() && found_.back().kind == PersonalDataKind::email;
    const std::size_t leftmost = behind_address ? found_.back().span.end : 0;
    while (start > leftmost) {
      const std::size_t candidate = before(text_, start);
      if (!local_part_character(at(text_, candidate).c)) break;
      if (sign - candidate > local_part_bytes) {
        // Too long to be one; behind the last finding it may begin, but half of something is no
        // address.
        if (found_.empty() || sign - found_.back().span.end > local_part_bytes) return behind;
        start = found_.back().span.end;
        break;
      }
      start = candidate;
    }
    // Sentence marks before an address are not part of it.
    while (start < sign && !is_word_part(at(text_, start).c)) start = at(text_, start).next;
    std::size_t end = behind;
    while (end < text_.view().size() && end - behind < domain_bytes) {
      const Here here = at(text_, end);
      if (!domain_character(here.c)) break;
      end = here.next;
    }
    // What follows the domain may look like more of it (`a@b.de-12345`): the longest part that is
    // an address counts.
    while (end > behind) {
      while (end > behind && !is_word_part(at(text_, before(text_, end)).c))
        end = before(text_, end);
      if (normalize_email(text_.view().substr(start, end - start)))
        return add(PersonalDataKind::email, start, end);
      while (end > behind && is_word_part(at(text_, before(text_, end)).c))
        end = before(text_, end);
    }
    return behind;
  }

  std::size_t phone_with_plus(std::size_t plus, std::size_t behind) {
    std::size_t first = behind;
    if (const Here here = at(text_, first); here.c == U' ' || here.c == U'(') first = here.next;
    return phone(plus, first, 8);
  }

  std::size_t phone(std::size_t start, std::size_t first_digit, std::size_t least_digits) {
    if (digit_value(at(text_, first_digit).c) < 0) return 0;
    const DigitRun run = read_digits(text_, first_digit, 16, Separators::phone);
    for (std::size_t count = std::min<std::size_t>(run.digits.size(), 15); count >= least_digits;
         --count) {
      if (run.group_end[count - 1]) return add(PersonalDataKind::phone, start, run.ends[count - 1]);
    }
    return 0;
  }

  // A number that starts here: a card or a personal number by its check digits, a telephone by the
  // word before it.
  std::size_t number(std::size_t start) {
    const DigitRun run = read_digits(text_, start, 20, Separators::number);
    const std::size_t reach = words_since_phone_word_;
    forget_phone_word();
    for (std::size_t count = std::min<std::size_t>(run.digits.size(), 19); count >= 10; --count) {
      if (!run.group_end[count - 1]) continue;
      const std::string_view digits = std::string_view(run.digits).substr(0, count);
      const std::size_t end = run.ends[count - 1];
      if (card_valid(digits)) return add(PersonalDataKind::card, start, end);
      const bool grouped = end - start > count;
      // Eleven digits in a row may be any number; the dashes of a SNILS are its own.
      if (grouped && snils_valid(digits) && snils_shape(start, end))
        return add(PersonalDataKind::national_id, start, end);
      if (!grouped && reach > phone_word_reach && egn_valid(digits))
        return add(PersonalDataKind::national_id, start, end);
    }
    if (reach <= phone_word_reach) {
      if (const std::size_t end = phone(start, start, 7); end > 0) return end;
    }
    // Nothing begins here; the next group may begin something.
    std::size_t end = start;
    while (is_word_part(at(text_, end).c) && digit_value(at(text_, end).c) >= 0)
      end = at(text_, end).next;
    return end;
  }

  // 123-456-789 64
  [[nodiscard]] bool snils_shape(std::size_t start, std::size_t end) const {
    const std::string_view written = text_.view().substr(start, end - start);
    return written.size() == 14 && written[3] == '-' && written[7] == '-' &&
           (written[11] == ' ' || written[11] == '-');
  }

  std::size_t word(std::size_t start) {
    if (const std::size_t end = iban(start); end > 0) return end;
    std::size_t end = start;
    const std::string folded = read_word(end);
    if (begins_with_any(password_words, folded)) return secret(end, false);
    if (is_any(code_words, folded)) return secret(end, true);
    if (begins_with_any(phone_words, folded)) {
      words_since_phone_word_ = 0;
    } else if (words_since_phone_word_ <= phone_word_reach) {
      ++words_since_phone_word_;
    }
    return end;
  }

  // The folded word that starts at `position`, which is moved behind it.
  std::string read_word(std::size_t& position) const {
    const std::size_t start = position;
    std::size_t looked_at = position;
    for (std::size_t count = 0;; ++count) {
      const Here here = at(text_, position);
      if (position >= text_.view().size() || !is_word_part(here.c)) break;
      position = here.next;
      if (count < longest_word) looked_at = position;
    }
    return fold(
        text_.sub({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(looked_at)}));
  }

  std::size_t iban(std::size_t start) {
    std::string compact;
    std::size_t position = start;
    std::size_t length = 0;
    std::size_t gap = 0;
    while (position < text_.view().size()) {
      const Here here = at(text_, position);
      if (here.c == U' ' && compact.size() >= 4 && gap == 0) {
        ++gap;
      } else if (ascii_alnum(here.c)) {
        compact += static_cast<char>(here.c >= U'a' ? here.c - 0x20 : here.c);
        gap = 0;
        if (compact.size() == 2) length = iban_length(compact);
        if (compact.size() == length) break;
      } else {
        return 0;
      }
      if (compact.size() >= 2 && length == 0) return 0;
      position = here.next;
    }
    if (length == 0 || compact.size() != length || !iban_valid(compact)) return 0;
    const std::size_t end = at(text_, position).next;
    if (is_word_part(at(text_, end).c)) return 0;
    return add(PersonalDataKind::iban, start, end);
  }

  // The value after a password word: `: value`, `= value`, `is value`; a bare next word only where
  // it looks like a secret.
  std::size_t secret(std::size_t behind_word, bool digits_only) {
    std::size_t position = behind_word;
    bool announced = false;
    for (int part = 0; part < 3; ++part) {
      while (is_blank_or_sign(at(text_, position).c)) {
        const char32_t c = at(text_, position).c;
        announced = announced || c == U':' || c == U'=';
        position = at(text_, position).next;
      }
      std::size_t end = position;
      if (!is_any(filler_words, read_word(end))) break;
      announced = true;
      position = end;
    }
    std::size_t end = position;
    bool has_digit = false;
    bool only_digits = true;
    bool masked = false;
    std::size_t length = 0;
    while (end < text_.view().size() && !is_space(at(text_, end).c) && length < longest_word * 4) {
      const Here here = at(text_, end);
      const bool is_digit = digit_value(here.c) >= 0;
      has_digit = has_digit || is_digit;
      masked = masked || here.c == U'•';
      if (!is_digit && is_word_part(here.c)) only_digits = false;
      end = here.next;
      ++length;
    }
    // The sentence's own mark at the end is not part of it.
    while (end > position &&
           std::u32string_view(U".,;:!?)»\"”").find(at(text_, before(text_, end)).c) !=
               std::u32string_view::npos) {
      end = before(text_, end);
      --length;
    }
    // What was masked before stands for something already: masking again must change nothing.
    if (length < 3 || masked) return behind_word;
    if (digits_only ? !only_digits || !has_digit : !(announced || has_digit)) return behind_word;
    return add(PersonalDataKind::password, position, end);
  }

  [[nodiscard]] static bool is_blank_or_sign(char32_t c) {
    return c == U' ' || c == U':' || c == U'=' || c == U'-' || c == U'–' || c == U'\t' ||
           c == 0xA0 || c == U'"' || c == U'«' || c == U'„';
  }

  Utf8Text text_;
  std::vector<PersonalData> found_;
  std::size_t words_since_phone_word_ = phone_word_reach + 1;
};

bool separates(char32_t c, Separators separators) {
  if (c == U' ' || c == 0xA0 || c == 0x202F || c == U'-' || c == 0x2010 || c == 0x2011) return true;
  return separators == Separators::phone && (c == U'(' || c == U')' || c == U'.' || c == U'/');
}

}  // namespace

DigitRun read_digits(Utf8Text text, std::size_t position, std::size_t most, Separators separators) {
  DigitRun run;
  // Between two groups of a telephone number up to two signs stand, as in ") ".
  const std::size_t most_signs = separators == Separators::phone ? 2 : 1;
  std::size_t signs = 0;
  while (position < text.view().size() && run.digits.size() < most) {
    const Here here = at(text, position);
    const int value = digit_value(here.c);
    if (value >= 0) {
      if (signs > 0) run.group_end.back() = true;
      signs = 0;
      run.digits += static_cast<char>('0' + value);
      run.ends.push_back(static_cast<std::uint32_t>(here.next));
      run.group_end.push_back(false);
    } else if (separates(here.c, separators) && signs < most_signs) {
      ++signs;
    } else {
      break;
    }
    position = here.next;
  }
  // The last digit ends its group where nothing that belongs to the number follows.
  if (!run.digits.empty() && (signs > 0 || !is_word_part(at(text, run.ends.back()).c)))
    run.group_end.back() = true;
  return run;
}

std::vector<PersonalData> find_personal_data(Utf8Text text) {
  return Finder(text).run();
}

}  // namespace redress
