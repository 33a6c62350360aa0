// The calendar's answers against those of the reference, over drawn calendars, instants and
// durations. REDRESS_LONG in the environment: two hundred thousand of them and more.
#include "reference.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "compile/zones.hpp"
#include "random_calendar.hpp"
#include "sample_zones.hpp"
#include "zone_names.hpp"

namespace redress {
namespace {

using reference::day_minutes;
using reference::Dice;
using reference::random_calendar;
using reference::random_zone;
using reference::Reference;

/// How many times over the tests run.
int effort() {
  return std::getenv("REDRESS_LONG") == nullptr ? 1 : 60;
}

/// Whether all changes of the clocks between two days are whole minutes, as the reference needs.
bool whole_minutes(const Zone& zone, std::int64_t begin_day, std::int64_t end_day) {
  if (offset_at(zone, Instant{begin_day * 86400}) % 60 != 0) return false;
  return std::all_of(zone.transitions.begin(), zone.transitions.end(), [&](const auto& change) {
    const bool inside = change.at >= (begin_day - 2) * 86400 && change.at < (end_day + 2) * 86400;
    return !inside || (change.at % 60 == 0 && change.offset % 60 == 0);
  });
}

Calendar indexed(Calendar calendar) {
  index_open_time(calendar);
  return calendar;
}

/// The deadline, which must be the same with an index.
Result<Instant> due_after(const Calendar& calendar, const Calendar& with_index, Instant from,
                          Duration duration) {
  const auto due = deadline(calendar, from, duration, Clock::business);
  const auto found = deadline(with_index, from, duration, Clock::business);
  EXPECT_EQ(due.ok(), found.ok()) << from.seconds << " + " << format_duration(duration);
  if (due.ok() && found.ok()) {
    EXPECT_EQ(due->seconds, found->seconds) << from.seconds << " + " << format_duration(duration);
  } else if (!due.ok() && !found.ok()) {
    EXPECT_EQ(due.error().code, found.error().code);
  }
  return due;
}

void compare(const Calendar& calendar, const Calendar& with_index, const Reference& reference,
             Dice& dice, std::int64_t start, std::int64_t most_seconds, std::int64_t most_days) {
  const Instant from{start};
  EXPECT_EQ(is_open(calendar, from), reference.is_open(start)) << start;
  const auto opening = reference.next_open(start);
  if (opening) {
    ASSERT_TRUE(next_open(calendar, from).has_value()) << start;
    EXPECT_EQ(next_open(calendar, from)->seconds, *opening) << start;
  }
  const std::int64_t seconds =
      dice.one_in(2) ? dice.between(1, most_seconds / 60) * 60 : dice.between(1, most_seconds);
  if (const auto expected = reference.business_seconds(start, seconds)) {
    const auto due = due_after(calendar, with_index, from, {Duration::Unit::seconds, seconds});
    ASSERT_TRUE(due.ok()) << start << " + " << seconds;
    EXPECT_EQ(due->seconds, *expected) << start << " + " << seconds;
  }
  const std::int64_t days = dice.between(1, most_days);
  if (const auto expected = reference.business_days(start, days)) {
    const auto due = due_after(calendar, with_index, from, {Duration::Unit::days, days});
    ASSERT_TRUE(due.ok()) << start << " + days " << days;
    EXPECT_EQ(due->seconds, *expected) << start << " + days " << days;
  }
  const auto same_time = deadline(calendar, from, {Duration::Unit::days, days}, Clock::calendar);
  ASSERT_TRUE(same_time.ok());
  EXPECT_EQ(same_time->seconds, reference.calendar_days(start, days)) << start << " " << days;
}

TEST(CalendarReference, AgreesMinuteByMinuteWhereTheClocksChangeOften) {
  Dice dice(20261122);
  for (int round = 0; round < 200 * effort() && !HasFailure(); ++round) {
    const std::int64_t begin = 20'000 + dice.between(0, 3'000);
    const Zone zone = random_zone(dice, begin, begin + 60, 3);
    const Calendar calendar = random_calendar(dice, zone, begin, begin + 60, 6);
    const Calendar with_index = indexed(calendar);
    const Reference reference(calendar, begin * day_minutes, (begin + 60) * day_minutes);
    for (int query = 0; query < 40; ++query) {
      const std::int64_t start = (begin + 6) * 86400 + dice.between(0, 15 * 86400);
      compare(calendar, with_index, reference, dice, start, 100'000, 12);
    }
  }
}

TEST(CalendarReference, AgreesOverYearsWhereWholeWeeksAreSkipped) {
  Dice dice(19700101);
  for (int round = 0; round < 12 * effort() && !HasFailure(); ++round) {
    const std::int64_t begin = 20'000 + dice.between(0, 3'000);
    const Zone zone = random_zone(dice, begin, begin + 700, 40);
    const Calendar calendar = random_calendar(dice, zone, begin, begin + 700, 40);
    const Calendar with_index = indexed(calendar);
    const Reference reference(calendar, begin * day_minutes, (begin + 700) * day_minutes);
    for (int query = 0; query < 40; ++query) {
      const std::int64_t start = (begin + 6) * 86400 + dice.between(0, 90 * 86400);
      compare(calendar, with_index, reference, dice, start, 8'000'000, 300);
    }
  }
}

TEST(CalendarReference, AgreesInEveryZoneOfTheMachineFrom1970To2050) {
  Dice dice(2050);
  const std::vector<std::string> names = zone_names();
  ASSERT_GT(names.size(), 300U);
  int compared = 0;
  for (int round = 0; round < 150 * effort() && !HasFailure(); ++round) {
    const auto& name = names[static_cast<std::size_t>(
        dice.between(0, static_cast<std::int64_t>(names.size()) - 1))];
    const Zone zone = *system_zone(name);
    std::int64_t begin = dice.between(10, 29'500);
    if (!zone.transitions.empty() && !dice.one_in(3)) {
      // Near one of its changes of the clocks.
      const auto& change = zone.transitions[static_cast<std::size_t>(
          dice.between(0, static_cast<std::int64_t>(zone.transitions.size()) - 1))];
      begin = std::clamp<std::int64_t>(change.at / 86400 - dice.between(6, 30), 10, 29'500);
    }
    if (!whole_minutes(zone, begin, begin + 40)) continue;
    const Calendar calendar = random_calendar(dice, zone, begin, begin + 40, 8);
    const Calendar with_index = indexed(calendar);
    const Reference reference(calendar, begin * day_minutes, (begin + 40) * day_minutes);
    SCOPED_TRACE(name);
    for (int query = 0; query < 20; ++query, ++compared) {
      const std::int64_t start = (begin + 6) * 86400 + dice.between(0, 15 * 86400);
      compare(calendar, with_index, reference, dice, start, 100'000, 8);
    }
  }
  EXPECT_GT(compared, 2'000 * effort());
}

TEST(CalendarReference, AnIndexChangesNoAnswerHoweverLongTheTerm) {
  Dice dice(31);
  const std::vector<std::string> names = zone_names();
  int answered = 0;
  for (int round = 0; round < 60 * effort() && !HasFailure(); ++round) {
    const auto& name = names[static_cast<std::size_t>(
        dice.between(0, static_cast<std::int64_t>(names.size()) - 1))];
    SCOPED_TRACE(name);
    const std::int64_t begin = dice.one_in(3) ? 18'000 : dice.between(17'000, 27'000);
    Calendar calendar =
        random_calendar(dice, *system_zone(name), begin, begin + 1'500, dice.one_in(2) ? 9 : 120);
    if (dice.one_in(3)) {
      // Closed for long, now and then for longer than a calendar may.
      const std::int64_t closed = begin + dice.between(0, 500);
      const std::int64_t days = dice.between(20, 420);
      std::erase_if(calendar.exceptions, [&](const Calendar::Exception& one) {
        return one.day.number >= closed && one.day.number < closed + days;
      });
      for (std::int64_t day = closed; day < closed + days; ++day)
        calendar.exceptions.push_back({Day{static_cast<std::int32_t>(day)}, {}});
      std::sort(calendar.exceptions.begin(), calendar.exceptions.end(),
                [](const auto& a, const auto& b) { return a.day < b.day; });
    }
    const Calendar with_index = indexed(calendar);
    for (int query = 0; query < 40; ++query) {
      // Some of them about where the index begins and ends: 2020 and 2050.
      const std::int64_t border = dice.one_in(2) ? 18'262 : 29'219;
      const std::int64_t day =
          dice.one_in(4) ? border + dice.between(-5, 5) : begin + dice.between(-400, 3'000);
      const Instant start{day * 86'400 + dice.between(0, 86'399)};
      const bool days = dice.one_in(2);
      const Duration duration{days ? Duration::Unit::days : Duration::Unit::seconds,
                              days ? dice.between(1, 3'653) : dice.between(1, 90'000'000)};
      if (due_after(calendar, with_index, start, duration).ok()) ++answered;
    }
  }
  EXPECT_GT(answered, 1'000 * effort());
}

TEST(CalendarReference, AgreesAtEveryQuarterOfAnHourAroundTheChangesOfRealZones) {
  Dice dice(7);
  const std::pair<Zone, const char*> cases[] = {
      {samples::sofia(), "2026-03-29"},     {samples::sofia(), "2026-10-25"},
      {samples::new_york(), "2026-03-08"},  {samples::new_york(), "2026-11-01"},
      {samples::lord_howe(), "2026-04-05"}, {samples::lord_howe(), "2026-10-04"},
      {samples::apia(), "2011-12-30"}};
  const std::vector<std::vector<std::string_view>> hours = {
      {"00:00-24:00"},
      {"18:00-02:00"},
      {"02:00-03:00"},
      {"03:00-04:00", "22:00-01:30"},
      {"01:15-01:45", "02:15-02:45", "03:15-03:45"},
      {"03:30-12:00", "20:00-03:30"},
      {"09:00-13:00", "14:00-18:00"}};
  for (const auto& [zone, date] : cases) {
    for (const auto& windows : hours) {
      const Calendar calendar = samples::daily(zone, windows);
      const std::int64_t day = samples::day(date).number;
      const Calendar with_index = indexed(calendar);
      const Reference reference(calendar, (day - 8) * day_minutes, (day + 25) * day_minutes);
      for (std::int64_t start = (day - 2) * 86400; start < (day + 2) * 86400; start += 900) {
        compare(calendar, with_index, reference, dice, start, 60'000, 4);
      }
    }
  }
}

}  // namespace
}  // namespace redress
