// Numbers of persons that prove themselves by check digits; private to the privacy module. All take
// ASCII digits of any length.
#pragma once

#include <string_view>

namespace redress {

/// Bulgarian personal number (EGN): ten digits, a real date, check digit (Ordinance RD-02-20-9 of
/// 2012).
[[nodiscard]] bool egn_valid(std::string_view digits);
/// Bulgarian number of a foreigner (LNCh): ten digits, weights 21 to 1, modulo 10.
[[nodiscard]] bool lnch_valid(std::string_view digits);
/// Russian insurance number (SNILS): eleven digits, checksum in the last two.
[[nodiscard]] bool snils_valid(std::string_view digits);
/// Russian taxpayer number (INN): ten digits of an organization or twelve of a person.
[[nodiscard]] bool inn_valid(std::string_view digits);
/// Hungarian social security number (TAJ): nine digits, weights 3 and 7 (Act XX of 1996, annex).
[[nodiscard]] bool taj_valid(std::string_view digits);
/// Hungarian tax number of a person (adóazonosító jel): 8, days since 1867-01-01, check digit
/// modulo 11 (Act XX of 1996, annex).
[[nodiscard]] bool hungarian_tax_id_valid(std::string_view digits);
/// Ukrainian taxpayer number (RNTRC): ten digits that begin with days since 1899-12-31, check digit
/// modulo 11.
[[nodiscard]] bool rntrc_valid(std::string_view digits);
/// British health service number: ten digits, check digit modulo 11 (NHS data dictionary).
[[nodiscard]] bool nhs_valid(std::string_view digits);
/// US social security number: nine digits, no part of zeros only, not 666 (SSA).
[[nodiscard]] bool ssn_valid(std::string_view digits);
/// The two letters in front of a British national insurance number (HMRC NIM39110).
[[nodiscard]] bool nino_prefix_valid(char first, char second);

}  // namespace redress
