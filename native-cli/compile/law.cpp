#include "compile/law.hpp"

#include <algorithm>
#include <charconv>

#include "compile/embedded.hpp"
#include "io/json_view.hpp"

namespace redress {

namespace {

struct Laws {
  std::vector<std::string> countries;
  std::vector<StatutoryTerm> terms;
};

template <class Enum, std::size_t N>
Enum read_id(const std::array<std::string_view, N>& ids, const JsonView& value) {
  const auto found = std::find(ids.begin(), ids.end(), value.string());
  return static_cast<Enum>(found == ids.end() ? 0 : found - ids.begin());
}

Laws read_laws() {
  Laws out;
  const JsonView file(embedded_source("data/law.json"));
  for (const auto& [country, entry] : file.members()) {
    out.countries.emplace_back(country);
    if (entry["none"]) continue;
    out.terms.push_back(read_statutory_term(entry));
    out.terms.back().country = country;
  }
  return out;
}

const Laws& laws() {
  static const Laws all = read_laws();
  return all;
}

Day months_later(Day day, std::int32_t months) {
  Date date = to_date(day);
  const std::int32_t month = date.month - 1 + months;
  date.year += month / 12;
  date.month = month % 12 + 1;
  const Date next =
      date.month == 12 ? Date{date.year + 1, 1, 1} : Date{date.year, date.month + 1, 1};
  const std::int32_t length = to_day(next).number - to_day({date.year, date.month, 1}).number;
  date.day = std::min(date.day, length);
  return to_day(date);
}

Day working_days_later(Day day, std::int32_t count, std::string_view country) {
  std::int32_t year = 0;
  std::vector<Day> free;
  while (count > 0) {
    ++day.number;
    if (weekday(day) >= 5) continue;
    if (to_date(day).year != year) {
      year = to_date(day).year;
      free = holidays(country, year);
    }
    if (!std::binary_search(free.begin(), free.end(), day)) --count;
  }
  return day;
}

}  // namespace

StatutoryTerm read_statutory_term(const JsonView& entry) {
  StatutoryTerm out;
  out.country = entry["country"].string();
  out.step = read_id<StatutoryTerm::Step>(statutory_step_ids, entry["step"]);
  const std::string_view count = entry["term"]["count"].raw();
  std::from_chars(count.data(), count.data() + count.size(), out.count);
  out.unit = read_id<StatutoryTerm::Unit>(statutory_unit_ids, entry["term"]["unit"]);
  out.covers = entry["covers"].string();
  const JsonView source = entry["source"];
  const bool whole = static_cast<bool>(source["title"]);
  out.source = (whole ? source["title"] : source).string();
  out.source_language = (whole ? source["language"] : entry["source_language"]).string();
  out.source_url = source["url"].string();
  out.looked_up = entry["looked_up"].string();
  return out;
}

const std::vector<std::string>& looked_up_laws() {
  return laws().countries;
}

std::optional<StatutoryTerm> statutory_term(std::string_view country) {
  for (const StatutoryTerm& term : laws().terms) {
    if (term.country == country) return term;
  }
  return std::nullopt;
}

std::string term_in_english(const StatutoryTerm& term) {
  constexpr std::array<std::string_view, 3> names = {" day", " working day", " month"};
  return std::to_string(term.count) + std::string(names[static_cast<std::size_t>(term.unit)]) +
         (term.count == 1 ? "" : "s");
}

Day last_day(const StatutoryTerm& term, Day received) {
  switch (term.unit) {
    case StatutoryTerm::Unit::months:
      return months_later(received, term.count);
    case StatutoryTerm::Unit::working_days:
      return working_days_later(received, term.count, term.country);
    case StatutoryTerm::Unit::days:
      break;
  }
  return {received.number + term.count};
}

Instant term_end(const Zone& zone, Day last) {
  return std::min(last_instant, to_instant(zone, {last.number + 1}, 0, Ambiguous::first));
}

Instant latest_answer(const StatutoryTerm& term, const Zone& zone, Instant received) {
  return term_end(zone, last_day(term, local_day(zone, received)));
}

}  // namespace redress
