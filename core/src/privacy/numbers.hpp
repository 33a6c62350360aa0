// Numbers that prove themselves by check digits; private to the privacy module.
#pragma once

#include <cstddef>
#include <string_view>

namespace redress {

/// The value of an ASCII digit.
[[nodiscard]] inline int digit(char c) {
  return c - '0';
}
/// The value of at most nine ASCII digits.
[[nodiscard]] int number(std::string_view digits);
/// Luhn and the issuer ranges of payment cards with the lengths in use, as published by the
/// networks. `named`: a word says that it is a card, so that lengths in rare use count too,
/// from 12.
[[nodiscard]] bool card_valid(std::string_view digits, bool named);
/// Length of an IBAN of that country (SWIFT IBAN registry and the countries that use its form
/// without being in it), or 0.
[[nodiscard]] std::size_t iban_length(std::string_view country);
/// ISO 13616 check by ISO 7064 mod 97-10; letters in upper case, no spaces.
[[nodiscard]] bool iban_valid(std::string_view compact);

}  // namespace redress
