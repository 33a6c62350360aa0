#include "commands/coverage_words.hpp"

#include <array>
#include <string_view>

namespace redress::coverage {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Mon", "Tue", "Wed", "Thu",
                                                      "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string counted(std::int64_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

std::string short_weekday(int weekday) {
  return std::string(weekdays[static_cast<std::size_t>(weekday)]);
}

std::string date_words(Day day) {
  const Date date = to_date(day);
  return short_weekday(weekday(day)) + ' ' + std::to_string(date.day) + ' ' +
         std::string(months[static_cast<std::size_t>(date.month - 1)]) + ' ' +
         std::to_string(date.year);
}

std::string clock_words(std::int32_t second_of_day) {
  const std::string hour = std::to_string(second_of_day / 3600);
  const std::string minute = std::to_string(second_of_day / 60 % 60);
  return std::string(2 - hour.size(), '0') + hour + ':' + std::string(2 - minute.size(), '0') +
         minute;
}

std::string weekday_words(Instant instant, const Zone& zone) {
  const Day day = local_day(zone, instant);
  const std::int64_t wall = instant.seconds + offset_at(zone, instant);
  return short_weekday(weekday(day)) + ' ' +
         clock_words(static_cast<std::int32_t>(wall - day.number * seconds_per_day));
}

std::string change_words(const ClockChange& change) {
  // The wall may show the last days of 1969: counted from two days before 1970 nothing is negative.
  constexpr std::int32_t days_before = 2;
  const auto wall = [&](std::int32_t offset) {
    return change.at.seconds + offset + days_before * seconds_per_day;
  };
  const auto clock = [&](std::int32_t offset) {
    return clock_words(static_cast<std::int32_t>(wall(offset) % seconds_per_day));
  };
  const Day day{static_cast<std::int32_t>(wall(change.before) / seconds_per_day) - days_before};
  return date_words(day) + ", " + clock(change.before) + " becomes " + clock(change.after);
}

std::string hours_words(std::int64_t seconds) {
  const std::int64_t minutes = seconds / 60;
  if (minutes == 0 && seconds > 0) return std::to_string(seconds) + " s";
  std::string out;
  if (minutes >= 60 || minutes == 0) out = std::to_string(minutes / 60) + " h";
  if (minutes % 60 != 0) out += (out.empty() ? "" : " ") + std::to_string(minutes % 60) + " min";
  return out;
}

std::string wait_words(std::int64_t seconds) {
  constexpr std::int64_t hours_alone = 100 * 3600;
  if (seconds < hours_alone) return hours_words(seconds);
  const std::int64_t rest = seconds % seconds_per_day;
  return counted(seconds / seconds_per_day, "day") + (rest < 60 ? "" : ' ' + hours_words(rest));
}

std::string promise_words(Duration duration, Clock clock) {
  const bool business = clock == Clock::business;
  if (duration.unit == Duration::Unit::days)
    return counted(duration.count, business ? "open day" : "day");
  if (!business) return wait_words(duration.count);
  if (duration.count % 3600 == 0) return counted(duration.count / 3600, "open hour");
  return hours_words(duration.count) + " of open hours";
}

std::string worst_words(const WorstWait& worst, const Zone& zone) {
  return std::string("a complaint received ") + (worst.just_after ? "just after " : "") +
         weekday_words(worst.received, zone) + " is answered by " + weekday_words(worst.due, zone) +
         " at the latest, " + wait_words(worst.seconds()) + " later";
}

}  // namespace redress::coverage
