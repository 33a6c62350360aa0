// Everything that can be said of a policy as written.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "redress/calendar.hpp"
#include "redress/codec.hpp"

namespace redress {

struct CheckedPolicy {
  std::vector<Diagnostic> diagnostics;     ///< Of form and rules, then of wording, then of the law.
  std::optional<PolicyDocument> document;  ///< Where it can be used; the law alone may find errors
                                           ///< then.
};
/// read_policy(), check_wording() and check_law() of one text. `now` is held against the law.
[[nodiscard]] CheckedPolicy check_policy(std::string_view text, const PolicyContext& context,
                                         Instant now);

}  // namespace redress
