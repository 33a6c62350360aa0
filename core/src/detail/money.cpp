// Amounts of money as people write them: `€25,90`, `1 200 лв.`, `4.500 Ft`.
#include <array>
#include <cstdint>

#include "detail/finders.hpp"

namespace redress {

namespace {

struct Currency {
  std::string_view code;
  std::string_view forms;  ///< As has_form() takes them.
  Beginnings beginnings{forms};
};
// ISO 4217, the code itself among the forms.
constexpr std::array<Currency, 14> currencies = {{
    {"EUR", "€ eur euro4 евро еврото євро euró4"},
    {"USD", "$ usd dollar4 доллар2 долар2 dollár4"},
    {"GBP", "£ gbp pound pounds quid"},
    {"RUB",
     "₽ rub р руб рубл1 рубла рублі рублів rubl ruble rubles rubley "
     "rubel4"},
    {"UAH", "₴ uah грн гривн1 гривн2 грив3 гривен гривной гривною гривнею grn"},
    {"HUF", "huf ft forint4"},
    {"BGN", "bgn лв лев лева левове левовете lv leva"},
    {"PLN", "pln zł zl złoty złote złotych злотый злотого злотых злотий злоті злоти"},
    {"KZT", "₸ kzt тенге"},
    {"RON", "ron lei leu"},
    {"CZK", "czk kč"},
    {"CHF", "chf"},
    {"ILS", "ils"},
    {"TRY", "try"},
}};

constexpr std::size_t longest_currency_bytes = 24;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Bytes of a space, ordinary or no-break, at `position`, or 0.
std::size_t space_at(std::string_view text, std::size_t position) {
  const std::string_view rest = text.substr(position);
  if (rest.starts_with(" ")) return 1;
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (rest.starts_with("\xE2\x80\xAF")) return 3;
  return 0;
}

std::size_t digits_at(std::string_view text, std::size_t position) {
  std::size_t count = 0;
  while (position + count < text.size() && is_digit(text[position + count])) ++count;
  return count;
}

struct Number {
  std::size_t end = 0;
  std::string value;  ///< `1200`, `25.90`
};
// Groups of three behind a space, a dot or a comma are thousands; one or two digits behind a dot or
// a comma at the end are a fraction.
std::optional<Number> number_at(std::string_view text, std::size_t position) {
  Number number;
  std::size_t count = digits_at(text, position);
  if (count == 0 || count > 9) return std::nullopt;
  number.value = text.substr(position, count);
  position += count;
  number.end = position;
  bool thousands = count <= 3;
  while (position < text.size()) {
    const char sign = text[position];
    const std::size_t space = space_at(text, position);
    const std::size_t width = space > 0 ? space : sign == '.' || sign == ',' ? 1 : 0;
    if (width == 0) break;
    count = digits_at(text, position + width);
    if (count == 3 && thousands && number.value.size() <= 6) {
      number.value += text.substr(position + width, 3);
    } else if (space == 0 && (count == 1 || count == 2)) {
      number.value += '.';
      number.value += text.substr(position + width, count);
      if (count == 1) number.value += '0';
      thousands = false;
      number.end = position + width + count;
      break;
    } else {
      break;
    }
    position += width + 3;
    number.end = position;
  }
  if (number.end < text.size() && is_digit(text[number.end])) return std::nullopt;
  while (number.value.size() > 1 && number.value[0] == '0' && is_digit(number.value[1]))
    number.value.erase(0, 1);
  return number;
}

Span span_of(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

// The word or the sign that starts at `position`; its end.
std::size_t currency_end(Utf8Text text, std::size_t position) {
  std::size_t end = position;
  while (end < text.view().size() && end - position < longest_currency_bytes) {
    std::size_t next = end;
    const char32_t c = next_code_point(text, next);
    const bool sign =
        c == U'€' || c == U'$' || c == U'£' || c == 0x20BD || c == 0x20B4 || c == 0x20B8;
    if (sign && end == position) return next;
    if (!is_letter(c)) break;
    end = next;
  }
  return end;
}

}  // namespace

std::string_view currency_of(std::string_view folded) {
  if (folded.empty()) return {};
  for (const Currency& currency : currencies) {
    if (currency.beginnings.may_have(folded) && has_form(currency.forms, folded))
      return currency.code;
  }
  return {};
}

std::optional<Money> money_at(Utf8Text whole, std::size_t position) {
  const std::string_view text = whole.view();
  // The sign may stand before the number.
  std::string_view code;
  std::size_t start = position;
  if (!is_digit(text[position])) {
    const std::size_t end = currency_end(whole, position);
    if (end == position || end >= text.size()) return std::nullopt;
    code = currency_of(fold(whole.sub(span_of(position, end))));
    if (code.empty()) return std::nullopt;
    start = end + space_at(text, end);
  }
  const std::optional<Number> number = number_at(text, start);
  if (!number) return std::nullopt;
  if (!code.empty()) return Money{number->end, number->value + " " + std::string(code)};
  const std::size_t word = number->end + space_at(text, number->end);
  const std::size_t end = currency_end(whole, word);
  if (end == word) return std::nullopt;
  code = currency_of(fold(whole.sub(span_of(word, end))));
  if (code.empty()) return std::nullopt;
  return Money{end, number->value + " " + std::string(code)};
}

void find_amounts(Utf8Text text, const Words& words, const Policy& policy,
                  std::vector<Detail>& out) {
  const std::string_view bytes = text.view();
  const Index field = field_of_type(policy, FieldType::money);
  std::size_t behind = 0;
  for (const Word& word : words.words) {
    if (!word.digits || word.span.start < behind || !is_digit(bytes[word.span.start])) continue;
    std::size_t start = word.span.start;
    // A sign directly before the digits is no word, so it is looked for from the number.
    std::string_view before = bytes.substr(behind, word.span.start - behind);
    const std::size_t gap = before.ends_with(' ') ? 1 : 0;
    before.remove_suffix(gap);
    for (const std::string_view sign : {"€", "$", "£", "₽", "₴", "₸"}) {
      if (before.ends_with(sign)) start = word.span.start - sign.size() - gap;
    }
    const std::optional<Money> money = money_at(text, start);
    if (!money) continue;
    behind = money->end;
    out.push_back({DetailKind::amount,
                   {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(money->end)},
                   money->value,
                   field});
  }
}

}  // namespace redress
