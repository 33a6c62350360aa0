#include <gtest/gtest.h>

#include "policy_fixture.hpp"

namespace redress {
namespace {

using fixture::Codes;
using fixture::codes;
using fixture::context;
using fixture::message_of;
using fixture::site;

PolicyDocument read(const std::string& json) {
  PolicyReading reading = read_policy(json, context());
  EXPECT_TRUE(reading.document.has_value()) << diagnostics_json(json, reading.diagnostics);
  return reading.document.value_or(PolicyDocument());
}

TEST(PolicyCalendar, ReadsHoursByWeekdayAndRange) {
  const PolicyDocument document = read(site(R"("calendars": {"office": {"time_zone": "Europe/Sofia",
      "hours": {"mon-thu": ["14:00-18:00", "09:00-13:00"], "sat-sun": ["22:00-02:00"]}}})"));
  const auto& hours = document.policy.calendars[0].hours;
  EXPECT_EQ(hours[3], (std::vector<Window>{{540, 780}, {840, 1080}}));
  EXPECT_TRUE(hours[4].empty());
  EXPECT_EQ(hours[6], (std::vector<Window>{{1320, 1560}}));
}

std::string with_calendar(std::string_view members) {
  return site(R"("calendars": {"office": {"time_zone": "Europe/Sofia", )" + std::string(members) +
              "}}");
}

TEST(PolicyCalendar, ReportsHoursThatContradictEachOther) {
  EXPECT_EQ(
      codes(with_calendar(R"("hours": {"mon-fri": ["09:00-18:00"], "fri": ["09:00-12:00"]})")),
      Codes{"hours.weekday_twice /calendars/office/hours/fri"});
  EXPECT_EQ(codes(with_calendar(R"("hours": {"mon": ["09:00-18:00"], "mon": []})")).front(),
            "json.duplicate_key /calendars/office/hours/mon");
  EXPECT_EQ(codes(with_calendar(R"("hours": {"mon-fri": ["09:00-13:00", "12:00-18:00"]})")),
            Codes{"hours.overlap /calendars/office/hours/mon-fri"});
  EXPECT_EQ(
      codes(with_calendar(R"("hours": {"mon": ["18:00-02:00"], "tue-fri": ["01:00-09:00"]})")),
      Codes{"hours.overlap /calendars/office/hours"});
  EXPECT_EQ(codes(with_calendar(R"("hours": {"monday": ["09:00-18:00"], "tue": ["9-18"]})")),
            (Codes{"hours.weekday_unknown /calendars/office/hours/monday",
                   "hours.invalid /calendars/office/hours/tue/0"}));
}

TEST(PolicyCalendar, LetsExceptionsWinOverHolidays) {
  const PolicyDocument document = read(with_calendar(
      R"("hours": {"mon-fri": ["09:00-18:00"]}, "holidays": ["2026-12-24", "2026-12-31"], "exceptions": {"2026-12-24": ["09:00-12:00"], "2027-01-04": []})"));
  const auto& exceptions = document.policy.calendars[0].exceptions;
  ASSERT_EQ(exceptions.size(), 3U);
  EXPECT_EQ(exceptions[0].day, to_day({2026, 12, 24}));
  EXPECT_EQ(exceptions[0].windows, (std::vector<Window>{{540, 720}}));
  EXPECT_TRUE(exceptions[1].windows.empty());
  EXPECT_EQ(exceptions[2].day, to_day({2027, 1, 4}));
}

TEST(PolicyCalendar, ExpandsTheHolidaysOfACountry) {
  const PolicyDocument document =
      read(with_calendar(R"("hours": {"mon-fri": ["09:00-18:00"]}, "holidays": ["BG"])"));
  std::size_t expected = 0;
  for (std::int32_t year = 1970; year <= 2050; ++year) expected += holidays("BG", year).size();
  EXPECT_GT(expected, 0U);
  EXPECT_EQ(document.policy.calendars[0].exceptions.size(), expected);
}

TEST(PolicyCalendar, ReportsHolidaysAndExceptionsThatAreNone) {
  EXPECT_EQ(
      codes(with_calendar(
          R"("hours": {"mon-fri": ["09:00-18:00"]}, "holidays": ["BGR", "2026-02-30"], "exceptions": {"tomorrow": []})")),
      (Codes{"holidays.unknown /calendars/office/holidays/0",
             "date.invalid /calendars/office/holidays/1",
             "date.invalid /calendars/office/exceptions/tomorrow"}));
}

TEST(PolicyCalendar, NamesTheHolidaysThatWereMeant) {
  const auto message = [](const std::string& code) {
    return message_of(
        with_calendar(R"("hours": {"mon-fri": ["09:00-18:00"]}, "holidays": [")" + code + R"("])"),
        "holidays.unknown");
  };
  EXPECT_TRUE(message("bg").ends_with(" Did you mean “BG”?"));
  EXPECT_TRUE(message("UK").ends_with(" Did you mean “GB”?"));
  EXPECT_TRUE(message("GB-SCO").ends_with(" Did you mean “GB-SCT”?"));
  EXPECT_TRUE(message("QQ").ends_with(" a country that is known.")) << "no other country is near";
}

TEST(PolicyCalendar, WarnsOnceOfDaysThatAreSettledYearByYear) {
  const auto hours = R"({"time_zone": "Europe/Sofia", "hours": {"mon-fri": ["09:00-18:00"]})";
  const std::string json = site(R"("calendars": {"office": )" + std::string(hours) +
                                R"(, "holidays": ["BG", "HU"]}, "warehouse": )" + hours +
                                R"(, "holidays": ["HU", "RU"]}})");
  std::vector<std::string> warned;
  for (const Diagnostic& diagnostic : read_policy(json, context()).diagnostics) {
    if (diagnostic.code != "holidays.undecided") continue;
    EXPECT_EQ(diagnostic.severity, Diagnostic::Severity::warning);
    warned.push_back(diagnostic.at + " " + diagnostic.message);
  }
  EXPECT_EQ(warned, (std::vector<std::string>{
                        "/calendars/office/holidays/1 Some days off in HU are settled year by year "
                        "and known up to 2026; list later ones as dates.",
                        "/calendars/warehouse/holidays/1 Some days off in RU are settled year by "
                        "year and known up to 2026; list later ones as dates."}));
}

TEST(PolicyCalendar, NamesTheNearestZone) {
  const auto with_zone = [](std::string_view zone) {
    return site(R"("calendars": {"office": {"time_zone": ")" + std::string(zone) +
                R"(", "hours": {"mon-fri": ["09:00-18:00"]}}})");
  };
  EXPECT_EQ(codes(with_zone("Europe/Sofja")), Codes{"zone.unknown /calendars/office/time_zone"});
  EXPECT_NE(message_of(with_zone("Europe/Sofja"), "zone.unknown").find("“Europe/Sofia”"),
            std::string::npos);
  EXPECT_NE(message_of(with_zone("Sofia"), "zone.unknown").find("“Europe/Sofia”"),
            std::string::npos);
  EXPECT_NE(message_of(with_zone("CET+5:30/xyz"), "zone.unknown").find("such as Europe/Sofia"),
            std::string::npos);
}

TEST(PolicyCalendar, CutsZonesToTheYearsThatAreServed) {
  const PolicyDocument document = read(site());
  const Zone& zone = document.policy.calendars[0].zone;
  EXPECT_EQ(zone.first_offset, 7200);
  ASSERT_EQ(zone.transitions.size(), 2U);
  EXPECT_EQ(zone.transitions[0].at, 291'762'000);
}

}  // namespace
}  // namespace redress
