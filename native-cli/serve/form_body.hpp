// The plain HTML form, which works without script: its pairs as a submission.
#pragma once

#include <string>
#include <string_view>

namespace redress::serve {

/// A submission as JSON, with the id given. Names: `text category channel language wish policy`,
/// `contact.email` and the like, `contact.lines` one line a row, `fields.order_number` and the
/// like. What was left empty is left out, so is the name of a button; a name that is given twice
/// counts once.
[[nodiscard]] std::string submission_of_form(std::string_view body, std::string_view id);
/// The language that the form was shown in, as sent.
[[nodiscard]] std::string language_of_form(std::string_view body);

}  // namespace redress::serve
