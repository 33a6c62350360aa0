// Rules of a submission's parts; private to the verdict module.
#pragma once

#include <string>
#include <string_view>

#include "redress/text.hpp"
#include "verdict/problems.hpp"

namespace redress {

/// Well-formed and nothing to be seen in it.
[[nodiscard]] bool blank(std::string_view text);
/// Within the limit of a string and free of controls; otherwise a problem is added. `name` is what
/// the writer knows it by.
[[nodiscard]] bool usable(std::string_view at, std::string_view name, std::string_view value,
                          Problems& problems);

/// Where what is found out about a submission goes to.
struct Findings {
  Problems& problems;
  std::vector<Problem>& warnings;  ///< In field order.
  Record& record;
};
/// Warns where the address is probably mistyped.
void warn_of_typo(std::string at, std::string_view address, Findings& out);
/// Fills the record's contact. `country` is the site's.
void check_contact(const Submission& submission, ChannelKind channel, std::string_view country,
                   Findings& out);
/// Fills the record's fields in the form's order.
void check_fields(const Submission& submission, const Policy& policy, Index category,
                  const AnswerContext& context, Findings& out);

}  // namespace redress
