// Hours, days and promises in the program's English.
#pragma once

#include <string>

#include "commands/coverage.hpp"
#include "commands/coverage_promise.hpp"

namespace redress::coverage {

/// `Fri 18:00`, on the wall of the zone.
[[nodiscard]] std::string weekday_words(Instant instant, const Zone& zone);
/// `Sun 28 Mar 2027, 03:00 becomes 04:00`, on the wall before and after; the date after too where
/// it is another.
[[nodiscard]] std::string change_words(const ClockChange& change);
/// `7 h 30 min`; seconds only of what is shorter than a minute.
[[nodiscard]] std::string hours_words(std::int64_t seconds);
/// The same, with days from 100 hours on: `5 days 4 h`.
[[nodiscard]] std::string wait_words(std::int64_t seconds);
/// `8 open hours`, `3 open days`, `1 h 30 min`, `3 days`.
[[nodiscard]] std::string promise_words(Duration duration, Clock clock);
/// `a complaint received Fri 18:00 is answered by Mon 18:00 at the latest, 72 h later`.
[[nodiscard]] std::string worst_words(const WorstWait& worst, const Zone& zone);

}  // namespace redress::coverage
