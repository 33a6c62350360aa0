// Sentences of the pages that the service itself shows, in each language.
#pragma once

#include <string_view>

namespace redress::serve {

struct PageTexts {
  std::string_view language;
  std::string_view title;  ///< {reference}
  std::string_view thanks;
  std::string_view sorry;
  std::string_view answer_by;  ///< {by}: DateForm::by; no full stop, as some dates end with one.
  std::string_view zone;       ///< {zone}: zone_phrase()
  std::string_view keep_address;
  std::string_view state;
  std::string_view state_received;
  std::string_view about;
  std::string_view owner;
  std::string_view timeline;
  std::string_view received;  ///< Before a date; the next three before a limit as in answer_by.
  std::string_view first_reply;
  std::string_view update;
  std::string_view resolution;
  std::string_view our_steps;
  std::string_view your_steps;
  std::string_view problems;  ///< Heading over the errors of a form.
  std::string_view go_back;
  std::string_view not_found;
  std::string_view not_found_cure;
  std::string_view unavailable;
  std::string_view unavailable_cure;
  std::string_view too_many;  ///< Why it is unavailable: between the other two.
};
/// Those of the language, English where there are none.
[[nodiscard]] const PageTexts& page_texts(std::string_view language);

}  // namespace redress::serve
