#include "receipt/dates.hpp"

#include <algorithm>
#include <cstdlib>

#include "io/wall_words.hpp"
#include "receipt/date_idioms.hpp"

namespace redress {

namespace {

constexpr std::int64_t minute_seconds = 60;
constexpr std::int64_t hour_seconds = 60 * minute_seconds;
// In the small hours nobody knows which day "tomorrow" is.
constexpr std::int64_t night_seconds = 4 * hour_seconds;

/// What a clock on the wall shows, as if it were UTC.
Instant wall_of(const Zone& zone, Instant instant) {
  return {instant.seconds + offset_at(zone, instant)};
}

std::int64_t second_of_day(const Zone& zone, Instant instant) {
  return wall_of(zone, instant).seconds - local_day(zone, instant).number * seconds_per_day;
}

// "UTC", "UTC+2", "UTC−3:30": the same in every language.
std::string offset_text(std::int64_t seconds) {
  const std::int64_t minutes = std::abs(seconds) / minute_seconds;
  if (minutes == 0) return "UTC";
  std::string out = (seconds < 0 ? "UTC−" : "UTC+") + std::to_string(minutes / 60);
  if (minutes % 60 != 0) out += ':' + two_digits(minutes % 60);
  return out;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

std::string date_of(std::string_view pattern, Day day, const DateIdiom& idiom) {
  const Date date = to_date(day);
  std::string text = replaced(std::string(pattern), "{number}", std::to_string(date.day));
  text = replaced(text, "{month}", idiom.months[static_cast<std::size_t>(date.month - 1)]);
  return replaced(text, "{year}", std::to_string(date.year));
}

std::string mended(std::string text, const DateIdiom& idiom) {
  for (const auto& [written, meant] : idiom.mend) {
    if (!written.empty()) text = replaced(text, written, meant);
  }
  return text;
}

/// The idiom of a day that has a word of its own; empty on any other.
std::string soon(Instant instant, DateForm form, const DateReader& reader, const DateIdiom& idiom) {
  if (reader.visitor_zone == nullptr) return {};
  const auto days_ahead = [&](const Zone& zone) {
    return local_day(zone, instant).number - local_day(zone, reader.now).number;
  };
  const int ahead = days_ahead(reader.zone);
  if (ahead < 0 || ahead > 1 || ahead != days_ahead(*reader.visitor_zone)) return {};
  const std::int64_t second = second_of_day(reader.zone, instant);
  if (second < night_seconds) {
    const bool tonight = second == 0 && ahead == 1 && form == DateForm::by &&
                         wall_of(reader.zone, instant) == wall_of(*reader.visitor_zone, instant);
    return tonight ? std::string(idiom.midnight) : std::string();
  }
  return replaced(std::string(form == DateForm::by ? idiom.by_soon : idiom.at_soon), "{day}",
                  ahead == 0 ? idiom.today : idiom.tomorrow);
}

/// What is to be said of the zone behind the text; empty where nothing is.
std::string zone_note(Instant instant, const DateReader& reader) {
  const Instant wall = wall_of(reader.zone, instant);
  // When the clocks go back an hour comes twice, and its name alone would be either.
  const bool twice = wall == wall_of(reader.zone, {instant.seconds - hour_seconds}) ||
                     wall == wall_of(reader.zone, {instant.seconds + hour_seconds});
  const std::optional<std::string> phrase = zone_phrase(reader.zone, reader.language);
  if (!twice) {
    const bool needed =
        reader.visitor_zone == nullptr ? !phrase : wall != wall_of(*reader.visitor_zone, instant);
    if (!needed) return {};
    if (phrase) return *phrase;
  }
  return offset_text(wall.seconds - instant.seconds);
}

}  // namespace

std::string date_text(Instant instant, DateForm form, const DateReader& reader) {
  const std::int64_t begun = instant.seconds % minute_seconds;
  if (begun != 0) instant.seconds += form == DateForm::by ? minute_seconds - begun : -begun;
  const DateIdiom& idiom = date_idiom(reader.language);
  const std::int64_t second = second_of_day(reader.zone, instant);
  // Of "00:00" nobody knows at which end of a day it lies: the day that ends is named.
  const bool midnight = form == DateForm::by && second == 0;
  const Day day{local_day(reader.zone, instant).number - (midnight ? 1 : 0)};

  std::string text = soon(instant, form, reader, idiom);
  if (text.empty()) text = form == DateForm::by ? idiom.by : idiom.at;
  const bool same_year = to_date(day).year == to_date(local_day(reader.zone, reader.now)).year;
  const bool inflected = form == DateForm::by && !idiom.by_weekdays.front().empty();
  const auto& weekdays = inflected ? idiom.by_weekdays : idiom.weekdays;
  text = replaced(text, "{weekday}", weekdays[static_cast<std::size_t>(weekday(day))]);
  text =
      replaced(text, "{date}", date_of(same_year ? idiom.date : idiom.date_with_year, day, idiom));
  text = mended(replaced(text, "{time}", midnight ? "24:00" : clock_words(second)), idiom);
  const std::string note = zone_note(instant, reader);
  return note.empty() ? text : text + " (" + note + ')';
}

std::string long_date(Instant instant, const Zone& zone, std::string_view language) {
  const DateIdiom& idiom = date_idiom(language);
  return date_of(idiom.date_with_year, local_day(zone, instant), idiom);
}

std::optional<std::string> zone_phrase(const Zone& zone, std::string_view language) {
  const DateIdiom& idiom = date_idiom(language);
  std::string_view name = zone.name;
  if (name == "Europe/Kyiv") name = "Europe/Kiev";  // Two names of one zone.
  const auto found = std::find(named_zones.begin(), named_zones.end(), name);
  if (found == named_zones.end()) return std::nullopt;
  return replaced(std::string(idiom.zone), "{city}",
                  idiom.cities[static_cast<std::size_t>(found - named_zones.begin())]);
}

}  // namespace redress
