// A deadline reckoned by the calendar module and, the same work, with ICU's calendar: nanoseconds
// each, as JSON. Printed to be looked at, never a test.
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compile/zones.hpp"
#include "nanoseconds.hpp"
#include "redress/calendar.hpp"

namespace redress {
namespace {

constexpr std::int32_t first_closed_year = 2026;

/// Monday to Friday with a lunch break, Bulgarian holidays, and a closure where one is wanted.
Calendar office(int closed_days) {
  Calendar calendar{"office", *system_zone("Europe/Sofia"), {}, {}};
  for (std::size_t day = 0; day < 5; ++day)
    calendar.hours[day] = {*parse_window("09:00-13:00"), *parse_window("14:00-18:00")};
  std::set<Day> days;
  for (std::int32_t year = first_closed_year; year <= 2050; ++year) {
    for (const Day day : holidays("BG", year)) days.insert(day);
  }
  const Day closure = *parse_day("2026-11-24");
  for (int i = 0; i < closed_days; ++i) days.insert(Day{closure.number + i});
  for (const Day day : days) calendar.exceptions.push_back({day, {}});
  index_open_time(calendar);
  return calendar;
}

/// What one writes with ICU: its calendar walks the days and turns wall times into instants.
class IcuCalendar {
 public:
  explicit IcuCalendar(const Calendar& hours) : hours_(hours) {
    UErrorCode status = U_ZERO_ERROR;
    calendar_ = std::make_unique<icu::GregorianCalendar>(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(hours.zone.name)), status);
    for (const auto& exception : hours.exceptions) closed_.insert(exception.day);
  }

  std::optional<std::int64_t> deadline(std::int64_t start, std::int64_t seconds) {
    UErrorCode status = U_ZERO_ERROR;
    calendar_->setTime(static_cast<UDate>(start) * 1000, status);
    std::int32_t year = calendar_->get(UCAL_YEAR, status);
    std::int32_t month = calendar_->get(UCAL_MONTH, status);
    std::int32_t day = calendar_->get(UCAL_DATE, status);
    for (int walked = 0; walked < 10'000; ++walked) {
      calendar_->clear();
      calendar_->set(year, month, day + walked, 0, 0, 0);
      const std::int32_t weekday = (calendar_->get(UCAL_DAY_OF_WEEK, status) + 5) % 7;
      const Day date =
          to_day({calendar_->get(UCAL_YEAR, status), calendar_->get(UCAL_MONTH, status) + 1,
                  calendar_->get(UCAL_DATE, status)});
      if (closed_.contains(date)) continue;
      for (const Window& window : hours_.hours[static_cast<std::size_t>(weekday)]) {
        const std::int64_t open = std::max(at(year, month, day + walked, window.open), start);
        const std::int64_t close = at(year, month, day + walked, window.close);
        if (close <= open) continue;
        if (seconds <= close - open) return open + seconds;
        seconds -= close - open;
      }
    }
    return std::nullopt;
  }

 private:
  std::int64_t at(std::int32_t year, std::int32_t month, std::int32_t day, std::int32_t minute) {
    UErrorCode status = U_ZERO_ERROR;
    calendar_->clear();
    calendar_->set(year, month, day, minute / 60, minute % 60, 0);
    return static_cast<std::int64_t>(calendar_->getTime(status) / 1000);
  }

  const Calendar& hours_;
  std::unique_ptr<icu::GregorianCalendar> calendar_;
  std::set<Day> closed_;
};

struct Case {
  const char* name;
  const char* duration;
  int closed_days;
};

int run() {
  const Case cases[] = {{"an hour", "PT1H", 0},
                        {"a day", "PT8H", 0},
                        {"a year", "PT2000H", 0},
                        {"ten years", "PT20000H", 0},
                        {"a day, closed for a year first", "PT8H", 365}};
  constexpr const char* received = "2026-11-23T14:10:00Z";
  const std::int64_t start = parse_instant(received)->seconds;
  std::string days;
  for (const auto& holiday : office(0).exceptions) {
    if (!days.empty()) days += ',';
    days += '"';
    days += format_day(holiday.day);
    days += '"';
  }
  std::printf(R"({"start":"%s","holidays":[%s]})"
              "\n",
              received, days.c_str());
  for (const Case& one : cases) {
    const Calendar calendar = office(one.closed_days);
    const Duration duration = *parse_duration(one.duration);
    IcuCalendar icu(calendar);
    const auto ours = deadline(calendar, {start}, duration, Clock::business);
    const auto theirs = icu.deadline(start, duration.count);
    if (!ours || !theirs || ours->seconds != *theirs) {
      std::fprintf(stderr, "%s: the two do not agree\n", one.name);
      return 1;
    }
    std::int64_t sum = 0;
    const double own = nanoseconds([&](std::int64_t i) {
      sum += deadline(calendar, {start + i % 1'000}, duration, Clock::business)->seconds;
    });
    const double icu_time = nanoseconds([&](std::int64_t i) {
      sum += icu.deadline(start + i % 1'000, duration.count).value_or(0);
    });
    std::printf(
        R"({"name":"%s","duration":"%s","closed_days":%d,"due":"%s","ns":%.0f,"icu_ns":%.0f,"sum":%lld})"
        "\n",
        one.name, one.duration, one.closed_days, format_instant(*ours).c_str(), own, icu_time,
        static_cast<long long>(sum % 10));
  }
  return 0;
}

}  // namespace
}  // namespace redress

int main() {
  return redress::run();
}
