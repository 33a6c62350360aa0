// What a calendar says of a complaint, in each language; its titles are those of web/src/messages.
#pragma once

#include <string_view>

namespace redress {

struct CalendarTexts {
  std::string_view language;
  std::string_view add;  ///< On the link to the calendar file.
  // Titles of its events, before the reference.
  std::string_view first_reply;
  std::string_view update;
  std::string_view resolution;

  /// Of a step that lies ahead, by its kind in a receipt's timeline; empty for any other.
  [[nodiscard]] std::string_view title(std::string_view kind) const;
};
/// Those of the language, English where there are none.
[[nodiscard]] const CalendarTexts& calendar_texts(std::string_view language);

}  // namespace redress
