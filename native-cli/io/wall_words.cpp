#include "io/wall_words.hpp"

#include <array>
#include <string_view>

namespace redress {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Mon", "Tue", "Wed", "Thu",
                                                      "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// The wall of an instant, with so many seconds more on its clock.
std::string moment(Instant instant, const Zone& zone, std::int64_t more) {
  const Day day = local_day(zone, instant);
  const std::int64_t wall = instant.seconds + offset_at(zone, instant);
  return date_words(day) + ", " + clock_words(wall - day.number * seconds_per_day + more);
}

}  // namespace

std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string short_weekday(int weekday) {
  return std::string(weekdays[static_cast<std::size_t>(weekday)]);
}

std::string short_month(int month) {
  return std::string(months[static_cast<std::size_t>(month - 1)]);
}

std::string date_words(Day day) {
  const Date date = to_date(day);
  return short_weekday(weekday(day)) + ' ' + std::to_string(date.day) + ' ' +
         short_month(date.month) + ' ' + std::to_string(date.year);
}

std::string clock_words(std::int64_t second_of_day) {
  return two_digits(second_of_day / 3600) + ':' + two_digits(second_of_day / 60 % 60);
}

std::string moment_words(Instant instant, const Zone& zone) {
  return moment(instant, zone, 0);
}

std::string end_words(Instant instant, const Zone& zone) {
  return moment({instant.seconds - 1}, zone, 1);
}

}  // namespace redress
