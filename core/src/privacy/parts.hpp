// What a finding of one kind looks like at a place of the text; private to the privacy module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "privacy/digit_run.hpp"
#include "redress/text.hpp"

namespace redress {

enum class WordClass : std::uint8_t;

/// The folded word at `position`, which is moved behind it; of a very long one its beginning.
[[nodiscard]] std::string read_word(Utf8Text text, std::size_t& position);
/// The class, as it is seen, of the word that read_word() would read; `position` likewise.
[[nodiscard]] WordClass read_class(Utf8Text text, std::size_t& position);

inline constexpr std::size_t email_local_part_bytes = 64;  ///< RFC 5321, 4.5.3.1.1.
/// A character of an address before its @, outside quotation marks (RFC 5322, 3.2.3, and what is
/// read past).
[[nodiscard]] bool is_local_character(char32_t c);
/// Where the longest domain ends that starts at `start`, or 0: at least two labels of RFC 1035, the
/// last a word.
[[nodiscard]] std::size_t domain_end(Utf8Text text, std::size_t start);
/// The address around the @ at `sign`; `leftmost` is the first byte that may belong to it.
[[nodiscard]] std::optional<Span> email_at(Utf8Text text, std::size_t sign, std::size_t leftmost);

/// Nothing but characters of an address stands between that position and an @.
[[nodiscard]] bool before_at(Utf8Text text, std::size_t position);

/// The password behind its word, which ends at `position`: announced by a colon or by "is", or
/// standing there and looking like one.
[[nodiscard]] std::optional<Span> password_behind(Utf8Text text, std::size_t position);
/// The same for a PIN or a security code: three to eight digits.
[[nodiscard]] std::optional<Span> code_behind(Utf8Text text, std::size_t position);

/// Nothing that has digits behind two letters, such as an IBAN or a national insurance number,
/// starts there: the third letter is none that people write for a digit, or a word of one letter
/// ends. Quickly, for most words; false says nothing.
[[nodiscard]] bool starts_plain_word(Utf8Text text, std::size_t start);
/// Where the IBAN ends that starts at `start`, or 0.
[[nodiscard]] std::size_t iban_end(Utf8Text text, std::size_t start);
/// Where the British national insurance number ends that starts at `start`, or 0. Its last letter
/// may be missing where `named`: a word says what it is.
[[nodiscard]] std::size_t nino_end(Utf8Text text, std::size_t start, bool named);
/// Where the passport number ends that starts at `start` with a letter or a digit, or 0.
[[nodiscard]] std::size_t passport_end(Utf8Text text, std::size_t start);

/// What stands around a number that may be a person's.
struct NumberContext {
  std::string_view country;  ///< ISO 3166 alpha-2, or empty.
  bool named;                ///< A word says that it is a personal number,
  bool social;               ///< or a social security number of the United States,
  bool social_near;          ///< which one says further away.
  bool part;                 ///< It is an order's or stands inside a longer one.
};
/// The first `count` digits are a personal number: by check digits, grouping, words and country.
[[nodiscard]] bool is_personal_number(const DigitRun& run, std::size_t count,
                                      const NumberContext& context);

/// The digits of a telephone number at `first`, without a date or a card that may follow.
[[nodiscard]] DigitRun read_phone(Utf8Text text, std::size_t first);
/// How many digits of the run are the number: whole groups, and the first alone where it is long
/// enough to be one; 0 where they are fewer than `least`.
[[nodiscard]] std::size_t phone_digits(const DigitRun& run, std::size_t most, std::size_t least);
/// `end`, or the end of the extension behind it: ` ext. 12`, `x12`.
[[nodiscard]] std::size_t with_extension(Utf8Text text, std::size_t end);

/// The first `count` digits are a payment card, grouped as cards are.
[[nodiscard]] bool is_card(const DigitRun& run, std::size_t count, bool named);
/// A payment card begins at that digit.
[[nodiscard]] bool starts_card(Utf8Text text, std::size_t first_digit);
/// A currency sign stands before the number at `start`, no further than `leftmost`.
[[nodiscard]] bool behind_currency(Utf8Text text, std::size_t start, std::size_t leftmost);
/// The number that ends at `end` is an amount: a currency or decimals follow.
[[nodiscard]] bool is_amount(Utf8Text text, std::size_t end);

}  // namespace redress
