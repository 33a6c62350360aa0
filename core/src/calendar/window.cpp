#include "redress/calendar.hpp"

#include "calendar/scan.hpp"

namespace redress {
namespace {

constexpr std::int32_t minutes_per_day = 1'440;

/// Minutes of `HH:MM` at `position`, up to 24:00.
std::optional<std::int32_t> read_minutes(std::string_view text, std::size_t position) {
  const auto hour = calendar::read_digits(text, position, 2);
  const auto minute = calendar::read_digits(text, position + 3, 2);
  if (!hour || !minute || text[position + 2] != ':' || *minute > 59) return std::nullopt;
  const std::int32_t minutes = *hour * 60 + *minute;
  return minutes <= minutes_per_day ? std::optional(minutes) : std::nullopt;
}

/// Ascending, within bounds, none over another.
bool well_formed(const std::vector<Window>& windows) {
  std::int32_t free_from = 0;
  for (const Window& window : windows) {
    if (window.open < free_from || window.open >= minutes_per_day) return false;
    if (window.close <= window.open || window.close > 2 * minutes_per_day) return false;
    free_from = window.close;
  }
  return true;
}

bool overlaps_next_day(const std::vector<Window>& windows, const std::vector<Window>& next_day) {
  return !windows.empty() && !next_day.empty() &&
         windows.back().close - minutes_per_day > next_day.front().open;
}

void append_time(std::string& out, std::int32_t minutes) {
  calendar::append_padded(out, minutes / 60, 2);
  out += ':';
  calendar::append_padded(out, minutes % 60, 2);
}

}  // namespace

Result<Window> parse_window(std::string_view text) {
  if (text.size() == 11 && text[5] == '-') {
    const auto open = read_minutes(text, 0);
    const auto close = read_minutes(text, 6);
    // Equal times could mean nothing or a whole day, so they are refused; 24:00 does not open a
    // day.
    if (open && close && *open != *close && *open < minutes_per_day) {
      return Window{*open, *close > *open ? *close : *close + minutes_per_day};
    }
  }
  return Error{"hours.invalid", "",
               "The open hours " + calendar::quoted(text) +
                   "must be written HH:MM-HH:MM, such as 09:00-18:00, 18:00-02:00 past midnight, "
                   "or 00:00-24:00 for a whole day."};
}

std::string format_window(Window window) {
  std::string out;
  append_time(out, window.open);
  out += '-';
  append_time(out, window.close > minutes_per_day ? window.close - minutes_per_day : window.close);
  return out;
}

bool well_formed(const Calendar& calendar) {
  if (!well_formed(calendar.zone)) return false;
  for (std::size_t day = 0; day < calendar.hours.size(); ++day) {
    const auto& next_day = calendar.hours[(day + 1) % calendar.hours.size()];
    if (!well_formed(calendar.hours[day]) || overlaps_next_day(calendar.hours[day], next_day)) {
      return false;
    }
  }
  const Calendar::Exception* previous = nullptr;
  for (const Calendar::Exception& exception : calendar.exceptions) {
    if (!well_formed(exception.windows)) return false;
    if (previous != nullptr && exception.day <= previous->day) return false;
    previous = &exception;
  }
  return true;
}

}  // namespace redress
