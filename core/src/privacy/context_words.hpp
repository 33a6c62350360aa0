// Words that say what the number or the secret behind them is, in five languages and in Latin
// letters as people type them; private to the privacy module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace redress {

enum class WordClass : std::uint8_t {
  none,
  phone,       ///< A telephone, or a wish for a call.
  phone_hint,  ///< A telephone where a number in a usual form is directly behind it: "contact".
  card,        ///< A payment card.
  personal_number,  ///< A personal, tax or insurance number with check digits.
  social_security,  ///< Of the United States.
  passport,
  reference,  ///< An order, a parcel, an invoice.
  password,
  code,       ///< PIN, CVV.
  code_kind,  ///< What a secret code is called by, such as "verification": one where "code"
              ///< follows.
  copula,     ///< Announces a value: "is".
  filler,     ///< Stands between such a word and its value, or inside a name for the number.
  currency
};
inline constexpr std::size_t word_classes = 14;
/// Of a word as `fold` gives it. O(its length).
[[nodiscard]] WordClass class_of(std::string_view folded);
/// The same, also where a word of four letters or more mixes alphabets: letters of one stand for
/// what they look like in the other.
[[nodiscard]] WordClass class_as_seen(std::string_view folded);

}  // namespace redress
