#include "compile/law_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "compile/law.hpp"
#include "compile/law_search.hpp"
#include "compile/packs.hpp"
#include "redress/codec.hpp"
#include "redress/promise.hpp"
#include "unit/calendar/sample_zones.hpp"

namespace redress {
namespace {

using samples::at;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view now = "2026-11-22T00:00:00Z";

/// A policy of one category on two channels; `promises` must have one called `standard`.
std::string policy(const std::string& law, const std::string& promises,
                   const std::string& channels = R"({"email": {}, "phone": {}})",
                   const std::string& category = "", const std::string& office = "") {
  return R"({"policy": "shop", "languages": ["en"], "organization": {"law": ")" + law + R"("},
    "calendars": {"office": {"time_zone": "Europe/Budapest", "hours": {"mon-fri": ["09:00-17:00"]})" +
         office + R"(},
                  "duty": {"time_zone": "Europe/Budapest", "hours": {"mon-sun": ["18:00-02:00"]}}},
    "teams": {"desk": {"owner": "The desk", "calendar": "office", "after_hours": "night"},
              "night": {"owner": "The night desk", "calendar": "duty"}},
    "promises": )" +
         promises + R"(, "channels": )" + channels + R"(,
    "categories": {"other": {"label": {"en": "Other"}, "team": "desk", "promise": "standard")" +
         category + "}}}";
}

std::string promise(const std::string& first_reply, const std::string& clock = "calendar") {
  return R"({"standard": {"first_reply": ")" + first_reply + R"(", "clock": ")" + clock + R"("}})";
}

Policy read(const std::string& json) {
  PolicyReading reading = read_policy(json, policy_context());
  EXPECT_TRUE(reading.document.has_value());
  return reading.document ? reading.document->policy : Policy();
}

std::vector<Diagnostic> check(const std::string& json, std::string_view when = now) {
  std::vector<Diagnostic> found;
  check_law(read(json), json, at(when), found);
  return found;
}

// What is told of the first category by the first channel, in instants.
LateStep latest(const Policy& matrix, const std::string& law = "HU") {
  LawSearch search(matrix, *statutory_term(law), at(now), at("2028-11-22T00:00:00Z"), 1'000'000);
  const auto late = search.latest({0, 0, {}, {}}, 0);
  EXPECT_TRUE(late.has_value());
  return late.value_or(LateStep());
}

TEST(CheckLaw, APromiseBeyondTheTermIsAnError) {
  const auto found = check(policy("HU", promise("P45D")));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, Diagnostic::Severity::error);
  EXPECT_EQ(found[0].code, "promise.beyond_law");
  EXPECT_EQ(found[0].at, "/categories/other/promise");
  for (const char* part : {"“standard”", "law of HU", "30 days", "17/A. §", "sooner first_reply",
                           "Consumers' written complaints"})
    EXPECT_THAT(found[0].message, HasSubstr(part));
  EXPECT_THAT(found[0].message, EndsWith("This is no legal advice."));
  EXPECT_THAT(found[0].message,
              HasSubstr("“standard”, promised in “other” by email, can be later"));
  EXPECT_THAT(
      found[0].message,
      HasSubstr("received Thu 16 Sep 2027, 23:59, due Sun 31 Oct 2027, 23:59, allowed until "
                "Sat 16 Oct 2027, 24:00 (Europe/Budapest). "));
}

TEST(CheckLaw, APromiseWithinTheTermIsNone) {
  EXPECT_THAT(check(policy("HU", promise("P1D"))), IsEmpty());
  EXPECT_THAT(check(policy("HU", promise("P30D"))), IsEmpty());
  EXPECT_THAT(check(policy("HU", promise("P31D"))), SizeIs(1));
  EXPECT_THAT(check(policy("HU", promise("P19D", "business"))), IsEmpty());
}

TEST(CheckLaw, PointsAtTheRuleThatMakesThePromise) {
  const std::string two =
      R"({"standard": {"first_reply": "P1D", "clock": "calendar"}, "slow": {"first_reply": "P45D", "clock": "calendar"}})";
  const auto channel = check(policy("HU", two, R"({"email": {}, "phone": {"promise": "slow"}})"));
  ASSERT_THAT(channel, SizeIs(1));
  EXPECT_EQ(channel[0].at, "/channels/phone/promise");
  const auto own = check(policy("HU", two, R"({"email": {}, "phone": {}})",
                                R"(, "promise_by_channel": {"phone": "slow"})"));
  ASSERT_THAT(own, SizeIs(1));
  EXPECT_EQ(own[0].at, "/categories/other/promise_by_channel/phone");
  EXPECT_THAT(own[0].message, HasSubstr("“slow”"));
}

TEST(CheckLaw, SignalsAreLeftAside) {
  std::string json = policy(
      "HU",
      R"({"standard": {"first_reply": "P1D", "clock": "calendar"}, "slow": {"first_reply": "P45D", "clock": "calendar"}})");
  json.insert(json.size() - 1, R"(, "signals": {"repeat": {"promise": "slow"}})");
  EXPECT_THAT(check(json), IsEmpty());
}

TEST(CheckLaw, FindsTheClosureThatMakesAPromiseTooLate) {
  // Twelve open days take some sixteen days, but more than thirty over three closed weeks.
  std::string closed = R"(, "exceptions": {)";
  for (Day day = samples::day("2027-08-01"); day <= samples::day("2027-08-22"); ++day.number)
    closed += '"' + format_day(day) + "\": [],";
  closed.back() = '}';
  const std::string json =
      policy("HU", promise("P12D", "business"), R"({"email": {}})", "", closed);
  const auto found = check(json);
  ASSERT_THAT(found, SizeIs(1));
  const Instant received = latest(read(json)).received;
  EXPECT_GT(received, at("2027-07-10T00:00:00Z"));
  EXPECT_LT(received, at("2027-08-22T00:00:00Z"));
  // Once it is over, and long before, it does not matter.
  EXPECT_THAT(check(json, "2027-08-23T00:00:00Z"), IsEmpty());
  EXPECT_THAT(check(json, "2024-11-22T00:00:00Z"), IsEmpty());
}

TEST(CheckLaw, NoHourOfTwoYearsIsWorseThanTheOneTold) {
  const std::string json = policy("HU", promise("PT176H", "business"));
  const auto found = check(json);
  ASSERT_THAT(found, SizeIs(1));
  const Policy matrix = read(json);
  const LateStep told = latest(matrix);
  const StatutoryTerm term = *statutory_term("HU");
  std::int64_t latest_by_hour = 0;
  for (std::int64_t hour = 0; hour < 730 * 24; ++hour) {
    const Instant received{at(now).seconds + hour * 3600 + 3599};
    const auto dated = promise_for(matrix, {0, 0, received, {}});
    ASSERT_TRUE(dated.ok());
    const Instant allowed = latest_answer(term, matrix.calendars[0].zone, received);
    latest_by_hour = std::max(latest_by_hour, dated->due.seconds - allowed.seconds);
  }
  EXPECT_EQ(told.seconds_late(), latest_by_hour);
  // And what is told is what is promised.
  EXPECT_EQ(promise_for(matrix, {0, 0, told.received, {}})->due, told.due);
}

TEST(CheckLaw, FindsWhatTheOtherTeamPromisesForPartOfAClosedStretch) {
  // On duty on Monday evenings alone: who writes while they are there waits for seven such days.
  const std::string json = R"({"policy": "shop", "languages": ["en"], "organization": {"law": "RU"},
    "calendars": {"office": {"time_zone": "Europe/Moscow", "hours": {"mon-sun": ["09:00-17:00"]}},
                  "duty": {"time_zone": "Europe/Moscow", "hours": {"mon": ["18:00-24:00"]}}},
    "teams": {"desk": {"owner": "Desk", "calendar": "office", "after_hours": "night"},
              "night": {"owner": "Night", "calendar": "duty"}},
    "promises": {"standard": {"first_reply": "PT4H", "clock": "business", "resolution": "P7D"}},
    "channels": {"email": {}},
    "categories": {"other": {"label": {"en": "Other"}, "team": "desk", "promise": "standard"}}})";
  const auto found = check(json);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].code, "resolution.beyond_law");
  const LateStep late = latest(read(json), "RU");
  EXPECT_EQ(late.team, 1U);
  EXPECT_GE(late.due.seconds - late.received.seconds, 49 * 86'400 - 8 * 3'600);
}

