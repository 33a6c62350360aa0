// Dates and times as people write them. ICU's words may change from version to version: nothing is
// compared with these.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "redress/calendar.hpp"

namespace redress {

/// Writes `вторник, 24 ноември 2026 г., 14:00` and `24 ноември 2026 г.`. Keeps what ICU takes long
/// to make; for one thread.
class DateWriter {
 public:
  DateWriter();
  DateWriter(const DateWriter&) = delete;
  DateWriter& operator=(const DateWriter&) = delete;
  ~DateWriter();

  /// The wall time of the zone, in the language.
  [[nodiscard]] std::string long_date_time(Instant instant, const Zone& zone,
                                           std::string_view language);
  /// The day alone.
  [[nodiscard]] std::string long_date(Instant instant, const Zone& zone, std::string_view language);

 private:
  struct Formats;
  const Formats& formats_of(std::string_view language);

  std::map<std::string, std::unique_ptr<Formats>, std::less<>> formats_;
};

}  // namespace redress
