#include "privacy/personal_numbers.hpp"

#include <cstddef>

#include "privacy/numbers.hpp"
#include "redress/calendar.hpp"

namespace redress {

namespace {

bool all_same(std::string_view digits) {
  return digits.find_first_not_of(digits.front()) == std::string_view::npos;
}
// Sum of digit × weight; a weight is a character above '0', so that ':' is 10.
int weighted(std::string_view digits, std::string_view weights) {
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += digit(digits[i]) * (weights[i] - '0');
  return sum;
}

}  // namespace

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
  return weighted(digits, "2485:9736") % 11 % 10 == digit(digits[9]);
}

bool lnch_valid(std::string_view digits) {
  // The weights 21, 19 and so on, modulo 10.
  return digits.size() == 10 && !all_same(digits) &&
         weighted(digits, "197319731") % 10 == digit(digits[9]);
}

bool snils_valid(std::string_view digits) {
  if (digits.size() != 11 || all_same(digits)) return false;
  return weighted(digits, "987654321") % 101 % 100 == number(digits.substr(9));
}

bool inn_valid(std::string_view digits) {
  if ((digits.size() != 10 && digits.size() != 12) || all_same(digits)) return false;
  constexpr std::string_view weights = "3724:359468";
  for (std::size_t check = digits.size() == 10 ? 9 : 10; check < digits.size(); ++check) {
    if (weighted(digits, weights.substr(weights.size() - check)) % 11 % 10 != digit(digits[check]))
      return false;
  }
  return true;
}

bool taj_valid(std::string_view digits) {
  return digits.size() == 9 && !all_same(digits) &&
         weighted(digits, "37373737") % 10 == digit(digits[8]);
}

bool hungarian_tax_id_valid(std::string_view digits) {
  return digits.size() == 10 && digits[0] == '8' && !all_same(digits) &&
         weighted(digits, "123456789") % 11 == digit(digits[9]);
}

bool rntrc_valid(std::string_view digits) {
  if (digits.size() != 10 || all_same(digits)) return false;
  // The first weight is -1.
  const int sum = weighted(digits, "057946:57") - digit(digits[0]);
  return (sum + 11) % 11 % 10 == digit(digits[9]);
}

bool nhs_valid(std::string_view digits) {
  if (digits.size() != 10 || all_same(digits)) return false;
  return (11 - weighted(digits, ":98765432") % 11) % 11 == digit(digits[9]);
}

bool ssn_valid(std::string_view digits) {
  return digits.size() == 9 && number(digits.substr(0, 3)) != 0 && !digits.starts_with("666") &&
         number(digits.substr(3, 2)) != 0 && number(digits.substr(5)) != 0;
}

bool nino_prefix_valid(char first, char second) {
  constexpr std::string_view unused = "DFIQUV";
  constexpr std::string_view administrative = "BG GB NK KN TN NT ZZ";
  if (first < 'A' || first > 'Z' || second < 'A' || second > 'Z') return false;
  for (std::size_t i = 0; i < administrative.size(); i += 3) {
    if (administrative[i] == first && administrative[i + 1] == second) return false;
  }
  return unused.find(first) == std::string_view::npos &&
         unused.find(second) == std::string_view::npos && second != 'O';
}

}  // namespace redress
