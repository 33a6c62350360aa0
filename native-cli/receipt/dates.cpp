#include "receipt/dates.hpp"

#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <cstdlib>

#include "io/wall_words.hpp"
#include "receipt/date_idioms.hpp"

namespace redress {

struct DateWriter::Formats {
  // Null where ICU has none.
  std::unique_ptr<icu::SimpleDateFormat> weekday;
  std::unique_ptr<icu::SimpleDateFormat> date;
  std::unique_ptr<icu::SimpleDateFormat> date_with_year;
};

namespace {

constexpr std::int64_t minute_seconds = 60;
constexpr std::int64_t hour_seconds = 60 * minute_seconds;
// In the small hours nobody knows which day "tomorrow" is.
constexpr std::int64_t night_seconds = 4 * hour_seconds;

std::unique_ptr<icu::SimpleDateFormat> make_format(std::string_view language,
                                                   const char16_t* skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  // English for readers in Europe: 24 November, not November 24.
  const icu::Locale locale(language == "en" ? "en_GB" : std::string(language).c_str());
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status) != 0) return nullptr;
  const icu::UnicodeString pattern = patterns->getBestPattern(skeleton, status);
  auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  if (U_FAILURE(status) != 0) return nullptr;
  // Offsets are the policy's: ICU's own zone tables may be older than those that the promise was
  // reckoned with.
  format->setTimeZone(*icu::TimeZone::getGMT());
  return format;
}

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

std::string shown(const icu::SimpleDateFormat& format, Instant wall) {
  icu::UnicodeString text;
  format.format(1000.0 * static_cast<double>(wall.seconds), text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string mended(std::string text, const DateIdiom& idiom) {
  for (const auto& [written, meant] : plain_blanks) text = replaced(text, written, meant);
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

DateWriter::DateWriter() = default;
DateWriter::~DateWriter() = default;

const DateWriter::Formats& DateWriter::formats_of(std::string_view language) {
  auto found = formats_.find(language);
  if (found == formats_.end()) {
    auto formats = std::make_unique<Formats>(Formats{make_format(language, u"EEEE"),
                                                     make_format(language, u"MMMMd"),
                                                     make_format(language, u"yMMMMd")});
    found = formats_.emplace(std::string(language), std::move(formats)).first;
  }
  return *found->second;
}

std::string DateWriter::write(Instant instant, DateForm form, const DateReader& reader) {
  const std::int64_t begun = instant.seconds % minute_seconds;
  if (begun != 0) instant.seconds += form == DateForm::by ? minute_seconds - begun : -begun;
  const DateIdiom& idiom = date_idiom(reader.language);
  const Formats& formats = formats_of(idiom.language);
  if (!formats.weekday || !formats.date || !formats.date_with_year) return format_instant(instant);
  const std::int64_t second = second_of_day(reader.zone, instant);
  // Of "00:00" nobody knows at which end of a day it lies: the day that ends is named.
  const bool midnight = form == DateForm::by && second == 0;
  const Instant wall{wall_of(reader.zone, instant).seconds - (midnight ? 1 : 0)};
  const Day day{local_day(reader.zone, instant).number - (midnight ? 1 : 0)};

  std::string text = soon(instant, form, reader, idiom);
  if (text.empty()) text = form == DateForm::by ? idiom.by : idiom.at;
  const bool same_year = to_date(day).year == to_date(local_day(reader.zone, reader.now)).year;
  std::string_view inflected;
  if (form == DateForm::by) inflected = idiom.weekdays[static_cast<std::size_t>(weekday(day))];
  text = replaced(text, "{weekday}",
                  inflected.empty() ? shown(*formats.weekday, wall) : std::string(inflected));
  text = replaced(text, "{date}", shown(same_year ? *formats.date : *formats.date_with_year, wall));
  text = mended(replaced(text, "{time}", midnight ? "24:00" : clock_words(second)), idiom);
  const std::string note = zone_note(instant, reader);
  return note.empty() ? text : text + " (" + note + ')';
}

std::string DateWriter::long_date(Instant instant, const Zone& zone, std::string_view language) {
  const DateIdiom& idiom = date_idiom(language);
  const Formats& formats = formats_of(idiom.language);
  if (!formats.date_with_year) return format_instant(instant);
  return mended(shown(*formats.date_with_year, wall_of(zone, instant)), idiom);
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
