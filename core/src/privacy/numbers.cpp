#include "privacy/numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace redress {

namespace {

struct IbanCountry {
  char code[3];
  std::uint8_t length;
  std::uint8_t letters;  ///< Letters with which the bank's code begins.
  bool digits;           ///< Nothing but digits behind them.
};
// SWIFT IBAN registry, release 99, and the countries of Africa and Asia that use its form without
// being in it; ascending by code.
constexpr std::array<IbanCountry, 111> iban_countries = {{
    {"AD", 24, 0, false}, {"AE", 23, 0, true},  {"AL", 28, 0, false}, {"AO", 25, 0, true},
    {"AT", 20, 0, true},  {"AZ", 28, 4, false}, {"BA", 20, 0, true},  {"BE", 16, 0, true},
    {"BF", 28, 0, false}, {"BG", 22, 4, false}, {"BH", 22, 4, false}, {"BI", 27, 0, true},
    {"BJ", 28, 0, false}, {"BR", 29, 0, false}, {"BY", 28, 0, false}, {"CF", 27, 0, true},
    {"CG", 27, 0, true},  {"CH", 21, 0, false}, {"CI", 28, 0, false}, {"CM", 27, 0, true},
    {"CR", 22, 0, true},  {"CV", 25, 0, true},  {"CY", 28, 0, false}, {"CZ", 24, 0, true},
    {"DE", 22, 0, true},  {"DJ", 27, 0, true},  {"DK", 18, 0, true},  {"DO", 28, 0, false},
    {"DZ", 26, 0, true},  {"EE", 20, 0, true},  {"EG", 29, 0, true},  {"ES", 24, 0, true},
    {"FI", 18, 0, true},  {"FK", 18, 2, true},  {"FO", 18, 0, true},  {"FR", 27, 0, false},
    {"GA", 27, 0, true},  {"GB", 22, 4, true},  {"GE", 22, 2, true},  {"GI", 23, 4, false},
    {"GL", 18, 0, true},  {"GQ", 27, 0, true},  {"GR", 27, 0, false}, {"GT", 28, 0, false},
    {"GW", 25, 0, false}, {"HN", 28, 4, true},  {"HR", 21, 0, true},  {"HU", 28, 0, true},
    {"IE", 22, 4, true},  {"IL", 23, 0, true},  {"IQ", 23, 4, true},  {"IR", 26, 0, true},
    {"IS", 26, 0, true},  {"IT", 27, 1, false}, {"JO", 30, 4, false}, {"KM", 27, 0, true},
    {"KW", 30, 4, false}, {"KZ", 20, 0, false}, {"LB", 28, 0, false}, {"LC", 32, 4, false},
    {"LI", 21, 0, false}, {"LT", 20, 0, true},  {"LU", 20, 0, false}, {"LV", 21, 4, false},
    {"LY", 25, 0, true},  {"MA", 28, 0, true},  {"MC", 27, 0, false}, {"MD", 24, 0, false},
    {"ME", 22, 0, true},  {"MG", 27, 0, true},  {"MK", 19, 0, false}, {"ML", 28, 0, false},
    {"MN", 20, 0, true},  {"MR", 27, 0, true},  {"MT", 31, 4, false}, {"MU", 30, 4, false},
    {"MZ", 25, 0, true},  {"NE", 28, 0, false}, {"NI", 28, 4, true},  {"NL", 18, 4, true},
    {"NO", 15, 0, true},  {"OM", 23, 0, false}, {"PK", 24, 4, false}, {"PL", 28, 0, true},
    {"PS", 29, 4, false}, {"PT", 25, 0, true},  {"QA", 29, 4, false}, {"RO", 24, 4, false},
    {"RS", 22, 0, true},  {"RU", 33, 0, false}, {"SA", 24, 0, false}, {"SC", 31, 4, false},
    {"SD", 18, 0, true},  {"SE", 24, 0, true},  {"SI", 19, 0, true},  {"SK", 24, 0, true},
    {"SM", 27, 1, false}, {"SN", 28, 0, false}, {"SO", 23, 0, true},  {"ST", 25, 0, true},
    {"SV", 28, 4, true},  {"TD", 27, 0, true},  {"TG", 28, 0, false}, {"TL", 23, 0, true},
    {"TN", 24, 0, true},  {"TR", 26, 0, false}, {"UA", 29, 0, false}, {"VA", 22, 0, true},
    {"VG", 24, 4, true},  {"XK", 20, 0, true},  {"YE", 30, 4, false},
}};

// Two capitals as one number in their order: nearly every word of a text is asked about.
constexpr unsigned key_of(char first, char second) {
  return static_cast<unsigned char>(first) * 256U + static_cast<unsigned char>(second);
}

const IbanCountry* iban_country(std::string_view code) {
  if (code.size() != 2) return nullptr;
  const unsigned key = key_of(code[0], code[1]);
  const auto found = std::lower_bound(iban_countries.begin(), iban_countries.end(), key,
                                      [](const IbanCountry& entry, unsigned wanted) {
                                        return key_of(entry.code[0], entry.code[1]) < wanted;
                                      });
  const bool there = found != iban_countries.end() && key_of(found->code[0], found->code[1]) == key;
  return there ? &*found : nullptr;
}

// ISO/IEC 7812-1 annex B.
bool luhn_valid(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto c = digits.rbegin(); c != digits.rend(); ++c) {
    const int value = digit(*c) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
    twice = !twice;
  }
  return sum % 10 == 0;
}

}  // namespace

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + digit(c);
  return value;
}

