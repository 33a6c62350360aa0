// Rules of a submission's parts; private to the verdict module.
#pragma once

#include <string>
#include <string_view>

#include "redress/text.hpp"
#include "verdict/problems.hpp"

namespace redress {

/// Well-formed and nothing to be seen in it.
[[nodiscard]] bool blank(std::string_view text);
/// NFC, trimmed, every run of white space one space.
[[nodiscard]] std::string one_line(std::string_view text);
/// Within the limit of a string and free of controls; otherwise a problem is added.
[[nodiscard]] bool usable(std::string_view at, std::string_view name, std::string_view value,
                          Problems& problems);

/// Fills the record's contact.
void check_contact(const Submission& submission, ChannelKind channel, Problems& problems,
                   Record& record);
/// Fills the record's fields in the form's order.
void check_fields(const Submission& submission, const Policy& policy, Index category,
                  Problems& problems, Record& record);

}  // namespace redress
