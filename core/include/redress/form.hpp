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
[[nodiscard]] Form form_for(const Policy& policy, Index category,
                            const std::vector<Detail>& details);

/// Problems of one answer: nothing, or a message key such as `field.pattern`. `normalized` receives
/// the canonical value.
[[nodiscard]] std::optional<std::string_view> check_answer(const Field& field,
                                                           std::string_view answer,
                                                           std::string& normalized);

struct ReadBackPart {
  std::string kind;  ///< `category`, `field`, `wish` or `channel`.
  std::string id;    ///< Of the category, field, wish or channel.
  std::string text;  ///< A whole sentence.
};
/// The problem in the complainant's language, one sentence a part. Empty without a category.
[[nodiscard]] std::vector<ReadBackPart> read_back(const Policy& policy, const Texts& texts,
                                                  const Draft& draft, Index category,
                                                  const Form& form);

}  // namespace redress
