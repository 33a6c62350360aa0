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
/// Cards (13 to 19 digits, Luhn, issuer ranges; 12 after a card word), IBAN (mod 97), e-mail
/// addresses, phones (written with +, in the usual form of `country`, or after a phone word),
/// passwords, PINs and security codes after their words, passport numbers after theirs, and
/// personal numbers with check digits: EGN, LNCh, SNILS, INN, TAJ, adóazonosító jel, RNTRC, NINO,
/// NHS, SSN. Those that look like any other number count after a word for them or, the rarer ones,
/// in their country. Digits of any script, letters that look like others and invisible characters
/// hide nothing; a number in one piece directly behind an order, a parcel or an invoice is theirs.
/// `country` is the policy's, ISO 3166 alpha-2, or empty. Ascending, never overlapping, each on
/// borders of code points. One pass, O(n).
[[nodiscard]] std::vector<PersonalData> find_personal_data(Utf8Text text,
                                                           std::string_view country = {});

/// What is sent in place of a finding: `•••• 1234`, the end of cards, IBANs and phones readable.
[[nodiscard]] std::string shape_of(Utf8Text text, const PersonalData& data);

/// The text with every finding whose action is `mask` replaced by its shape (`•••• 1234`), apart
/// from those in `keep`, and then with whatever is found in what is left: masking twice changes
/// nothing. `country` and `found` as with find_personal_data. `rules` null: all are masked.
[[nodiscard]] std::string mask(Utf8Text text, std::string_view country,
                               const std::vector<PersonalData>& found, const PrivacyRules* rules,
                               const std::vector<Span>& keep);

/// Trimmed, the local part in NFC, the domain folded (punycode stays as it is); nothing where it is
/// no address: RFC 5321 (lengths, dot-string or quoted string), letters of every script in both
/// parts (RFC 6531), a domain of two labels or more. Addresses of machines (`[192.0.2.1]`) are
/// none.
[[nodiscard]] std::optional<std::string> normalize_email(std::string_view address);
/// The address that was probably meant: one whose domain is a well-known one and differs by one
/// letter or two swapped ones (`gmial.com`), or ends in `.com` and not in `.con`. Nothing where the
/// domain may well be right. `address` is normalized.
[[nodiscard]] std::optional<std::string> likely_email(std::string_view address);
/// E.164 (`+359881234567`) of what is written with + or 00 for any country, and as at home for the
/// site's country (ISO 3166; BG, RU, HU, UA, GB, US, DE, PL, RO, KZ): with its trunk prefix, its
/// exit code, or the whole national number bare. Nothing where the calling code is not assigned or
/// the number too short or too long for it. Spaces, dots, dashes, slashes and brackets are dropped.
[[nodiscard]] std::optional<std::string> normalize_phone(std::string_view number,
                                                         std::string_view country = {});

}  // namespace redress
