// Dates and times as people write them. web/src/dates.ts writes the same texts with the browser's
// names of days and months; tests/conformance/date_texts.json holds both to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "redress/calendar.hpp"

namespace redress {

enum class DateForm : std::uint8_t {
  at,  ///< Standing alone: `Tuesday 24 November, 14:00`, `today at 14:00`; the minute begun.
  /// A limit, preposition and all: `by 14:00 on Tuesday 24 November`, `до 14:00 вторника,
  /// 24 ноября`, `ma 14:00-ig`. A minute begun counts as over: no limit is told earlier than it is.
  /// Midnight is told of the day that it ends.
  by,
};

/// Where, when and in which language a date is read.
struct DateReader {
  std::string_view language;  ///< One of en ru bg hu uk; any other reads English.
  /// The organization's: the text is the wall time there.
  const Zone& zone;
  /// Dates of another year than this name theirs.
  Instant now;
  /// The reader's own; null where it is not known. Known, a time that the reader's clock does not
  /// show has its zone named, and `now` makes "today" and "tomorrow" of days that are so in both
  /// zones. Not known, no day is "today", and of the zones only those without a name are told.
  const Zone* visitor_zone = nullptr;
};

/// To the minute, in the reader's language; with its year and zone where they must be told.
[[nodiscard]] std::string date_text(Instant instant, DateForm form, const DateReader& reader);
/// The day of the zone alone: `24 November 2026`.
[[nodiscard]] std::string long_date(Instant instant, const Zone& zone, std::string_view language);

/// `Sofia time`, `по софийскому времени`: as it is said of times. Nothing for most zones: their
/// dates carry the offset.
[[nodiscard]] std::optional<std::string> zone_phrase(const Zone& zone, std::string_view language);

}  // namespace redress
