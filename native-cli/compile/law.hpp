// How long the law of a country gives a trader for a consumer's complaint, as far as it says so for
// every trade: core/data/law.json. Information, not legal advice.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/json_view.hpp"
#include "redress/calendar.hpp"

namespace redress {

struct StatutoryTerm {
  /// What must be done by then: a complaint answered in substance, or a claim over a defect in what
  /// was bought settled.
  enum class Step : std::uint8_t { first_reply, resolution };
  enum class Unit : std::uint8_t { days, working_days, months };

  std::string country;  ///< ISO 3166 alpha-2.
  Step step = Step::first_reply;
  std::int32_t count = 0;
  Unit unit = Unit::days;
  std::string covers;           ///< English: whose complaints about what, and from when it counts.
  std::string source;           ///< The law as it is called there, with the article.
  std::string source_language;  ///< BCP 47, of that title.
  std::string source_url;       ///< Where that country publishes it; may be empty.
  std::string looked_up;        ///< `YYYY-MM-DD`.
  friend bool operator==(const StatutoryTerm&, const StatutoryTerm&) = default;
};
inline constexpr std::array<std::string_view, 2> statutory_step_ids = {"first_reply", "resolution"};
inline constexpr std::array<std::string_view, 3> statutory_unit_ids = {"days", "working_days",
                                                                       "months"};

/// An entry of core/data/law.json, whose country is its key, or the member `law` of a receipt,
/// whose `source` is the law's name alone. What is not there is empty, a step or unit that there is
/// none of the first: tests keep both whole.
[[nodiscard]] StatutoryTerm read_statutory_term(const JsonView& entry);

/// The countries whose law was looked up, ascending: those with a term, and those that are known to
/// have none for traders in general.
[[nodiscard]] const std::vector<std::string>& looked_up_laws();
/// Nothing for a country without a term and for one that was not looked up.
[[nodiscard]] std::optional<StatutoryTerm> statutory_term(std::string_view country);
/// `30 days`, `1 month`, `15 working days`.
[[nodiscard]] std::string term_in_english(const StatutoryTerm& term);

/// The last day of the term for a complaint received on a day, which does not count. A month ends
/// on the day of the same number, or on the month's last where there is none. Working days are
/// Monday to Friday without the public holidays that holidays() knows of that country. A last day
/// that is a day off stays the last: not every law moves it to the next working day, and who
/// promises no later is safe under all of them. O(days).
[[nodiscard]] Day last_day(const StatutoryTerm& term, Day received);
/// Its end, 24:00 in the zone; last_instant at the latest.
[[nodiscard]] Instant term_end(const Zone& zone, Day last);
/// The same for a complaint received then.
[[nodiscard]] Instant latest_answer(const StatutoryTerm& term, const Zone& zone, Instant received);

}  // namespace redress
