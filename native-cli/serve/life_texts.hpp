// Sentences about what became of a complaint, in each language.
#pragma once

#include <string_view>

namespace redress::serve {

struct LifeTexts {
  std::string_view language;
  std::string_view replied;  ///< States.
  std::string_view resolved;
  std::string_view reopened;
  std::string_view withdrawn;
  std::string_view have_replied;  ///< The same as sentences.
  std::string_view have_resolved;
  std::string_view work_again;
  std::string_view have_closed;
  std::string_view next_news;  ///< {by}: DateForm::by; no full stop, as some dates end with one.
  std::string_view late_news;  ///< {by}; of an answer or an update that is owed.
  std::string_view late_resolution;  ///< {by}
  std::string_view news;             ///< Heading over all that was said.
  std::string_view update;           ///< Heading over what staff wrote that is no answer.
  std::string_view you_added;        ///< Heading over what the complainant wrote.
  std::string_view you_withdrew;
  std::string_view what_happened;  ///< Heading over the timeline of what has ended.
  std::string_view done;           ///< {at}: DateForm::at; of a promise that was kept.
  std::string_view done_late;      ///< {at}
  std::string_view late;           ///< Still owed.
  std::string_view missed;         ///< Nothing came.
  std::string_view add;  ///< Heading of a form; the next two are its label and its button.
  std::string_view add_what;
  std::string_view send;
  std::string_view withdraw;  ///< Opens a form; then what it means, and its button.
  std::string_view withdraw_means;
  std::string_view withdraw_now;
  std::string_view not_settled;  ///< Opens a form; then its label and its button.
  std::string_view what_is_left;
  std::string_view reopen_now;
  std::string_view blank;
  std::string_view too_long;
  std::string_view too_late;  ///< The complaint has changed, and takes this no more.
  std::string_view not_now;   ///< Too much is asked of the service.
};
/// Those of the language, English where there are none.
[[nodiscard]] const LifeTexts& life_texts(std::string_view language);

}  // namespace redress::serve
