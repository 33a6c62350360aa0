// Days, months, and how a date is put into a sentence. Each language in its own idiom; the
// sentences stand in web/src/dates.ts too.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace redress {

/// `{weekday}`, `{date}`, `{time}`, `{day}` and `{city}` are filled in; in `date`, `{number}` and
/// `{month}`, in `date_with_year` also `{year}`.
struct DateIdiom {
  std::string_view language;
  std::array<std::string_view, 7> weekdays;  ///< From Monday.
  std::array<std::string_view, 12> months;   ///< In the case that they have in a date.
  std::string_view date;
  std::string_view date_with_year;
  std::string_view at;
  std::string_view at_soon;  ///< With `{day}`: today, tomorrow.
  std::string_view by;       ///< The end of a day is its 24:00.
  std::string_view by_soon;
  std::string_view today;
  std::string_view tomorrow;
  /// By the end of today: of "00:00" nobody knows at which end of a day it lies.
  std::string_view midnight;
  /// In the order of `named_zones`, without the ending that `zone` brings.
  std::array<std::string_view, 5> cities;
  std::string_view zone;
  /// In the case that `by` needs; empty where an ending in `by` does it.
  std::array<std::string_view, 7> by_weekdays{};
  /// What the pieces come to, and what a sentence needs instead; unused ones are empty.
  std::array<std::pair<std::string_view, std::string_view>, 9> mend{};
};
/// That of the language, English where there is none.
[[nodiscard]] const DateIdiom& date_idiom(std::string_view language);

/// Those of our languages' capitals have names; other zones are told by their offset.
inline constexpr std::array<std::string_view, 5> named_zones = {
    "Europe/Sofia", "Europe/Budapest", "Europe/Kiev", "Europe/Moscow", "Europe/London"};

}  // namespace redress
