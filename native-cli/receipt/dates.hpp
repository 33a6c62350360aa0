// Dates and times as people write them. ICU's words may change from version to version: nothing is compared with these.
#pragma once

#include <string>
#include <string_view>

#include "redress/calendar.hpp"

namespace redress {

/// `вторник, 24 ноември 2026 г., 14:00`: the wall time of the zone, in the language.
[[nodiscard]] std::string long_date_time(Instant instant, const Zone& zone, std::string_view language);

}  // namespace redress
