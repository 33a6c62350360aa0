// Personal data in free text: what it is, where it stands, and the text without it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"
#include "redress/policy.hpp"
#include "redress/text.hpp"

namespace redress {

struct PersonalData {
  PersonalDataKind kind = PersonalDataKind::card;
  Span span;
  friend bool operator==(const PersonalData&, const PersonalData&) = default;
};
/// Cards (13-19 digits, Luhn), IBAN (mod 97), e-mail addresses, phones (written with +, or after a
/// phone word), passwords and PINs after their words, personal numbers with check digits.
/// Ascending, never overlapping. One pass, O(n).
[[nodiscard]] std::vector<PersonalData> find_personal_data(Utf8Text text);

/// The text with every finding whose action is `mask` replaced by its shape (`•••• 1234`), apart
/// from those in `keep`. Masking twice changes nothing. `rules` null: all are masked.
[[nodiscard]] std::string mask(Utf8Text text, const std::vector<PersonalData>& found,
                               const PrivacyRules* rules, const std::vector<Span>& keep);

/// Digits pass the Luhn check (ISO/IEC 7812-1 annex B). `digits` are ASCII.
[[nodiscard]] bool luhn_valid(std::string_view digits);
/// ISO 13616 check by ISO 7064 mod 97-10; letters in upper case, no spaces.
[[nodiscard]] bool iban_valid(std::string_view compact);

/// Lower-cased domain, trimmed; nothing where it is no address (RFC 5321 lengths, one @, a domain
/// with a dot).
[[nodiscard]] std::optional<std::string> normalize_email(std::string_view address);
/// E.164 (`+359881234567`); nothing where it has no +, or not 8 to 15 digits. Spaces, dots, dashes
/// and brackets are dropped.
[[nodiscard]] std::optional<std::string> normalize_phone(std::string_view number);

}  // namespace redress
