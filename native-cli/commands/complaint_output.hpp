// A complaint's life as text for a terminal, or as serve/staff_json.hpp writes it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "life/act.hpp"
#include "receipt/dates.hpp"
#include "store/store.hpp"

namespace redress {

/// Prints what a command made of a complaint: `{reference, state, category, team, owner, due,
/// event}`, as text a line or two.
void print_done(const life::Whole& whole, bool text, Instant now);

/// Instants as a person at a terminal reads them, in the time zone of the complaint's promise.
class LocalDates {
 public:
  [[nodiscard]] std::string write(Instant instant, std::string_view record, Instant now);

 private:
  const Zone& zone_of(const std::string& name);
  std::map<std::string, Zone> zones_;
};

}  // namespace redress