bool card_valid(std::string_view digits, bool named) {
  const std::size_t length = digits.size();
  if (length < 12 || length > 19) return false;
  const int two = number(digits.substr(0, 2));
  const int four = number(digits.substr(0, 4));
  const bool usual = length == 16 || length == 19 || named;
  bool issued = false;
  if (digits[0] == '4') {  // Visa
    issued = length == 13 || usual;
  } else if (two == 30 || two == 36 || two == 38 || two == 39) {  // Diners Club
    issued = length == 14 || usual;
  } else if (two == 34 || two == 37 || four == 1800 || four == 2131) {
    issued = length == 15;  // American Express, JCB
  } else if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) || four == 8600 ||
             four == 9112 || four == 9792 || four == 9804 || four == 9860) {
    issued = length == 16;  // Mastercard, Uzcard, Belkart, Troy, Prostir, Humo
  } else if (two == 35 || (four >= 2200 && four <= 2205) || two == 50 || (two >= 56 && two <= 58) ||
             digits[0] == '6' || two == 81) {
    issued = usual;  // JCB, Mir, Maestro, Discover, UnionPay, RuPay
  }
  // A thirteen-digit number may as well be a bar code, whose weights are 1 and 3.
  if (length == 13 && !named) {
    int sum = 0;
    for (std::size_t i = 0; i < length; ++i) sum += digit(digits[i]) * (i % 2 == 0 ? 1 : 3);
    if (sum % 10 == 0) return false;
  }
  return issued && luhn_valid(digits);
}

std::size_t iban_length(std::string_view country) {
  const IbanCountry* found = iban_country(country);
  return found != nullptr ? found->length : 0;
}

bool iban_valid(std::string_view compact) {
  if (compact.size() < 5) return false;
  const IbanCountry* country = iban_country(compact.substr(0, 2));
  if (country == nullptr || country->length != compact.size()) return false;
  for (std::size_t i = 2; i < compact.size(); ++i) {
    const bool is_digit = compact[i] >= '0' && compact[i] <= '9';
    const bool in_letters = i >= 4 && i < 4U + country->letters;
    if (in_letters ? is_digit : !is_digit && (i < 4 || country->digits)) return false;
  }
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

}  // namespace redress
