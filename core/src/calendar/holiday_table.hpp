// The table of holidays that core/tools/holidays.mjs generates; private to the calendar module.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace redress {

inline constexpr std::int32_t last_holiday_year = 2050;

/// Where the days of a code stand among the table's numbers: a row a year, from `first_year` to
/// last_holiday_year, of the number of days and then each as days since 1 January.
struct HolidayRows {
  std::uint32_t start = 0;
  std::int16_t first_year = 0;
  std::int16_t decided = 0;  ///< 0: rules alone decide.
  std::int16_t parent = -1;  ///< Position of the code whose days count too, of no parent itself.
};

struct HolidayTable {
  std::span<const std::string_view> codes;  ///< Ascending.
  std::span<const HolidayRows> rows;        ///< By position of the code.
  std::span<const std::uint16_t> numbers;
};

extern const HolidayTable holiday_table;

}  // namespace redress
