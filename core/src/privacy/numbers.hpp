// Numbers that prove themselves by check digits; private to the privacy module.
#pragma once

#include <cstddef>
#include <string_view>

namespace redress {

/// Issuer ranges of payment cards (ISO/IEC 7812 registration as published by the networks), length
/// and Luhn.
[[nodiscard]] bool card_valid(std::string_view digits);
/// Length of an IBAN of that country (SWIFT IBAN registry), or 0.
[[nodiscard]] std::size_t iban_length(std::string_view country);
/// Bulgarian personal number (EGN): ten digits, a real date, check digit (Ordinance RD-02-20-9 of
/// 2012).
[[nodiscard]] bool egn_valid(std::string_view digits);
/// Russian insurance number (SNILS): eleven digits, checksum in the last two.
[[nodiscard]] bool snils_valid(std::string_view digits);

}  // namespace redress
