#include "receipt/dates.hpp"

#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

namespace redress {

struct DateWriter::Format {
  std::unique_ptr<icu::SimpleDateFormat> icu;  ///< Null where ICU has none.
};

namespace {

std::unique_ptr<icu::SimpleDateFormat> make_format(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  // English for readers in Europe: 24 November, not November 24.
  const icu::Locale locale(language == "en" ? "en_GB" : std::string(language).c_str());
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status) != 0) return nullptr;
  const icu::UnicodeString pattern = patterns->getBestPattern(u"yMMMMEEEEdHHmm", status);
  auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  if (U_FAILURE(status) != 0) return nullptr;
  // Offsets are the policy's: ICU's own zone tables may be older than those that the promise was
  // reckoned with.
  format->setTimeZone(*icu::TimeZone::getGMT());
  return format;
}

}  // namespace

DateWriter::DateWriter() = default;
DateWriter::~DateWriter() = default;

std::string DateWriter::long_date_time(Instant instant, const Zone& zone,
                                       std::string_view language) {
  auto found = formats_.find(language);
  if (found == formats_.end()) {
    auto format = std::make_unique<Format>(Format{make_format(language)});
    found = formats_.emplace(std::string(language), std::move(format)).first;
  }
  if (found->second->icu == nullptr) return format_instant(instant);
  icu::UnicodeString text;
  found->second->icu->format(
      1000.0 * static_cast<double>(instant.seconds + offset_at(zone, instant)), text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace redress
