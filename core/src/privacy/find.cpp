#include <algorithm>
#include <array>

#include "base/one_copy.hpp"
#include "privacy/context_words.hpp"
#include "privacy/cursor.hpp"
#include "privacy/parts.hpp"
#include "privacy/phone_forms.hpp"
#include "privacy/phone_numbers.hpp"
#include "privacy/seen.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

constexpr std::size_t word_reach = 4;  // words between one that names a number and the number
constexpr std::size_t least_phone_digits = 7;
constexpr std::size_t least_digits_abroad = 8;
constexpr std::size_t most_phone_digits = 15;  // ITU-T E.164

bool is_code_word(std::string_view folded) {
  return folded.starts_with("code") || folded.starts_with("код") || folded.starts_with("kód");
}

class Finder {
 public:
  Finder(Utf8Text text, std::string_view country) : text_(text), country_(country) {
    forget_words();
  }

  std::vector<PersonalData> run() {
    std::size_t position = 0;
    char32_t previous = 0;
    while (position < text_.view().size()) {
      const Here here = at(text_, position);
      std::size_t next = here.next;
      const bool starts = !is_word_part(previous);
      if (here.c == U'•') {
        next = masked(position);
      } else if (is_at(here.c)) {
        next = email(position, here.next);
      } else if (here.c == U'+' || here.c == 0xFF0B) {
        if (digit_value(previous) < 0 && previous != U'•' && !is_mark(previous))
          next = std::max(next, phone_with_plus(position, next));
      } else if (here.c == U'!' || here.c == U'?') {
        forget_words();
      } else if (here.c == U',' || here.c == U';') {
        // What an order is called stands directly behind it.
        std::ptrdiff_t& order = last_[static_cast<std::size_t>(WordClass::reference)];
        order = std::min(order, words_ - 1);
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
    forget_words();
    last_end_ = end;
    ordered_until_ = 0;
    return end;
  }

  // Another number may follow: "… or 0888 123 457".
  std::size_t add_phone(std::size_t start, std::size_t digits_end) {
    const std::size_t end = add(PersonalDataKind::phone, start, with_extension(text_, digits_end));
    last_[static_cast<std::size_t>(WordClass::phone_hint)] = words_;
    return end;
  }

  // The digits that a mask leaves readable must not make a card together with those that follow:
  // then they belong to the finding. Otherwise masking again would find one.
  [[nodiscard]] std::size_t over_tail(PersonalDataKind kind, std::size_t end) const {
    if (tail_length(kind) == 0) return end;
    while (const std::size_t longer = card_behind(kind, tail_start(text_, end, kind), end))
      end = longer;
    return end;
  }
  // End of the card that begins with the digits of [tail, end), as if nothing were between them,
  // and goes on behind it; or 0.
  [[nodiscard]] std::size_t card_behind(PersonalDataKind kind, std::size_t tail,
                                        std::size_t end) const {
    DigitRun run;
    for (std::size_t position = tail; position < end;) {
      const Here here = at(text_, position);
      position = here.next;
      const int value = digit_value(here.c);
      if (value < 0 && kind == PersonalDataKind::iban && is_letter(here.c)) return 0;
      if (value < 0) continue;
      run.digits[run.size] = static_cast<char>('0' + value);
      run.ends[run.size++] = static_cast<std::uint32_t>(position);
    }
    run = read_digits(text_, end, run);
    for (std::size_t count = std::min<std::size_t>(run.size, 19); count >= 13; --count) {
      if (run.ends[count - 1] > end && is_card(run, count, false)) return run.ends[count - 1];
    }
    return 0;
  }

  // What stands for a finding already, with the tail that a mask leaves: read over, so that what
  // follows is judged as it was when the finding stood there.
  std::size_t masked(std::size_t position) {
    std::size_t bullets = 0;
    while (at(text_, position).c == U'•') {
      position = at(text_, position).next;
      ++bullets;
    }
    forget_words();
    last_end_ = position;
    if (bullets < 4 || at(text_, position).c != U' ') return position;
    const std::size_t tail = position + 1;
    // The beginning of an address is no tail.
    if (before_at(text_, tail)) return position;
    std::size_t end = tail;
    std::size_t length = 0;
    std::size_t digits = 0;
    for (Here here = at(text_, end); length <= 4 && is_word_part(here.c); here = at(text_, end)) {
      if (digit_value(here.c) >= 0) ++digits;
      ++length;
      end = here.next;
    }
    if (length != 4 && (length != 2 || digits != 2)) return position;
    if (const std::size_t card = card_behind(PersonalDataKind::iban, tail, end)) {
      return add(PersonalDataKind::card, tail, card);
    }
    last_end_ = end;
    return end;
  }

  void forget_words() { last_.fill(words_ - 4 * static_cast<std::ptrdiff_t>(word_reach)); }
  // Words since the last one of that class, fillers not counted; 0 directly behind it.
  [[nodiscard]] std::size_t since(WordClass kind) const {
    return static_cast<std::size_t>(words_ - last_[static_cast<std::size_t>(kind)]);
  }
  // A word of that class is near, and no order, parcel or invoice is nearer.
  [[nodiscard]] bool near(WordClass kind) const {
    return since(kind) <= word_reach && since(kind) <= since(WordClass::reference);
  }

  // Its own groups prove a social security number further from its name.
  [[nodiscard]] bool social_near() const {
    return since(WordClass::social_security) <= 3 * word_reach;
  }

  std::size_t email(std::size_t sign, std::size_t behind) {
    // An address swallows numbers before its @, but nothing that ended before them.
    const bool number = !found_.empty() && found_.back().span.end == last_end_ &&
                        found_.back().kind != PersonalDataKind::email &&
                        found_.back().kind != PersonalDataKind::password;
    const std::optional<Span> span = email_at(text_, sign, number ? before_last() : last_end_);
    return span ? add(PersonalDataKind::email, span->start, span->end) : behind;
  }
  // Where what may belong to an address begins that has the last finding in it.
  [[nodiscard]] std::size_t before_last() const {
    return found_.size() > 1 ? found_[found_.size() - 2].span.end : 0;
  }

  std::size_t phone_with_plus(std::size_t plus, std::size_t behind) {
    std::size_t first = behind;
    if (const Here here = at(text_, first); here.c == U' ' || here.c == U'(') first = here.next;
    if (digit_value(at(text_, first).c) <= 0) return 0;
    const DigitRun run = read_phone(text_, first);
    const std::size_t count =
        phone_digits(run, most_digits_abroad(run.first(run.size)), least_digits_abroad);
    if (count == 0) return 0;
    const std::size_t end = run.ends[count - 1];
    // +10 000 000 is an amount, whatever it is of. Nothing begins inside one: what was found there
    // and masked would leave another number before it.
    if (amount(plus, end) || run.first(count).ends_with("000000")) {
      ++words_;
      return end;
    }
    return add_phone(plus, end);
  }

  // A number that starts here: a card or a personal number by its check digits, a telephone by its
  // form or by the word before it.
  std::size_t number(std::size_t start) {
    const DigitRun run = read_digits(text_, start);
    std::size_t first = 1;
    while (first < run.size && run.before[first] == 0) ++first;
    std::size_t dated = run.date_at(0);
    if (dated == 0) dated = run.days_or_hours();
    if (dated > 0) {
      ++words_;
      return run.ends[dated - 1];
    }
    const bool card_named = near(WordClass::card);
    const bool ordered =
        start < ordered_until_ || since(WordClass::reference) == 0 || behind_number_sign(start);
    for (std::size_t count = std::min<std::size_t>(run.size, 19); count >= 12; --count) {
      if (count == 12 && !card_named) break;
      if (ordered && !card_named && run.signs(count) == 0) continue;
      if (is_card(run, count, card_named))
        return add(PersonalDataKind::card, start, run.ends[count - 1]);
    }
    if (near(WordClass::passport)) {
      if (const std::size_t end = passport_end(text_, start))
        return add(PersonalDataKind::national_id, start, end);
    }
    const bool phone_named = near(WordClass::phone);
    const bool id_first = !phone_named || social_near() ||
                          since(WordClass::personal_number) < since(WordClass::phone);
    if (id_first) {
      if (const std::size_t end = personal_number(run, start, ordered))
        return add(PersonalDataKind::national_id, start, end);
    }
    if (const std::size_t end = phone(start, phone_named, ordered)) {
      // Nothing begins inside an amount.
      if (amount(start, end)) {
        ++words_;
        return end;
      }
      // The bracket around its first digits, not one around the whole.
      const bool bracket =
          start > last_end_ && text_.view()[start - 1] == '(' &&
          text_.view().substr(start, end - start).find(')') != std::string_view::npos;
      return add_phone(bracket ? start - 1 : start, end);
    }
    // Nothing begins here; the next group may begin something.
    ++words_;
    if (ordered) ordered_until_ = run.ends[run.size - 1];
    return run.size == DigitRun::most_digits && first == run.size ? skip_digits(start)
                                                                  : run.ends[first - 1];
  }
  [[nodiscard]] std::size_t skip_digits(std::size_t position) const {
    while (digit_value(at(text_, position).c) >= 0) position = at(text_, position).next;
    return position;
  }

  [[nodiscard]] bool amount(std::size_t start, std::size_t end) const {
    return is_amount(text_, end) || behind_currency(text_, start, std::min(last_end_, start));
  }
  // № 123, # 123
  [[nodiscard]] bool behind_number_sign(std::size_t start) const {
    if (start <= last_end_) return false;
    std::size_t position = before(text_, start);
    if (position > last_end_ && is_blank(at(text_, position).c)) position = before(text_, position);
    const char32_t c = at(text_, position).c;
    return c == U'#' || c == 0x2116;
  }
  // Part of something longer, such as 12-345 or AB/12.
  [[nodiscard]] bool joined(std::size_t start, std::size_t end) const {
    const auto joins = [](char32_t c) {
      return is_dash(c) || c == U'/' || c == U'.' || c == U',' || c == U':' || c == U'#';
    };
    const auto part = [](char32_t c) { return is_word_part(c) || c == U'•'; };
    // What stands behind a finding is a number of its own: 02 555 201/02 555 202. Not behind what
    // only looks like a mask and its tail.
    const bool behind_finding =
        start > 0 && !found_.empty() && found_.back().span.end == before(text_, start);
    if (start > 0 && !behind_finding) {
      const std::size_t sign = before(text_, start);
      if (sign > 0 && joins(at(text_, sign).c) && part(at(text_, before(text_, sign)).c)) {
        const char32_t c = at(text_, sign).c;
        const char32_t front = at(text_, before(text_, sign)).c;
        // "Tel.: 02", "Phone:02" and "Anna,02" begin a number.
        const bool mark = c == U':' || c == U'.' || c == U',';
        if (!mark || digit_value(front) >= 0 || front == U'•' || is_mark(front)) return true;
      }
    }
    const Here sign = at(text_, end);
    const char32_t behind = at(text_, sign.next).c;
    // "02,call me" ends one.
    return joins(sign.c) && part(behind) && (sign.c != U',' || !is_letter(behind));
  }

  std::size_t personal_number(const DigitRun& run, std::size_t start, bool ordered) const {
    for (std::size_t count = std::min<std::size_t>(run.size, 12); count >= 9; --count) {
      if (!run.ends_group(count) || (run.signs(count) & ~(gap::space | gap::dash)) != 0) continue;
      const std::size_t end = run.ends[count - 1];
      const NumberContext context{country_, near(WordClass::personal_number),
                                  near(WordClass::social_security), social_near(),
                                  ordered || joined(start, end)};
      if (is_personal_number(run, count, context) && !amount(start, end)) return end;
    }
    return 0;
  }
  std::size_t phone(std::size_t start, bool named, bool ordered) const {
    if (!named && ordered) return 0;
    const DigitRun run = read_phone(text_, start);
    const auto usual = [&](std::string_view country) {
      std::size_t count = home_phone(country, run, most_phone_digits);
      while (!named && count > 0 && joined(start, run.ends[count - 1]))
        count = home_phone(country, run, count - 1);
      return count;
    };
    std::size_t count = usual(country_);
    if (count == 0 && since(WordClass::phone_hint) == 0) count = usual(any_country);
    if (named && count == 0) {
      count = phone_digits(run, most_phone_digits, least_phone_digits);
      if (count > 0 && run.round_amount(count)) return 0;
    }
    // Numbers of small towns: 50-12-35, directly behind the word.
    if (count == 0 && since(WordClass::phone) == 0 && run.size >= 6 && run.ends_group(6) &&
        run.signs(6) == gap::dash && run.groups(6).are("222"))
      count = 6;
    return count == 0 ? 0 : run.ends[count - 1];
  }

  // A pass is one to travel with too, and PW begins numbers: they need a sign behind them, or PW a
  // word.
  [[nodiscard]] bool announces(std::size_t start, std::size_t end) const {
    if (end - start != 4 && end - start != 2) return true;
    const char32_t sign = at(text_, end).c;
    return sign == U':' || sign == U'=' ||
           (end - start == 2 && is_blank(sign) && is_letter(at(text_, skip_blanks(text_, end)).c));
  }

  [[nodiscard]] std::size_t national_insurance(std::size_t start) const {
    const bool ordered = since(WordClass::reference) == 0 || behind_number_sign(start);
    // "TAJ-om" is one word.
    const bool named =
        near(WordClass::personal_number) && !(start > 0 && text_.view()[start - 1] == '-');
    const bool elsewhere = !country_.empty() && country_ != "GB";
    return named || (!ordered && !elsewhere) ? nino_end(text_, start, named) : 0;
  }

  std::size_t word(std::size_t start) {
    if (!has_shortcuts || !starts_plain_word(text_, start)) {
      if (const std::size_t end = iban_end(text_, start))
        return add(PersonalDataKind::iban, start, end);
      if (const std::size_t end = national_insurance(start))
        return add(PersonalDataKind::national_id, start, end);
    }
    if (near(WordClass::passport)) {
      if (const std::size_t end = passport_end(text_, start))
        return add(PersonalDataKind::national_id, start, end);
    }
    std::size_t end = start;
    WordClass kind = read_class(text_, end);
    if (kind == WordClass::code_kind) {
      std::size_t next = skip_blanks(text_, end);
      kind = is_code_word(read_word(text_, next)) ? WordClass::code : WordClass::none;
    }
    if (kind == WordClass::password && !announces(start, end)) kind = WordClass::none;
    if (kind == WordClass::password || kind == WordClass::code) {
      const std::optional<Span> secret =
          kind == WordClass::password ? password_behind(text_, end) : code_behind(text_, end);
      if (secret) return add(PersonalDataKind::password, secret->start, secret->end);
    }
    if (kind != WordClass::filler && kind != WordClass::copula) ++words_;
    last_[static_cast<std::size_t>(kind)] = words_;
    return end;
  }

  Utf8Text text_;
  std::string_view country_;
  std::vector<PersonalData> found_;
  std::size_t last_end_ = 0;       // of the last finding or mask
  std::size_t ordered_until_ = 0;  // groups of digits up to there belong to an order's number
  std::ptrdiff_t words_ = 0;
  std::array<std::ptrdiff_t, word_classes> last_{};  // words_ when one of that class was read
};

}  // namespace

std::vector<PersonalData> find_personal_data(Utf8Text text, std::string_view country) {
  const SeenText seen(text);
  std::vector<PersonalData> found = Finder(seen.text(), country).run();
  seen.restore(found);
  return found;
}

}  // namespace redress
