// A complaint's life as JSON and as text for a terminal.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "life/act.hpp"
#include "life/steps.hpp"
#include "receipt/dates.hpp"
#include "store/store.hpp"

namespace redress {

/// `[{number, at, kind, by?, text?}]`
[[nodiscard]] std::string events_json(std::span<const StoredEvent> events);
/// `due`, `overdue`, `kept`, `broken` or `ended`.
[[nodiscard]] std::string_view step_state(const life::Step& step, Instant now);
/// `[{kind, due, state, at?}]`
[[nodiscard]] std::string timeline_json(std::span<const life::Step> steps, Instant now);
/// `{kind, due}` of what is owed next, or `null`.
[[nodiscard]] std::string due_json(const Standing& standing);
/// `"name":"value"` with a comma in front of it.
[[nodiscard]] std::string text_member(std::string_view name, std::string_view value);

/// Prints what a command made of a complaint: `{reference, state, category, team, owner, due,
/// event}`, as text a line or two.
void print_done(const life::Whole& whole, bool text, Instant now);

/// Instants as a person at a terminal reads them, in the time zone of the complaint's promise.
class LocalDates {
 public:
  [[nodiscard]] std::string write(Instant instant, std::string_view record, Instant now);

 private:
  const Zone& zone_of(const std::string& name);
  DateWriter dates_;
  std::map<std::string, Zone> zones_;
};

}  // namespace redress
