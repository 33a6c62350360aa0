#include "privacy/parts.hpp"
#include "privacy/personal_numbers.hpp"

namespace redress {

namespace {

// The ten-digit numbers of that country, or of all where there is none in which people have one.
bool ten_digits_valid(std::string_view digits, std::string_view country) {
  const bool bg = egn_valid(digits) || lnch_valid(digits);
  const bool hu = hungarian_tax_id_valid(digits);
  if (country == "BG") return bg;
  if (country == "HU") return hu;
  if (country == "RU") return inn_valid(digits);
  if (country == "UA") return rntrc_valid(digits);
  if (country == "GB") return nhs_valid(digits);
  return bg || hu || inn_valid(digits) || rntrc_valid(digits) || nhs_valid(digits);
}

// Alone, a number counts in its country, and where the date in it may be that of the birth of
// somebody alive.
bool alone(std::string_view digits, std::string_view country) {
  if (country.empty() || country == "BG")
    return (digits[2] < '2' || (digits[2] >= '4' && digits[0] < '3')) && egn_valid(digits);
  if (country == "UA") return digits[0] >= '1' && digits[0] <= '4' && rntrc_valid(digits);
  return country == "HU" && digits[1] >= '2' && digits[1] <= '5' && hungarian_tax_id_valid(digits);
}

}  // namespace

bool is_personal_number(const DigitRun& run, std::size_t count, const NumberContext& context) {
  const std::string_view digits = run.first(count);
  const DigitRun::Groups groups = run.groups(count);
  const bool whole = groups.size == 1;
  if (count == 12) return context.named && inn_valid(digits);
  // Eleven digits in a row may be any number; the groups of a SNILS are its own.
  if (count == 11) return (context.named || groups.are("3332")) && snils_valid(digits);
  if (count == 9) {
    if (context.named && taj_valid(digits)) return true;
    if (!ssn_valid(digits)) return false;
    if (whole) return context.social;
    return groups.are("324") && (context.social_near || (!context.part && context.country == "US"));
  }
  if (count != 10) return false;
  if (context.named && ten_digits_valid(digits, context.country)) return true;
  if (context.part) return false;
  return whole ? alone(digits, context.country)
               : context.country == "GB" && groups.are("334") && nhs_valid(digits);
}

}  // namespace redress
