#include "codec/policy_calendar.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "codec/nearest.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

constexpr std::int32_t first_year = 1970;
constexpr std::int32_t last_year = 2050;
constexpr std::int64_t end_of_years = 2'556'144'000;  // 2051-01-01T00:00:00Z
constexpr std::size_t most_windows = 24;

constexpr std::array<std::string_view, 7> weekdays = {"mon", "tue", "wed", "thu",
                                                      "fri", "sat", "sun"};

// Names to compare an unknown zone with; any other that the system knows is as good.
constexpr auto common_zones = std::to_array<std::string_view>(
    {"Europe/Sofia",      "Europe/Budapest",     "Europe/Kyiv",         "Europe/Kiev",
     "Europe/Moscow",     "Europe/London",       "Europe/Dublin",       "Europe/Berlin",
     "Europe/Vienna",     "Europe/Paris",        "Europe/Madrid",       "Europe/Rome",
     "Europe/Amsterdam",  "Europe/Brussels",     "Europe/Warsaw",       "Europe/Prague",
     "Europe/Bratislava", "Europe/Bucharest",    "Europe/Belgrade",     "Europe/Zagreb",
     "Europe/Ljubljana",  "Europe/Athens",       "Europe/Istanbul",     "Europe/Lisbon",
     "Europe/Copenhagen", "Europe/Stockholm",    "Europe/Oslo",         "Europe/Helsinki",
     "Europe/Tallinn",    "Europe/Riga",         "Europe/Vilnius",      "Europe/Minsk",
     "Europe/Chisinau",   "Europe/Skopje",       "Europe/Zurich",       "Europe/Luxembourg",
     "Asia/Almaty",       "Asia/Tbilisi",        "Asia/Yerevan",        "Asia/Baku",
     "Asia/Tashkent",     "Asia/Novosibirsk",    "Asia/Yekaterinburg",  "Asia/Vladivostok",
     "Asia/Dubai",        "Asia/Jerusalem",      "Asia/Kolkata",        "Asia/Tokyo",
     "Asia/Shanghai",     "Asia/Singapore",      "America/New_York",    "America/Chicago",
     "America/Denver",    "America/Los_Angeles", "America/Toronto",     "America/Sao_Paulo",
     "Australia/Sydney",  "Africa/Cairo",        "Africa/Johannesburg", "Etc/UTC"});

// What follows the last slash, so that `Sofia` finds Europe/Sofia.
std::string_view city_of(std::string_view zone) {
  return zone.substr(zone.rfind('/') + 1);
}

std::string upper_case(std::string code) {
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return code;
}

class CalendarReader {
 public:
  CalendarReader(const Place& place, const ZoneSource& zones, Findings& findings)
      : place_(place), zones_(zones), findings_(findings) {}

  Calendar run() {
    if (!findings_.check(place_, Type::object)) return {};
    findings_.check_members(place_, {"time_zone", "hours", "holidays", "exceptions"});
    read_zone(place_.member("time_zone"));
    read_hours(place_.member("hours"));
    read_holidays(place_.member("holidays"));
    read_exceptions(place_.member("exceptions"));
    check_overlaps();
    return std::move(calendar_);
  }

 private:
  void read_zone(const Place& place) {
    if (!place) {
      findings_.error(
          "zone.missing", place.at,
          "The calendar's time_zone is missing; name an IANA zone such as Europe/Sofia.");
      return;
    }
    const auto name = findings_.string_of(place);
    if (!name) return;
    std::optional<Zone> zone = zones_ ? zones_(*name) : std::nullopt;
    if (!zone) {
      findings_.error("zone.unknown", place.at,
                      "There is no time zone " + in_quotes(*name) + "." + cure(*name));
      return;
    }
    calendar_.zone = std::move(*zone);
    cut_to_years(calendar_.zone);
  }

