#include "redress/calendar.hpp"

#include "calendar/scan.hpp"

namespace redress {
namespace {

using calendar::read_digits;

// The text is not repeated: it may come from a complainant's draft.
Error invalid_instant() {
  return Error{"instant.invalid", "",
               "An instant must be written as RFC 3339 in whole seconds, such as "
               "2026-03-14T09:26:53Z, from 1970 to 2050."};
}

/// Seconds of `HH:MM:SS` at `position`; the hour is at most 23, a leap second is refused.
std::optional<std::int32_t> read_time(std::string_view text, std::size_t position) {
  const auto hour = read_digits(text, position, 2);
  const auto minute = read_digits(text, position + 3, 2);
  const auto second = read_digits(text, position + 6, 2);
  if (!hour || !minute || !second || text[position + 2] != ':' || text[position + 5] != ':') {
    return std::nullopt;
  }
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return *hour * 3'600 + *minute * 60 + *second;
}

/// Seconds east of UTC of `Z`, `+HH:MM` or `-HH:MM`, the whole of `text`.
std::optional<std::int32_t> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hour = read_digits(text, 1, 2);
  const auto minute = read_digits(text, 4, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const std::int32_t seconds = *hour * 3'600 + *minute * 60;
  return text[0] == '-' ? -seconds : seconds;
}

}  // namespace

Result<Instant> parse_instant(std::string_view text) {
  constexpr std::size_t date_and_time_bytes = 19;  // 2026-03-14T09:26:53
  if (text.size() <= date_and_time_bytes) return invalid_instant();
  const auto day = calendar::read_day(text.substr(0, 10));
  const auto second_of_day = read_time(text, 11);
  const auto offset = read_offset(text.substr(date_and_time_bytes));
  if (!day || !second_of_day || !offset || (text[10] != 'T' && text[10] != 't')) {
    return invalid_instant();
  }
  // An offset may lead into the years that count from just outside them.
  const Instant instant{day->number * calendar::seconds_per_day + *second_of_day - *offset};
  if (instant < first_instant || instant > last_instant) return invalid_instant();
  return instant;
}

std::string format_instant(Instant instant) {
  const std::int64_t day = calendar::floor_div(instant.seconds, calendar::seconds_per_day);
  const std::int64_t second = calendar::floor_mod(instant.seconds, calendar::seconds_per_day);
  std::string out = format_day(Day{static_cast<std::int32_t>(day)});
  out += 'T';
  calendar::append_padded(out, second / 3'600, 2);
  out += ':';
  calendar::append_padded(out, second / 60 % 60, 2);
  out += ':';
  calendar::append_padded(out, second % 60, 2);
  out += 'Z';
  return out;
}

}  // namespace redress
