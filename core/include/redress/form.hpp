// The least that must be asked, and the problem repeated back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/assessment.hpp"
#include "redress/base.hpp"
#include "redress/policy.hpp"

namespace redress {

struct FormField {
  Index field = none;
  bool required = false;
  std::optional<std::string> value;  ///< Found in the text: offered, not asked again.
};
struct Form {
  std::vector<FormField>
      fields;  ///< Required ones first, each group in the policy's order. Empty without a category.
  std::vector<Wish> wishes;
};

/// What an answer is read by besides its field.
struct AnswerContext {
  std::string_view country;      ///< The site's (ISO 3166): how phones, and in the US dates, are
                                 ///< written there.
  const Texts* texts = nullptr;  ///< Of the page's language: what it calls the choices, and whether
                                 ///< a comma parts thousands.
  std::optional<Day> today;      ///< Of receipt; without it no bound that counts from it holds.
};

/// A form with more questions that need no answer is not read to its end.
inline constexpr std::size_t most_optional_shown = 3;
/// Exactly the fields of the category, of the optional ones the first three; a detail of the text
/// that answers one is its value.
[[nodiscard]] Form form_for(const Policy& policy, Index category,
                            const std::vector<Detail>& details, const AnswerContext& context = {});

/// Two of the problems of an answer, that depend on more than its type.
inline constexpr std::string_view answer_off_pattern = "field.pattern";
inline constexpr std::string_view date_out_of_range = "date.range";

/// Problem of one answer: nothing, or a message key such as `field.pattern`. `normalized` receives
/// the canonical value: text as one_line() leaves it, of a multiline field as tidy() does; `-12.5`;
/// `25.90 EUR`; `2026-03-14`; the id of a choice, also from its label; `name@example.com`;
/// `+359881234567`; an order number that does not fit its pattern as written in the other case, as
/// it is printed (look-alike letters, digits of any script), at last without blanks and hyphens.
/// Dates lie from 1900 to 2100 and, like numbers and amounts, within the field's bounds.
[[nodiscard]] std::optional<std::string_view> check_answer(const Field& field,
                                                           std::string_view answer,
                                                           std::string& normalized,
                                                           const AnswerContext& context = {});
/// `min` and `max` of the field for its messages; those of a date as days.
[[nodiscard]] std::vector<MessageArgument> bound_arguments(const Field& field,
                                                           std::optional<Day> today);

struct ReadBackPart {
  std::string kind;  ///< `category`, `field`, `wish` or `channel`.
  std::string id;    ///< Of the category, field, wish or channel.
  std::string text;  ///< A whole sentence.
};
/// The problem in the complainant's language, one sentence a part. Empty without a category.
[[nodiscard]] std::vector<ReadBackPart> read_back(const Policy& policy, const Texts& texts,
                                                  const Draft& draft, Index category,
                                                  const Form& form,
                                                  const AnswerContext& context = {});

}  // namespace redress
