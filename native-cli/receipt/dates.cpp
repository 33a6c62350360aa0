#include "receipt/dates.hpp"

#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <memory>

namespace redress {

std::string long_date_time(Instant instant, const Zone& zone, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(std::string(language).c_str());
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status) != 0) return format_instant(instant);
  const icu::UnicodeString pattern = patterns->getBestPattern(u"yMMMMEEEEdHHmm", status);
  icu::SimpleDateFormat format(pattern, locale, status);
  if (U_FAILURE(status) != 0) return format_instant(instant);
  // The offset is the policy's: ICU's own zone tables may be older than those that the promise was reckoned with.
  format.adoptTimeZone(icu::TimeZone::getGMT()->clone());
  icu::UnicodeString text;
  format.format(1000.0 * static_cast<double>(instant.seconds + offset_at(zone, instant)), text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace redress