  static std::string cure(std::string_view name) {
    std::string spelled(name);
    std::replace(spelled.begin(), spelled.end(), ' ', '_');
    std::string_view near = nearest(spelled, common_zones);
    if (near.empty()) {
      std::vector<std::string_view> cities;
      cities.reserve(common_zones.size());
      for (const std::string_view zone : common_zones) cities.push_back(city_of(zone));
      const std::string_view city = nearest(city_of(spelled), cities);
      const auto found = std::find(cities.begin(), cities.end(), city);
      if (found != cities.end())
        near = common_zones[static_cast<std::size_t>(found - cities.begin())];
    }
    if (near.empty()) return " Name one of the IANA database, such as Europe/Sofia.";
    return " Did you mean " + in_quotes(near) + "?";
  }

  static void cut_to_years(Zone& zone) {
    while (!zone.transitions.empty() && zone.transitions.back().at >= end_of_years)
      zone.transitions.pop_back();
    const auto begin =
        std::find_if(zone.transitions.begin(), zone.transitions.end(),
                     [](const Zone::Transition& transition) { return transition.at > 0; });
    if (begin != zone.transitions.begin()) zone.first_offset = std::prev(begin)->offset;
    zone.transitions.erase(zone.transitions.begin(), begin);
  }

  std::vector<Window> read_windows(const Place& place) {
    std::vector<Window> windows;
    if (!findings_.check(place, Type::array)) return windows;
    if (place.value->children.size() > most_windows) {
      findings_.error("hours.too_many", place.at,
                      "A day has at most " + std::to_string(most_windows) + " windows.");
      return windows;
    }
    for (std::size_t i = 0; i < place.value->children.size(); ++i) {
      const Place element = place.element(i);
      const auto text = findings_.string_of(element);
      if (!text) continue;
      const Result<Window> window = parse_window(*text);
      if (window) {
        windows.push_back(*window);
      } else {
        findings_.error_at(window.error(), element.at);
      }
    }
    std::sort(windows.begin(), windows.end(),
              [](const Window& a, const Window& b) { return a.open < b.open; });
    for (std::size_t i = 1; i < windows.size(); ++i) {
      if (windows[i].open < windows[i - 1].close) {
        findings_.error("hours.overlap", place.at,
                        format_window(windows[i - 1]) + " and " + format_window(windows[i]) +
                            " overlap; join them.");
      }
    }
    return windows;
  }

  // `mon`, or `mon-fri`, which may run over the end of the week.
  std::optional<std::pair<std::size_t, std::size_t>> read_weekdays(const std::string& name,
                                                                   const std::string& at) {
    const std::size_t dash = name.find('-');
    const std::string_view first = std::string_view(name).substr(0, dash);
    const std::string_view last =
        dash == std::string::npos ? first : std::string_view(name).substr(dash + 1);
    const auto from = std::find(weekdays.begin(), weekdays.end(), first);
    const auto to = std::find(weekdays.begin(), weekdays.end(), last);
    if (from == weekdays.end() || to == weekdays.end()) {
      findings_.error("hours.weekday_unknown", at,
                      in_quotes(name) +
                          " is no weekday; write mon, tue, wed, thu, fri, sat, sun or a range such "
                          "as mon-fri.");
      return std::nullopt;
    }
    return std::pair{static_cast<std::size_t>(from - weekdays.begin()),
                     static_cast<std::size_t>(to - weekdays.begin())};
  }

  void read_hours(const Place& place) {
    if (!place) {
      findings_.error(
          "hours.missing", place.at,
          "The calendar's hours are missing; write for example {\"mon-fri\": [\"09:00-18:00\"]}.");
      return;
    }
    if (!findings_.check(place, Type::object)) return;
    for (const Value& child : place.value->children) {
      const Place entry = place.member(child.key);
      const auto range = read_weekdays(child.key, entry.at);
      const std::vector<Window> windows = read_windows(entry);
      if (!range) continue;
      for (std::size_t day = range->first;; day = (day + 1) % weekdays.size()) {
        if (named_[day]) {
          findings_.error(
              "hours.weekday_twice", entry.at,
              in_quotes(weekdays[day]) + " is named twice in these hours; name each weekday once.");
        } else {
          named_[day] = true;
          calendar_.hours[day] = windows;
        }
        if (day == range->second) break;
      }
    }
  }

