#include "privacy/numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "redress/calendar.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

struct IbanCountry {
  std::string_view code;
  std::uint8_t length;
};
// SWIFT IBAN registry, release 99; ascending by code.
constexpr std::array<IbanCountry, 88> iban_countries = {{
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
    {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
    {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
    {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27},
    {"GT", 28}, {"HN", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26},
    {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20},
    {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20},
    {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24},
    {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24},
    {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25},
    {"SV", 28}, {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20},
}};

int digit(char c) {
  return c - '0';
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + digit(c);
  return value;
}

}  // namespace

bool luhn_valid(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto c = digits.rbegin(); c != digits.rend(); ++c) {
    const int value = digit(*c) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
    twice = !twice;
  }
  return !digits.empty() && sum % 10 == 0;
}

bool card_valid(std::string_view digits) {
  if (digits.size() < 13 || digits.size() > 19) return false;
  const int two = number(digits.substr(0, 2));
  const int four = number(digits.substr(0, 4));
  const bool issued = digits[0] == '4' || digits[0] == '6' || two == 34 || two == 37 || two == 35 ||
                      two == 36 || two == 38 || two == 39 || two == 30 || two == 50 ||
                      (two >= 51 && two <= 58) || (four >= 2200 && four <= 2205) ||
                      (four >= 2221 && four <= 2720);
  return issued && luhn_valid(digits);
}

std::size_t iban_length(std::string_view country) {
  const auto found = std::lower_bound(
      iban_countries.begin(), iban_countries.end(), country,
      [](const IbanCountry& entry, std::string_view code) { return entry.code < code; });
  return found != iban_countries.end() && found->code == country ? found->length : 0;
}

bool iban_valid(std::string_view compact) {
  if (compact.size() < 5 || iban_length(compact.substr(0, 2)) != compact.size()) return false;
  // ISO 7064: the first four characters go to the end, letters count 10 to 35, and the remainder by
  // 97 is 1.
  int remainder = 0;
  for (std::size_t i = 0; i < compact.size(); ++i) {
    const char c = compact[(i + 4) % compact.size()];
    if (c >= '0' && c <= '9') {
      remainder = (remainder * 10 + digit(c)) % 97;
    } else if (c >= 'A' && c <= 'Z') {
      remainder = (remainder * 100 + (c - 'A' + 10)) % 97;
    } else {
      return false;
    }
  }
  return remainder == 1;
}

bool egn_valid(std::string_view digits) {
  if (digits.size() != 10) return false;
  int year = 1900 + number(digits.substr(0, 2));
  int month = number(digits.substr(2, 2));
  if (month > 40) {
    year += 100;
    month -= 40;
  } else if (month > 20) {
    year -= 100;
    month -= 20;
  }
  if (month < 1 || month > 12) return false;
  const Date date{year, month, number(digits.substr(4, 2))};
  if (date.day < 1 || to_date(to_day(date)) != date) return false;
  constexpr std::array<int, 9> weights = {2, 4, 8, 5, 10, 9, 7, 3, 6};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += digit(digits[i]) * weights[i];
  return sum % 11 % 10 == digit(digits[9]);
}

bool snils_valid(std::string_view digits) {
  if (digits.size() != 11) return false;
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += digit(digits[static_cast<std::size_t>(i)]) * (9 - i);
  return sum % 101 % 100 == number(digits.substr(9));
}

}  // namespace redress
