#include "commands/coverage_words.hpp"

namespace redress::coverage {

namespace {

std::string counted(std::int64_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

std::string weekday_words(Instant instant, const Zone& zone) {
  const Day day = local_day(zone, instant);
  const std::int64_t wall = instant.seconds + offset_at(zone, instant);
  return short_weekday(weekday(day)) + ' ' + clock_words(wall - day.number * seconds_per_day);
}

std::string change_words(const ClockChange& change) {
  const auto words = [&](std::int32_t offset) {
    return moment_words(change.at, Zone{"", offset, {}});
  };
  const std::string before = words(change.before);
  const std::string after = words(change.after);
  const std::size_t date = after.find(',');
  const bool same_day = before.compare(0, date, after, 0, date) == 0;
  return before + " becomes " + (same_day ? after.substr(date + 2) : after);
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