  void read_holidays(const Place& place) {
    if (!findings_.check(place, Type::array)) return;
    for (std::size_t i = 0; i < place.value->children.size(); ++i) {
      const Place element = place.element(i);
      const auto text = findings_.string_of(element);
      if (!text) continue;
      if (has_holidays(*text)) {
        for (std::int32_t year = first_year; year <= last_year; ++year) {
          for (const Day day : holidays(*text, year)) days_[day];
        }
        warn_of_undecided(*text, element.at);
      } else if (!text->empty() && text->front() >= '0' && text->front() <= '9') {
        if (const Result<Day> day = parse_day(*text)) {
          days_[*day];
        } else {
          findings_.error_at(day.error(), element.at);
        }
      } else {
        unknown_holidays(*text, element.at);
      }
    }
  }

  // Once for a code, however many calendars of the policy name it.
  void warn_of_undecided(const std::string& code, const std::string& at) {
    const std::optional<std::int32_t> decided = holidays_decided(code);
    if (!decided) return;
    const std::string message = "Some days off in " + code +
                                " are settled year by year and known up to " +
                                std::to_string(*decided) + "; list later ones as dates.";
    const bool said =
        std::any_of(findings_.list().begin(), findings_.list().end(),
                    [&](const Diagnostic& earlier) { return earlier.message == message; });
    if (!said) findings_.warning("holidays.undecided", at, message);
  }

  // Among so many codes of two letters one that differs in a letter is another country, not meant.
  void unknown_holidays(const std::string& code, std::string at) {
    std::string cure;
    if (code == "UK" || code == "uk") {
      cure = " Did you mean “GB”?";
    } else if (code.size() > 2) {
      cure = suggestion(code, holiday_codes());
    } else if (const std::string upper = upper_case(code); has_holidays(upper)) {
      cure = " Did you mean " + in_quotes(upper) + "?";
    }
    findings_.error("holidays.unknown", std::move(at),
                    "There are no holidays for " + in_quotes(code) +
                        "; name each day as YYYY-MM-DD or a country that is known." + cure);
  }

  void read_exceptions(const Place& place) {
    if (findings_.check(place, Type::object)) {
      for (const Value& child : place.value->children) {
        const Place entry = place.member(child.key);
        const Result<Day> day = parse_day(child.key);
        if (!day) findings_.error_at(day.error(), entry.at);
        const std::vector<Window> windows = read_windows(entry);
        if (!day) continue;
        days_[*day] = windows;
      }
    }
    for (auto& [day, windows] : days_) calendar_.exceptions.push_back({day, std::move(windows)});
  }

  // In the weekly hours a window that runs past midnight must end before the next day's first one
  // begins. An exception may open earlier than that: time that two windows share counts once.
  static bool collide(std::span<const Window> earlier, std::span<const Window> later) {
    return !earlier.empty() && !later.empty() && earlier.back().close - 1440 > later.front().open;
  }

  void check_overlaps() {
    for (std::size_t day = 0; day < weekdays.size(); ++day) {
      const std::size_t next = (day + 1) % weekdays.size();
      if (!collide(calendar_.hours[day], calendar_.hours[next])) continue;
      findings_.error("hours.overlap", pointer(place_.at, "hours"),
                      "The last window of " + std::string(weekdays[day]) +
                          " runs into the first of " + std::string(weekdays[next]) +
                          "; end it sooner.");
    }
  }

  const Place& place_;
  const ZoneSource& zones_;
  Findings& findings_;
  Calendar calendar_;
  std::array<bool, 7> named_{};
  std::map<Day, std::vector<Window>> days_;  // holidays, empty, and exceptions, which win
};

}  // namespace

Calendar read_calendar(const Place& place, const ZoneSource& zones, Findings& findings) {
  return CalendarReader(place, zones, findings).run();
}

}  // namespace redress::json
