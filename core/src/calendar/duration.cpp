#include "redress/calendar.hpp"

#include "calendar/scan.hpp"

namespace redress {
namespace {

// Ten years hold at most three leap days.
constexpr std::int64_t max_duration_days = 3'653;
constexpr std::int64_t max_duration_seconds = max_duration_days * calendar::seconds_per_day;

Error bad_duration(std::string code, std::string_view text, std::string_view why) {
  return Error{std::move(code), "", "The duration " + calendar::quoted(text) + std::string(why)};
}

Error invalid_duration(std::string_view text) {
  return bad_duration("duration.invalid", text,
                      "must be a time such as PT8H or PT1H30M, or a number of days such as P3D, at "
                      "most ten years.");
}

/// The digits at `position`, which is moved behind them; nothing where there are none or the value
/// passes every limit.
std::optional<std::int64_t> read_count(std::string_view text, std::size_t& position) {
  const std::size_t start = position;
  std::int64_t value = 0;
  for (; position < text.size() && text[position] >= '0' && text[position] <= '9'; ++position) {
    value = value * 10 + (text[position] - '0');
    if (value > max_duration_seconds) return std::nullopt;
  }
  if (position == start) return std::nullopt;
  return value;
}

/// Seconds of `nHnMnS` from `position` to the end: at least one part, each once, in this order.
std::optional<std::int64_t> read_time_parts(std::string_view text, std::size_t position) {
  constexpr std::string_view designators = "HMS";
  constexpr std::int64_t seconds_of[] = {3'600, 60, 1};
  if (position == text.size()) return std::nullopt;
  std::size_t next = 0;
  std::int64_t seconds = 0;
  while (position < text.size()) {
    const auto count = read_count(text, position);
    if (!count || position == text.size()) return std::nullopt;
    const std::size_t part = designators.find(text[position++], next);
    if (part == std::string_view::npos) return std::nullopt;
    next = part + 1;
    seconds += *count * seconds_of[part];
  }
  return seconds;
}

}  // namespace

Result<Duration> parse_duration(std::string_view text) {
  if (text.size() < 2 || text[0] != 'P') return invalid_duration(text);
  std::size_t position = 1;
  std::optional<std::int64_t> days;
  if (text[position] != 'T') {
    days = read_count(text, position);
    if (!days || position == text.size() || text[position] != 'D') return invalid_duration(text);
    ++position;
  }
  std::optional<std::int64_t> seconds;
  if (position < text.size()) {
    if (text[position] != 'T') return invalid_duration(text);
    seconds = read_time_parts(text, position + 1);
    if (!seconds) return invalid_duration(text);
  }
  if (days && seconds) {
    return bad_duration("duration.mixed", text,
                        "mixes days with a time; write either days (P3D) or a time (PT8H).");
  }
  const std::int64_t count = days ? *days : *seconds;
  if (count == 0) {
    return bad_duration("duration.zero", text, "is zero; write at least PT1S or P1D.");
  }
  if (count > (days ? max_duration_days : max_duration_seconds)) return invalid_duration(text);
  return Duration{days ? Duration::Unit::days : Duration::Unit::seconds, count};
}

std::string format_duration(Duration duration) {
  std::string out = "P";
  if (duration.unit == Duration::Unit::days) return out += std::to_string(duration.count) + "D";
  const std::int64_t hours = duration.count / 3'600;
  const std::int64_t minutes = duration.count / 60 % 60;
  const std::int64_t seconds = duration.count % 60;
  out += 'T';
  if (hours != 0) out += std::to_string(hours) + "H";
  if (minutes != 0) out += std::to_string(minutes) + "M";
  if (seconds != 0 || duration.count == 0) out += std::to_string(seconds) + "S";
  return out;
}

}  // namespace redress
