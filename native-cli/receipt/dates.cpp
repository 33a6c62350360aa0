#include "receipt/dates.hpp"

#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

namespace redress {

namespace {

using Format = std::unique_ptr<icu::SimpleDateFormat>;  // null where ICU has none

Format make_format(const char16_t* skeleton, std::string_view language) {
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

std::string write(const Format& format, Instant instant, const Zone& zone) {
  if (format == nullptr) return format_instant(instant);
  icu::UnicodeString text;
  format->format(1000.0 * static_cast<double>(instant.seconds + offset_at(zone, instant)), text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

struct DateWriter::Formats {
  Format date_time;
  Format date;
};

DateWriter::DateWriter() = default;
DateWriter::~DateWriter() = default;

const DateWriter::Formats& DateWriter::formats_of(std::string_view language) {
  auto found = formats_.find(language);
  if (found == formats_.end()) {
    auto formats = std::make_unique<Formats>(
        Formats{make_format(u"yMMMMEEEEdHHmm", language), make_format(u"yMMMMd", language)});
    found = formats_.emplace(std::string(language), std::move(formats)).first;
  }
  return *found->second;
}

std::string DateWriter::long_date_time(Instant instant, const Zone& zone,
                                       std::string_view language) {
  return write(formats_of(language).date_time, instant, zone);
}

std::string DateWriter::long_date(Instant instant, const Zone& zone, std::string_view language) {
  return write(formats_of(language).date, instant, zone);
}

}  // namespace redress
