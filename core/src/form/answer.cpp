// One answer: what it must look like, and its canonical form.
#include <algorithm>

#include "redress/calendar.hpp"
#include "redress/detail.hpp"
#include "redress/form.hpp"
#include "redress/privacy.hpp"
#include "redress/text.hpp"

namespace redress {

namespace {

constexpr std::size_t longest_order_code_points = 40;
constexpr Date first_possible{1900, 1, 1};
constexpr Date last_possible{2100, 12, 31};

std::string as_kept(Utf8Text text, FieldType type) {
  if (type != FieldType::multiline) return one_line(text);
  const std::string lines = tidy(text);
  return std::string(trim(Utf8Text::from(lines).value()));
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

enum class Case : std::uint8_t { upper, lower };
std::string in_case(std::string text, Case wanted) {
  for (char& c : text) {
    if (wanted == Case::upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    if (wanted == Case::lower && c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return text;
}

// What looks the same on a receipt: digits of any script and full-width signs as ASCII, every dash
// as a hyphen, and the letters that a Latin one is mistaken for.
std::string as_printed(std::string_view value) {
  const Utf8Text text = Utf8Text::from(value).value();
  std::string out;
  for (std::size_t position = 0; position < value.size();) {
    char32_t c = next_code_point(text, position);
    if (const int digit = digit_value(c); digit >= 0) {
      c = U'0' + static_cast<char32_t>(digit);
    } else if (c >= 0xFF01 && c <= 0xFF5E) {
      c -= 0xFEE0;
    } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
      c = U'-';
    } else if (const char letter = looks_like(c); letter != 0) {
      c = static_cast<unsigned char>(letter);
    }
    append_utf8(out, c);
  }
  return out;
}

std::string without_gaps(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '-'; });
  return text;
}

// № AB123456, #AB123456
std::string without_number_sign(const std::string& text) {
  for (const std::string_view sign : {"#", "№"}) {
    if (text.starts_with(sign))
      return text.substr(std::min(text.find_first_not_of(' ', sign.size()), text.size()));
  }
  return text;
}

// As written where that fits. Of an order number else what a person would see as the same: in other
// case, as it is printed, without a sign for a number, at last without blanks and dashes.
std::optional<std::string> fit_pattern(const Field& field, std::string value) {
  if (field.pattern.empty()) return value;
  const Result<Pattern> pattern = Pattern::compile(field.pattern);
  if (!pattern || pattern->matches(value)) return value;
  if (field.type != FieldType::order) return std::nullopt;
  const std::string printed = without_number_sign(as_printed(value));
  for (const std::string& form : {value, printed, without_gaps(printed)}) {
    for (std::string candidate : {form, in_case(form, Case::upper), in_case(form, Case::lower)}) {
      if (pattern->matches(candidate)) return candidate;
    }
  }
  return std::nullopt;
}

// The id of a choice from the id itself or from what the page calls it.
std::optional<std::string> choice_of(const Field& field, const std::string& value,
                                     const Texts* texts) {
  for (const Choice& choice : field.choices) {
    if (choice.id == value) return value;
  }
  if (texts == nullptr) return std::nullopt;
  const std::string folded = fold(Utf8Text::from(value).value());
  for (const Choice& choice : field.choices) {
    const Result<Utf8Text> label = Utf8Text::from((*texts)[choice.label]);
    if (label && !label->blank() && fold(*label) == folded) return choice.id;
  }
  return std::nullopt;
}

struct DayRange {
  Day first = to_day(first_possible);
  Day last = to_day(last_possible);
};
// Bounds that count from today are none without it.
DayRange range_of(const Field& field, std::optional<Day> today) {
  DayRange range;
  const auto apply = [&](const std::string& bound, Day& target) {
    if (bound.empty() || (!today && bound.find('P') != std::string::npos)) return;
    target = bound_day(bound, today.value_or(Day{0})).value_or(target);
  };
  apply(field.min, range.first);
  apply(field.max, range.last);
  const DayRange possible;
  return {std::max(range.first, possible.first), std::min(range.last, possible.last)};
}

// What a canonical value of type number, money or date breaks of the field's bounds.
std::optional<std::string_view> out_of_bounds(const Field& field, std::string_view value,
                                              std::optional<Day> today) {
  if (!has_bounds(field.type)) return std::nullopt;
  if (field.type == FieldType::date) {
    const DayRange range = range_of(field, today);
    const Day day = bound_day(value, Day{0}).value_or(range.first);
    if (day < range.first || day > range.last) return date_out_of_range;
    return std::nullopt;
  }
  const std::string_view number = value.substr(0, value.find(' '));
  if (!field.min.empty() && compare_decimals(number, field.min) < 0) return "number.too_small";
  if (!field.max.empty() && compare_decimals(number, field.max) > 0) return "number.too_large";
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> check_answer(const Field& field, std::string_view answer,
                                             std::string& normalized,
                                             const AnswerContext& context) {
  const Result<Utf8Text> given = Utf8Text::from(answer);
  if (!given) return "field.invalid";
  const std::string value = as_kept(*given, field.type);
  const Utf8Text text = Utf8Text::from(value).value();

  std::optional<std::string> canonical;
  std::string_view otherwise = "field.invalid";
  switch (field.type) {
    case FieldType::text:
    case FieldType::multiline:
      canonical = value;
      break;
    case FieldType::number:
      canonical = normalize_number(
          value, context.texts != nullptr && context.texts->language.starts_with("en"));
      otherwise = "number.invalid";
      break;
    case FieldType::money:
      canonical = normalize_money(value);
      otherwise = "money.invalid";
      break;
    case FieldType::date:
      canonical = normalize_date(text, context.today, context.country == "US");
      otherwise = "date.invalid";
      break;
    case FieldType::choice:
      canonical = choice_of(field, value, context.texts);
      otherwise = "choice.unknown";
      break;
    case FieldType::email:
      canonical = normalize_email(value);
      otherwise = "email.invalid";
      break;
    case FieldType::phone:
      canonical = normalize_phone(value, context.country);
      otherwise = "phone.invalid";
      break;
    case FieldType::order:
      if (!field.pattern.empty() || order_like(text)) canonical = value;
      break;
  }
  if (!canonical) return otherwise;
  if (const auto code = out_of_bounds(field, *canonical, context.today)) return code;
  canonical = fit_pattern(field, std::move(*canonical));
  if (!canonical) return answer_off_pattern;
  normalized = std::move(*canonical);
  return std::nullopt;
}

std::vector<MessageArgument> bound_arguments(const Field& field, std::optional<Day> today) {
  if (field.type != FieldType::date) return {{"min", field.min}, {"max", field.max}};
  const DayRange range = range_of(field, today);
  return {{"min", format_day(range.first)}, {"max", format_day(range.last)}};
}

}  // namespace redress