TEST(CheckLaw, PointsAtWhatStandsInTheFileWhereAPackMakesThePromise) {
  const std::string own =
      "{\"policy\": \"x\", \"extends\": [\"general\"],\n \"organization\": {\"law\": \"HU\"},\n"
      " \"promises\": {\"standard\": {\"first_reply\": \"P45D\", \"clock\": \"calendar\"}}}";
  const auto promised = check(own);
  ASSERT_THAT(promised, SizeIs(1));
  EXPECT_EQ(promised[0].at, "/promises/standard/first_reply");
  EXPECT_EQ(locate(own, promised[0].at), std::pair(std::size_t{3}, std::size_t{43}));
  // Here nothing of it is the file's own but the law and the hours: one a week.
  const std::string hours =
      "{\"policy\": \"x\", \"extends\": [\"general\"],\n \"organization\": {\"law\": \"HU\"},\n"
      " \"calendars\": {\"office\": {\"time_zone\": \"Europe/Budapest\", \"hours\": {\"mon\": "
      "[\"09:00-10:00\"]}}}}";
  const auto packed = check(hours);
  ASSERT_FALSE(packed.empty());
  EXPECT_EQ(packed[0].code, "promise.beyond_law");
  EXPECT_EQ(packed[0].at, "/organization/law");
  EXPECT_EQ(locate(hours, packed[0].at), std::pair(std::size_t{2}, std::size_t{26}));
  // A bundle has no lines: there it is said where the promise is made.
  std::vector<Diagnostic> bundled;
  check_law(read(own), "", at(now), bundled);
  ASSERT_THAT(bundled, SizeIs(1));
  EXPECT_THAT(bundled[0].at, HasSubstr("/categories/"));
}

