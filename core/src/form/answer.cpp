// One answer: what it must look like, and its canonical form.
#include <algorithm>
#include <array>

#include "redress/calendar.hpp"
#include "redress/detail.hpp"
#include "redress/form.hpp"
#include "redress/privacy.hpp"
#include "redress/text.hpp"

namespace redress {

namespace {

constexpr std::size_t longest_number_bytes = 20;
constexpr std::size_t longest_order_code_points = 40;

std::string trimmed_nfc(Utf8Text text) {
  std::string out = nfc(text);
  const Utf8Text view = Utf8Text::from(out).value();
  std::size_t start = 0;
  std::size_t end = 0;
  bool begun = false;
  for (std::size_t position = 0; position < out.size();) {
    const std::size_t here = position;
    const char32_t c = next_code_point(view, position);
    if (is_space(c) || is_invisible(c)) continue;
    if (!begun) start = here;
    begun = true;
    end = position;
  }
  return out.substr(start, end - start);
}

// ASCII digits for those of any script, a dot for a decimal comma; nothing where it is no number.
std::optional<std::string> normalize_number(Utf8Text text) {
  std::string out;
  bool dot = false;
  bool digit = false;
  for (std::size_t position = 0; position < text.view().size();) {
    const char32_t c = next_code_point(text, position);
    if (const int value = digit_value(c); value >= 0) {
      out += static_cast<char>('0' + value);
      digit = true;
    } else if ((c == U'.' || c == U',') && digit && !dot) {
      out += '.';
      dot = true;
    } else if ((c == U'-' || c == 0x2212) && out.empty()) {
      out += '-';
    } else {
      return std::nullopt;
    }
  }
  if (!digit || out.back() == '.' || out.size() > longest_number_bytes) return std::nullopt;
  return out;
}

// Letters, digits and the signs that order numbers are written with; at least one digit.
bool order_like(Utf8Text text) {
  bool digit = false;
  for (std::size_t position = 0; position < text.view().size();) {
    const char32_t c = next_code_point(text, position);
    const bool sign =
        c == U'-' || c == U'/' || c == U'.' || c == U'_' || c == U'#' || c == U'№' || c == U' ';
    if (digit_value(c) >= 0) {
      digit = true;
    } else if (!sign && !is_letter(c)) {
      return false;
    }
  }
  return digit && text.code_points() <= longest_order_code_points;
}

std::string capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return text;
}

// As written where that fits; where only capitals do, those: people copy numbers from receipts in
// any case.
std::optional<std::string> fit_pattern(const Field& field, std::string value) {
  if (field.pattern.empty()) return value;
  const Result<Pattern> pattern = Pattern::compile(field.pattern);
  if (!pattern || pattern->matches(value)) return value;
  if (field.type == FieldType::order) {
    std::string upper = capitals(value);
    if (pattern->matches(upper)) return upper;
  }
  return std::nullopt;
}

// `14.03.2026`, `2026-03-14`: a day that the calendar has.
std::optional<std::string> normalize_date(Utf8Text text) {
  Policy no_fields;
  const std::vector<Detail> found =
      find_details(text, split_words(text), no_fields, {}, {}, std::nullopt);
  if (found.size() != 1 || found[0].kind != DetailKind::date ||
      found[0].span != Span{0, static_cast<std::uint32_t>(text.view().size())}) {
    return std::nullopt;
  }
  return found[0].value;
}

}  // namespace

std::optional<std::string_view> check_answer(const Field& field, std::string_view answer,
                                             std::string& normalized) {
  const Result<Utf8Text> given = Utf8Text::from(answer);
  if (!given) return "field.invalid";
  std::string value = trimmed_nfc(*given);
  const Utf8Text text = Utf8Text::from(value).value();

  std::optional<std::string> canonical;
  std::string_view otherwise = "field.invalid";
  switch (field.type) {
    case FieldType::text:
    case FieldType::multiline:
      canonical = value;
      break;
    case FieldType::number:
      canonical = normalize_number(text);
      otherwise = "number.invalid";
      break;
    case FieldType::money:
      canonical = normalize_money(value);
      otherwise = "money.invalid";
      break;
    case FieldType::date:
      canonical = normalize_date(text);
      otherwise = "date.invalid";
      break;
    case FieldType::choice: {
      const bool known = std::any_of(field.choices.begin(), field.choices.end(),
                                     [&](const Choice& choice) { return choice.id == value; });
      if (known) canonical = value;
      otherwise = "choice.unknown";
      break;
    }
    case FieldType::email:
      canonical = normalize_email(value);
      otherwise = "email.invalid";
      break;
    case FieldType::phone:
      canonical = normalize_phone(value);
      otherwise = "phone.invalid";
      break;
    case FieldType::order:
      if (!field.pattern.empty() || order_like(text)) canonical = value;
      break;
  }
  if (!canonical) return otherwise;
  canonical = fit_pattern(field, std::move(*canonical));
  if (!canonical) return "field.pattern";
  normalized = std::move(*canonical);
  return std::nullopt;
}

}  // namespace redress
