// A year's holidays as one reads them: `01-01 03-03 …`.
#pragma once

#include <string>
#include <string_view>

#include "redress/calendar.hpp"

namespace redress {

inline std::string listed(std::string_view code, std::int32_t year) {
  std::string out;
  for (const Day day : holidays(code, year)) {
    if (!out.empty()) out += ' ';
    out += format_day(day).substr(5);
  }
  return out;
}

}  // namespace redress
