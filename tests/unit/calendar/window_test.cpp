#include <gtest/gtest.h>

#include "sample_zones.hpp"

namespace redress {
namespace {

TEST(ParseWindow, CountsMinutesOfTheDayItOpensOn) {
  EXPECT_EQ(parse_window("09:00-13:00").value(), (Window{540, 780}));
  EXPECT_EQ(parse_window("00:00-24:00").value(), (Window{0, 1440}));
  EXPECT_EQ(parse_window("18:00-24:00").value(), (Window{1080, 1440}));
  EXPECT_EQ(parse_window("23:59-24:00").value(), (Window{1439, 1440}));
}

TEST(ParseWindow, AClosingBeforeTheOpeningIsTheNextDays) {
  EXPECT_EQ(parse_window("18:00-02:00").value(), (Window{1080, 1560}));
  EXPECT_EQ(parse_window("18:00-00:00").value(), (Window{1080, 1440}));
  EXPECT_EQ(parse_window("23:59-23:58").value(), (Window{1439, 2878}));
  EXPECT_EQ(parse_window("00:01-00:00").value(), (Window{1, 1440}));
}

TEST(ParseWindow, RefusesEverythingElse) {
  for (const char* text : {"",
                           "09:00",
                           "09:00-",
                           "9:00-13:00",
                           "09:00-9:30",
                           "09:00 - 13:00",
                           "09.00-13.00",
                           "09:00-25:00",
                           "09:00-24:01",
                           "09:60-13:00",
                           "09:00-13:60",
                           "24:00-02:00",
                           "24:00-24:00",
                           "09:00-09:00",
                           "00:00-00:00",
                           "09:00_13:00",
                           "-9:00-13:00",
                           "09:00-13:00 ",
                           "09:00–13:00",
                           "99:99-99:99",
                           "09:00-13:00-14:00",
                           "0900-1300"}) {
    const auto window = parse_window(text);
    ASSERT_FALSE(window.ok()) << text;
    EXPECT_EQ(window.error().code, "hours.invalid");
  }
}

TEST(FormatWindow, WritesWhatWasRead) {
  for (const char* text : {"09:00-13:00", "18:00-02:00", "00:00-24:00", "23:59-23:58"}) {
    EXPECT_EQ(format_window(parse_window(text).value()), text);
  }
  EXPECT_EQ(format_window(parse_window("18:00-00:00").value()), "18:00-24:00");
}

Calendar on_monday(std::vector<Window> windows) {
  Calendar calendar{"c", samples::utc(), {}, {}};
  calendar.hours[0] = std::move(windows);
  return calendar;
}

TEST(WellFormedCalendar, HasWindowsInOrderThatMayTouch) {
  EXPECT_TRUE(well_formed(on_monday({})));
  EXPECT_TRUE(well_formed(on_monday({{540, 780}, {780, 1080}})));
  EXPECT_TRUE(well_formed(on_monday({{1080, 2880}})));
  EXPECT_FALSE(well_formed(on_monday({{540, 780}, {779, 1080}})));
  EXPECT_FALSE(well_formed(on_monday({{840, 1080}, {540, 780}})));
  EXPECT_FALSE(well_formed(on_monday({{540, 540}})));
  EXPECT_FALSE(well_formed(on_monday({{540, 539}})));
  EXPECT_FALSE(well_formed(on_monday({{-1, 540}})));
  EXPECT_FALSE(well_formed(on_monday({{1440, 1500}})));
  EXPECT_FALSE(well_formed(on_monday({{1080, 2881}})));
  EXPECT_FALSE(well_formed(on_monday({{INT32_MIN, INT32_MAX}})));
}

TEST(WellFormedCalendar, ANightMayTouchTheNextMorningButNotOverlapIt) {
  Calendar calendar = on_monday({{60, 120}});
  calendar.hours[6] = {{1080, 1500}};
  EXPECT_TRUE(well_formed(calendar));
  calendar.hours[6] = {{1080, 1501}};
  EXPECT_FALSE(well_formed(calendar));
}

TEST(WellFormedCalendar, HasExceptionsInOrderEachOnce) {
  Calendar calendar = on_monday({});
  calendar.exceptions = {{Day{1}, {}}, {Day{2}, {{540, 780}}}};
  EXPECT_TRUE(well_formed(calendar));
  calendar.exceptions = {{Day{2}, {}}, {Day{2}, {}}};
  EXPECT_FALSE(well_formed(calendar));
  calendar.exceptions = {{Day{2}, {}}, {Day{1}, {}}};
  EXPECT_FALSE(well_formed(calendar));
  calendar.exceptions = {{Day{2}, {{780, 540}}}};
  EXPECT_FALSE(well_formed(calendar));
}

TEST(WellFormedCalendar, HasAWellFormedZone) {
  Calendar calendar = on_monday({});
  calendar.zone.name.clear();
  EXPECT_FALSE(well_formed(calendar));
}

}  // namespace
}  // namespace redress
