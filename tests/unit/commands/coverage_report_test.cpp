#include "commands/coverage_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "../calendar/sample_zones.hpp"
#include "commands/coverage_page.hpp"
#include "commands/coverage_text.hpp"
#include "commands/coverage_words.hpp"

namespace redress::coverage {
namespace {

using samples::at;
using samples::daily;
using samples::day;
using samples::lasting;
using samples::sofia;
using samples::weekdays;
using samples::windows;
using samples::with;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const Instant now = samples::at("2026-11-22T12:00:00Z");

Policy policy_of(std::vector<Calendar> calendars, std::vector<Team> teams,
                 const std::vector<std::string_view>& promises) {
  Policy policy;
  policy.name = "shop";
  policy.calendars = std::move(calendars);
  policy.teams = std::move(teams);
  policy.channels = {Channel{ChannelKind::email, none}};
  for (const std::string_view text : promises) {
    const Clock clock = text.starts_with('=') ? Clock::calendar : Clock::business;
    if (clock == Clock::calendar) {
      policy.promises.push_back({"p", lasting(text.substr(1)), clock, {}, {}});
    } else {
      policy.promises.push_back({"p", lasting(text), clock, {}, {}});
    }
    Category& category = policy.categories.emplace_back();
    category.id = "c" + std::to_string(policy.categories.size());
    category.team = 0;
    category.promise = static_cast<Index>(policy.promises.size() - 1);
  }
  return policy;
}

std::string worst_of(const Policy& policy) {
  const Report report = report_on(policy, now, 9);
  const Group& group = report.groups.front();
  const auto& worst = group.promises.front().worst;
  return worst ? worst_words(*worst, group.typical_team.zone) : "none";
}

TEST(WorstWait, BeginsAtTheClosingBeforeTheLongestNight) {
  const std::vector<Team> one = {{"desk", "Ana", 0, none}};
  const Calendar office = weekdays(sofia(), {"09:00-13:00", "14:00-18:00"});
  EXPECT_EQ(worst_of(policy_of({office}, one, {"PT8H"})),
            "a complaint received Fri 18:00 is answered by Mon 18:00 at the latest, 72 h later");
  EXPECT_EQ(worst_of(policy_of({office}, one, {"P1D"})),
            "a complaint received Fri 18:00 is answered by Tue 18:00 at the latest, 96 h later");
  EXPECT_EQ(worst_of(policy_of({office}, one, {"=PT4H"})),
            "a complaint received Fri 18:00 is answered by Fri 22:00 at the latest, 4 h later");
}

TEST(WorstWait, IsThatOfTheHoursWhenNoOneElseMayAnswer) {
  // By night the duty desk answers first; the last minutes of Friday's office hours are the worst.
  const std::vector<Team> teams = {{"desk", "Ana", 0, 1}, {"duty", "Boris", 1, none}};
  const Policy policy = policy_of(
      {weekdays(sofia(), {"09:00-18:00"}), daily(sofia(), {"18:00-02:00"})}, teams, {"PT8H"});
  EXPECT_EQ(
      worst_of(policy),
      "a complaint received just after Fri 10:00 is answered by Mon 09:00 at the latest, 71 h "
      "later");
}

TEST(WorstWait, LeavesHolidaysAndChangesOfTheClocksOut) {
  const std::vector<Team> one = {{"desk", "Ana", 0, none}};
  Calendar office = with(weekdays(sofia(), {"09:00-17:00"}), "2026-12-07", {});
  EXPECT_EQ(worst_of(policy_of({office}, one, {"PT8H"})),
            "a complaint received Fri 17:00 is answered by Mon 17:00 at the latest, 72 h later");
}

TEST(WorstWait, IsNoneWhereTheCalendarNeverOpens) {
  const std::vector<Team> one = {{"desk", "Ana", 0, none}};
  const Policy policy = policy_of({Calendar{"never", sofia(), {}, {}}}, one, {"PT8H"});
  EXPECT_EQ(worst_of(policy), "none");
  const std::string text = coverage_text(policy, report_on(policy, now, 9));
  EXPECT_THAT(text, HasSubstr("never opens"));
}

// The slow obvious way: every minute of the week, and the second after it.
TEST(WorstWait, IsNotExceededAtAnyMinute) {
  const std::vector<Team> teams = {{"desk", "Ana", 0, 1}, {"duty", "Boris", 1, none}};
  const std::vector<std::vector<Calendar>> worlds = {
      {weekdays(sofia(), {"09:00-13:00", "14:00-18:00"}), daily(sofia(), {"18:00-02:00"})},
      {weekdays(sofia(), {"08:15-12:00", "22:00-06:00"}),
       weekdays(samples::new_york(), {"09:00-17:00"})},
      {daily(sofia(), {"22:00-06:30"}), daily(samples::lord_howe(), {"00:00-24:00"})}};
  for (const auto& calendars : worlds) {
    for (const char* duration : {"PT1H", "PT8H", "PT100H", "P1D", "P3D", "=P2D", "=PT30H"}) {
      const Policy policy = policy_of(calendars, teams, {duration});
      const Report report = report_on(policy, now, 9);
      const Group& group = report.groups.front();
      const Policy plain = typical(policy, group.week.begin);
      std::int64_t longest = 0;
      for (std::int64_t at = group.week.begin.seconds; at < group.week.end.seconds; at += 60) {
        for (const std::int64_t second : {at, at + 1}) {
          const auto dated = promise_for(plain, {0, 0, Instant{second}, {}});
          ASSERT_TRUE(dated.ok());
          longest = std::max(longest, dated->due.seconds - second);
        }
      }
      ASSERT_TRUE(group.promises.front().worst.has_value());
      EXPECT_EQ(group.promises.front().worst->seconds(), longest) << duration;
    }
  }
}

TEST(Year, ListsWhatDiffersFromTheWeeklyHours) {
  Calendar office = weekdays(sofia(), {"09:00-17:00"});
  for (const auto& [date, hours] :
       std::vector<std::pair<const char*, std::vector<std::string_view>>>{
           {"2026-11-20", {}},               // past
           {"2026-12-24", {}},               // a Thursday
           {"2026-12-26", {}},               // a Saturday, closed anyway
           {"2026-12-27", {"10:00-12:00"}},  // a Sunday
           {"2026-12-28", {"10:00-12:00"}},  // a Monday
           {"2026-12-29", {"09:00-17:00"}},  // as always
           {"2027-11-22", {}}})              // beyond twelve months
    office = with(office, date, hours);
  const Calendar duty = daily(sofia(), {"18:00-02:00"});
  const Year year = year_of({&office, &duty}, now);
  ASSERT_THAT(year.days, SizeIs(4));
  EXPECT_EQ(year.next_closed(), day("2026-12-24"));
  EXPECT_EQ(year.days[0].kind, DayKind::closed);
  EXPECT_THAT(year.days[0].after_hours, SizeIs(2));
  EXPECT_EQ(year.days[1].kind, DayKind::closed_anyway);
  EXPECT_EQ(year.days[2].kind, DayKind::opened);
  EXPECT_EQ(year.days[3].kind, DayKind::other_hours);
  EXPECT_THAT(year.days[3].windows, ElementsAre(Window{600, 720}));
  const Calendar plain = weekdays(sofia(), {"09:00-17:00"});
  EXPECT_EQ(year_of({&plain, nullptr}, now).next_closed(), std::nullopt);
  EXPECT_EQ(year_of({&plain, nullptr}, at("2028-02-29T12:00:00Z")).last, day("2029-02-28"));
}

TEST(Report, TeamsThatShareTheirCalendarsShareAPicture) {
  const Calendar office = weekdays(sofia(), {"09:00-17:00"});
  const Calendar duty = daily(sofia(), {"18:00-02:00"});
  const Policy policy = policy_of({office, duty},
                                  {{"a", "A", 0, 3},
                                   {"b", "B", 0, none},
                                   {"c", "C", 0, 4},
                                   {"n1", "N", 1, none},
                                   {"n2", "N", 1, none}},
                                  {"PT1H"});
  const Report report = report_on(policy, now, 9);
  ASSERT_THAT(report.groups, SizeIs(3));
  EXPECT_THAT(report.groups[0].teams, ElementsAre(0, 2));
  EXPECT_THAT(report.groups[0].after_hours, ElementsAre(3, 4));
  EXPECT_THAT(report.groups[1].teams, ElementsAre(1));
  EXPECT_THAT(report.groups[1].promises, IsEmpty());
  EXPECT_EQ(report.teams_left_out, 0U);
  const Report short_one = report_on(policy, now, 1);
  EXPECT_THAT(short_one.groups, SizeIs(1));
  EXPECT_EQ(short_one.teams_left_out, 3U);
  EXPECT_THAT(coverage_text(policy, short_one), HasSubstr("3 more teams are not drawn"));
}

TEST(Report, ATeamWithoutACalendarIsSaidSo) {
  const Policy policy = policy_of({}, {{"desk", "Ana", none, none}}, {"PT1H"});
  EXPECT_THAT(coverage_text(policy, report_on(policy, now, 9)), HasSubstr("no calendar"));
  const Checked checked{"shop.json", "", {}, policy, {}};
  EXPECT_THAT(coverage_page({&checked, 1}, now), HasSubstr("Without a calendar"));
}

TEST(Text, DrawsHalfHoursInEightyColumns) {
  const std::vector<Team> teams = {{"desk", "Ana\x1b[31m \xC2\x9B" + std::string(90, 'x'), 0, 1},
                                   {"duty", "Boris", 1, none}};
  const Policy policy = policy_of(
      {weekdays(sofia(), {"09:00-13:00", "14:00-18:00"}), daily(sofia(), {"18:00-02:00"})}, teams,
      {"PT8H"});
  const std::string text = coverage_text(policy, report_on(policy, now, 9));
  EXPECT_THAT(text, HasSubstr("Mon  ▒▒▒▒··············████████··████████▒▒▒▒▒▒▒▒▒▒▒▒  8 h\n"));
  EXPECT_THAT(text, HasSubstr("Sun  ▒▒▒▒································▒▒▒▒▒▒▒▒▒▒▒▒\n"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\xC2\x9B")));
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    const std::string line = text.substr(begin, end - begin);
    const auto columns =
        std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    const bool one_long_word = line.find("xxx") != std::string::npos;
    EXPECT_TRUE(columns <= 80 || one_long_word) << line;
    begin = end + 1;
  }
}

TEST(Words, SayTimesAndPromises) {
  EXPECT_EQ(hours_words(0), "0 h");
  EXPECT_EQ(hours_words(30), "30 s");
  EXPECT_EQ(hours_words(45 * 60), "45 min");
  EXPECT_EQ(hours_words(27'000), "7 h 30 min");
  EXPECT_EQ(wait_words(72 * 3600), "72 h");
  EXPECT_EQ(wait_words(120 * 3600), "5 days");
  EXPECT_EQ(wait_words(124 * 3600), "5 days 4 h");
  EXPECT_EQ(promise_words(lasting("PT1H"), Clock::business), "1 open hour");
  EXPECT_EQ(promise_words(lasting("PT90M"), Clock::business), "1 h 30 min of open hours");
  EXPECT_EQ(promise_words(lasting("P3D"), Clock::business), "3 open days");
  EXPECT_EQ(promise_words(lasting("P1D"), Clock::calendar), "1 day");
  EXPECT_EQ(change_words({at("2027-03-28T01:00:00Z"), 7200, 10800}),
            "Sun 28 Mar 2027, 03:00 becomes 04:00");
  EXPECT_EQ(change_words({at("1970-01-01T00:30:00Z"), -3600, -7200}),
            "Wed 31 Dec 1969, 23:30 becomes 22:30");
  EXPECT_EQ(change_words({at("2011-12-30T10:00:00Z"), -36000, 50400}),
            "Fri 30 Dec 2011, 00:00 becomes Sat 31 Dec 2011, 00:00");
}

}  // namespace
}  // namespace redress::coverage
