// The least and the most that an answer may be.
#include <algorithm>

#include "calendar/scan.hpp"
#include "redress/policy.hpp"

namespace redress {

namespace {

constexpr std::size_t most_decimal_digits = 15;
constexpr std::int64_t most_years = 200;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The digits at the start of `text`, which are taken off it; nothing for none or too many.
std::optional<std::int32_t> take_number(std::string_view& text, std::size_t most) {
  std::int32_t value = 0;
  std::size_t count = 0;
  for (; count < text.size() && is_digit(text[count]); ++count) {
    if (count == most) return std::nullopt;
    value = value * 10 + (text[count] - '0');
  }
  text.remove_prefix(count);
  if (count == 0) return std::nullopt;
  return value;
}

// A day that its month does not have becomes the last that it has.
Day same_day(Date from, std::int32_t months) {
  const std::int32_t count = from.year * 12 + from.month - 1 + months;
  Date date{count / 12, count % 12 + 1, from.day};
  while (to_date(to_day(date)) != date) --date.day;
  return to_day(date);
}

// Sign, whole part without leading zeros, fraction without trailing ones.
struct Decimal {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
};
Decimal parts_of(std::string_view text) {
  Decimal out;
  out.negative = text.starts_with('-');
  if (out.negative) text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  out.whole = text.substr(0, dot);
  if (dot != std::string_view::npos) out.fraction = text.substr(dot + 1);
  while (out.whole.starts_with('0')) out.whole.remove_prefix(1);
  while (out.fraction.ends_with('0')) out.fraction.remove_suffix(1);
  if (out.whole.empty() && out.fraction.empty()) out.negative = false;
  return out;
}

bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, dot);
  const std::string_view fraction = text.substr(std::min(dot + 1, text.size()));
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  return digits(whole) && (dot == text.size() || digits(fraction)) &&
         whole.size() + fraction.size() <= most_decimal_digits;
}

}  // namespace

std::optional<Day> bound_day(std::string_view bound, Day today) {
  if (const std::optional<Day> day = calendar::read_day(bound)) return day;
  const std::int32_t sign = bound.starts_with('-') ? -1 : 1;
  if (sign < 0) bound.remove_prefix(1);
  if (!bound.starts_with('P')) return std::nullopt;
  bound.remove_prefix(1);
  const auto count = take_number(bound, 5);
  if (!count || bound.size() != 1) return std::nullopt;
  const std::int32_t days_of_unit = bound == "D" ? 1 : bound == "M" ? 30 : bound == "Y" ? 365 : 0;
  if (days_of_unit == 0 || std::int64_t{*count} * days_of_unit > most_years * 365)
    return std::nullopt;
  if (bound == "D") return Day{today.number + sign * *count};
  return same_day(to_date(today), sign * *count * (bound == "Y" ? 12 : 1));
}

int compare_decimals(std::string_view a, std::string_view b) {
  const Decimal left = parts_of(a);
  const Decimal right = parts_of(b);
  if (left.negative != right.negative) return left.negative ? -1 : 1;
  int order = 0;
  if (left.whole.size() != right.whole.size()) {
    order = left.whole.size() < right.whole.size() ? -1 : 1;
  } else {
    order = left.whole.compare(right.whole);
    if (order == 0) order = left.fraction.compare(right.fraction);
  }
  return left.negative ? -order : order;
}

bool has_bounds(FieldType type) {
  return type == FieldType::number || type == FieldType::money || type == FieldType::date;
}

bool is_bound(FieldType type, std::string_view text) {
  if (!has_bounds(type)) return text.empty();
  return type == FieldType::date ? bound_day(text, Day{0}).has_value() : is_decimal(text);
}

}  // namespace redress
