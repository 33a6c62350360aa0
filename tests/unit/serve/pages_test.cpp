#include "serve/pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/fixture.hpp"

namespace redress::serve {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

StoredComplaint complaint() {
  StoredComplaint out;
  out.reference = "K3M7XQ2PA4";
  out.state = "received";
  out.language = "bg";
  out.record = R"({"category":"delivery.late","owner":"The desk"})";
  out.receipt =
      R"("received":"2026-11-23T09:30:00Z","promise":{"first_reply":{"due":"2026-11-24T12:30:00Z"},)"
      R"("time_zone":"Etc/UTC"},"timeline":[{"kind":"received","due":"2026-11-23T09:30:00Z"},)"
      R"({"kind":"first_reply","due":"2026-11-24T12:30:00Z"},)"
      R"({"kind":"resolution","due":"2026-12-07T16:00:00Z"}],"next_steps":[],"your_steps":[])";
  return out;
}

std::string page_at(std::string_view now) {
  DateWriter dates;
  return *status_page(*fixture::engine(), complaint(), "0123abcd", dates, *parse_instant(now)).body;
}

std::string step(std::string_view attribute, std::string_view name, std::string_view due) {
  return "<li" + std::string(attribute) + "><span>" + std::string(name) +
         "</span>\n<time datetime=\"" + std::string(due) + "\">";
}
constexpr std::string_view current = " aria-current=\"step\"";

TEST(StatusPage, MarksTheFirstStepThatIsStillToCome) {
  const std::string page = page_at("2026-11-23T09:30:00Z");
  EXPECT_THAT(
      page, HasSubstr("<ol class=\"timeline\">\n" + step("", "Получена", "2026-11-23T09:30:00Z")));
  EXPECT_THAT(page, HasSubstr(step(current, "Първи отговор до", "2026-11-24T12:30:00Z")));
  EXPECT_THAT(page, HasSubstr(step("", "Решение до", "2026-12-07T16:00:00Z")));
}

TEST(StatusPage, AStepHasPassedAtTheInstantThatItWasDue) {
  const std::string before = page_at("2026-11-24T12:29:59Z");
  EXPECT_THAT(before, HasSubstr(step(current, "Първи отговор до", "2026-11-24T12:30:00Z")));
  const std::string at = page_at("2026-11-24T12:30:00Z");
  EXPECT_THAT(at, HasSubstr(step("", "Първи отговор до", "2026-11-24T12:30:00Z")));
  EXPECT_THAT(at, HasSubstr(step(current, "Решение до", "2026-12-07T16:00:00Z")));
}

TEST(StatusPage, MarksNoStepWhereAllHavePassed) {
  EXPECT_THAT(page_at("2026-12-07T16:00:00Z"), Not(HasSubstr("aria-current")));
}

TEST(StatusPage, LinksToTheCalendarFileInTheComplaintsLanguage) {
  EXPECT_THAT(page_at("2026-11-23T09:30:00Z"),
              HasSubstr("<a href=\"/complaints/K3M7XQ2PA4/calendar.ics?key=0123abcd\">"
                        "Добавяне в календара</a>"));
}

}  // namespace
}  // namespace redress::serve