TEST(CheckLaw, SaysWhereNotEverythingWasReckoned) {
  const std::string json = policy("HU", promise("P19D", "business"));
  std::vector<Diagnostic> found;
  check_law(read(json), json, at(now), found, 10);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, Diagnostic::Severity::warning);
  EXPECT_EQ(found[0].code, "law.partly_checked");
  EXPECT_EQ(found[0].at, "/organization/law");
}

TEST(CheckLaw, ATermForSettlingIsHeldAgainstTheResolution) {
  const std::string late =
      R"({"standard": {"first_reply": "P1D", "clock": "calendar", "resolution": "P40D"}})";
  const auto found = check(policy("BG", late));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, Diagnostic::Severity::warning);
  EXPECT_EQ(found[0].code, "resolution.beyond_law");
  EXPECT_EQ(found[0].at, "/categories/other/promise");
  EXPECT_THAT(found[0].message, HasSubstr("1 month"));
  EXPECT_THAT(found[0].message, EndsWith("This is no legal advice."));
  EXPECT_THAT(
      check(policy(
          "BG",
          R"({"standard": {"first_reply": "P1D", "clock": "calendar", "resolution": "P28D"}})")),
      IsEmpty());
  // Nothing is said where no resolution is promised; and a term for answers leaves resolutions be.
  EXPECT_THAT(check(policy("BG", promise("P45D"))), IsEmpty());
  EXPECT_THAT(check(policy("HU", late)), IsEmpty());
}

TEST(CheckLaw, AnUnknownLawIsAWarning) {
  const auto found = check(policy("UK", promise("P45D")));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, Diagnostic::Severity::warning);
  EXPECT_EQ(found[0].code, "law.unknown");
  EXPECT_EQ(found[0].at, "/organization/law");
  EXPECT_THAT(found[0].message, HasSubstr("United Kingdom is GB"));
  for (const std::string& country : looked_up_laws())
    EXPECT_THAT(found[0].message, HasSubstr(country));
}

TEST(CheckLaw, ACountryWithoutATermOrNoneAtAllSaysNothing) {
  EXPECT_THAT(check(policy("DE", promise("P45D"))), IsEmpty());
  std::vector<Diagnostic> found;
  Policy matrix = read(policy("DE", promise("P45D")));
  matrix.law.clear();
  check_law(matrix, "", at(now), found);
  EXPECT_THAT(found, IsEmpty());
}

}  // namespace
}  // namespace redress
