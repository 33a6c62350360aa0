// Weeks and the year as SVG inside a page, coloured by the page's style and told apart by pattern
// as well.
#pragma once

#include <string>
#include <string_view>

#include "commands/coverage.hpp"
#include "commands/coverage_year.hpp"

namespace redress::coverage {

/// What the patterns of a week, or of the year, mean; HTML.
[[nodiscard]] std::string week_legend(bool after_hours, bool clocks_change);
[[nodiscard]] std::string year_legend();

enum class PictureSize : std::uint8_t { large, small };
/// Seven rows of 24 hours. `label` says in words what is seen; text, not HTML. Large ones bear
/// weekdays alone, small ones dates.
[[nodiscard]] std::string week_picture(const WallWeek& week, const Zone& zone, PictureSize size,
                                       std::string_view label);
/// A column a week, a row a weekday.
[[nodiscard]] std::string year_picture(const Calendar& team, const Year& year,
                                       std::string_view label);

/// `closed; after hours 18:00–24:00`, for a title and a list.
[[nodiscard]] std::string special_day_words(const SpecialDay& special, const Zone& zone);
/// `the team`, `the after-hours team`, `no one`.
[[nodiscard]] std::string_view presence_words(Presence who);

}  // namespace redress::coverage
