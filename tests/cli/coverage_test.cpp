// What `check` shows of a policy's hours, as text and as a page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const char* const now = "2026-11-22T12:00:00Z";

std::string shop(const std::string& owner = "Elena Petrova") {
  return R"({"policy": "shop", "extends": ["general"],
 "calendars": {"office": {"time_zone": "Europe/Sofia", "hours": {"mon-fri": ["09:00-13:00", "14:00-18:00"]}, "holidays": ["BG"]},
               "duty": {"time_zone": "Europe/Sofia", "hours": {"mon-sun": ["18:00-02:00"]}}},
 "teams": {"delivery": {"owner": ")" +
         owner + R"(", "after_hours": "night"}, "night": {"owner": "Petar", "calendar": "duty"}}})";
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

TEST(Coverage, TheTextDrawsTheWeekAndSaysTheLongestWait) {
  const Folder folder;
  const std::string policy = folder.write("shop.json", shop());
  const Outcome outcome = run({"check", policy, "--format", "text", "--now", now});
  EXPECT_EQ(outcome.code, 0) << outcome.error;
  EXPECT_THAT(outcome.out, StartsWith("Nothing to complain of.\n\nshop: who is there"));
  EXPECT_THAT(outcome.out,
              HasSubstr("Fri  ▒▒▒▒··············████████··████████▒▒▒▒▒▒▒▒▒▒▒▒  8 h\n"));
  EXPECT_THAT(outcome.out, HasSubstr("40 h open a week, 56 h more by the after-hours team; no one "
                                     "for 72 h, longest\n  16 h from Sat 02:00 to Sat 18:00."));
  EXPECT_THAT(outcome.out, HasSubstr("Next closed day: Thu 24 Dec 2026."));
  EXPECT_THAT(outcome.out, HasSubstr("Sun 28 Mar 2027, 03:00 becomes"));
  // At night the desk on duty answers; what comes in at two on a Friday waits for Monday.
  EXPECT_THAT(outcome.out,
              HasSubstr("standard (8 open hours): a complaint received just after Fri "
                        "14:00 is answered\n  by Mon 14:00 at the latest, 72 h later"));
  EXPECT_THAT(outcome.out, HasSubstr("standard (8 open hours): a complaint received Fri 18:00 is "
                                     "answered by Mon\n  18:00 at the latest, 72 h later"));
  EXPECT_EQ(run({"check", policy, "--format", "text", "--now", now}).out, outcome.out);
}

TEST(Coverage, OtherFormatsAndPoliciesWithErrorsHaveNoChart) {
  const Folder folder;
  const std::string policy = folder.write("shop.json", shop());
  EXPECT_EQ(run({"check", policy, "--now", now}).out, "[]\n");
  EXPECT_EQ(run({"check", policy, "--format", "github"}).out, "");
  const std::string bad = folder.write("bad.json", R"({"policy": "x"})");
  const Outcome outcome = run({"check", bad, "--format", "text"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, Not(HasSubstr("who is there")));
}

TEST(Coverage, ThePageIsWholeAndNamesEverything) {
  const Folder folder;
  const std::string policy = folder.write("shop.json", shop());
  const std::string page_path = folder.path("coverage.html");
  const Outcome outcome = run({"check", policy, "--html", page_path, "--now", now});
  EXPECT_EQ(outcome.code, 0) << outcome.error;
  EXPECT_EQ(outcome.out, "[]\n");
  const std::string page = folder.read("coverage.html");
  EXPECT_THAT(page, StartsWith("<!doctype html>"));
  EXPECT_TRUE(page.ends_with("</html>\n"));
  EXPECT_THAT(page, HasSubstr("<title>shop: who is there when</title>"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("http://")));
  EXPECT_THAT(page, Not(HasSubstr("https://")));
  // Three groups (covered, not covered, the night desk), each with a week, two weeks in which the
  // clocks change, and a year.
  EXPECT_EQ(count(page, "<section class=group>"), 3U);
  EXPECT_EQ(count(page, "<svg role=img class=\"week\""), 3U);
  EXPECT_EQ(count(page, "<svg role=img class=\"week small\""), 6U);
  EXPECT_EQ(count(page, "<svg role=img class=\"year\""), 3U);
  EXPECT_EQ(count(page, "<details>"), 9U);
  EXPECT_THAT(page, HasSubstr("Sun 03:00–04:00 is skipped"));
  EXPECT_THAT(page, HasSubstr("Sun 03:00–04:00: no one, the second time"));
  EXPECT_THAT(page, HasSubstr("Thu 24 Dec 2026: closed; after hours 00:00–02:00, 18:00–24:00"));
  EXPECT_THAT(page, HasSubstr("by every channel"));
  EXPECT_THAT(page, HasSubstr("<code><bdi>delivery.late</bdi></code>"));
  for (const char* tag : {"svg", "g", "div", "section", "table", "tbody", "figure", "details", "ul",
                          "td", "dl", "p"}) {
    const std::string name(tag);
    EXPECT_EQ(count(page, "<" + name + ">") + count(page, "<" + name + " "),
              count(page, "</" + name + ">"))
        << name;
  }
}

TEST(Coverage, NothingInAPolicyIsMarkup) {
  const Folder folder;
  const std::string policy =
      folder.write("<i>.json", shop("<script>alert('1')</script>&\\\"onload=\\\""));
  EXPECT_EQ(run({"check", policy, "--html", folder.path("page")}).code, 0);
  const std::string page = folder.read("page");
  EXPECT_THAT(page,
              HasSubstr("<bdi>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;onload"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<i>")));
}

TEST(Coverage, NothingInAPolicyMovesTheCursorOrTurnsTheLine) {
  const Folder folder;
  const std::string owner =
      "\xE2\x80\xAE"
      "Elena\xC2\x9B"
      "2J\xE2\x81\xA6\x7F";
  const std::string policy = folder.write("shop.json", shop(owner));
  const Outcome chart = run({"check", policy, "--format", "text", "--html", folder.path("page")});
  EXPECT_EQ(chart.code, 0);
  EXPECT_THAT(chart.out, HasSubstr("delivery ( Elena 2J ) · Europe"));
  EXPECT_THAT(folder.read("page"), HasSubstr("<bdi>" + owner + "</bdi>"));
  const std::string bad =
      folder.write("bad.json",
                   "{\"policy\": \"x\", \"extends\": [\"general\"], \"foo\xE2\x80\xAE\xC2\x9B\x7F"
                   "\\u001b[2J\\r\\n::error::bar\": 1}");
  for (const char* format : {"text", "github"}) {
    const Outcome outcome = run({"check", bad, "--format", format});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.out, HasSubstr("foo    [2J  ::error::bar")) << format;
  }
}

TEST(Coverage, APolicyBeyondTheLawIsDrawnAndCompiledAllTheSame) {
  const Folder folder;
  const std::string policy = folder.write(
      "late.json", R"({"policy": "late", "extends": ["general"], "organization": {"law": "HU"},
 "promises": {"standard": {"first_reply": "P45D", "clock": "calendar"}}})");
  const Outcome outcome =
      run({"check", policy, "--format", "text", "--now", now, "--html", folder.path("page")});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("late.json:2:43: error: The first reply"));
  EXPECT_THAT(outcome.out, HasSubstr("late: who is there in a typical week"));
  EXPECT_EQ(count(folder.read("page"), "<section class=group>"), 1U);
  EXPECT_EQ(run({"compile", "--policy", policy, "--out", folder.path("late.bundle")}).code, 0);
}

TEST(Coverage, SeveralPoliciesShareAPageAndOneWithErrorsHasItsFindingsAlone) {
  const Folder folder;
  const std::string good = folder.write("shop.json", shop());
  const std::string bad = folder.write("bad.json", "{\n \"policy\": \"x\"\n}");
  const std::string bundle = folder.path("site.bundle");
  ASSERT_EQ(run({"compile", "--policy", "general", "--out", bundle}).code, 0);
  EXPECT_EQ(run({"check", bad, good, bundle, "--html", folder.path("page")}).code, 1);
  const std::string page = folder.read("page");
  EXPECT_EQ(count(page, "<h2>"), 3U);
  EXPECT_THAT(page, HasSubstr("<td class=error>✕ error</td><td class=place>1:1</td>"));
  EXPECT_THAT(page, HasSubstr("shop.json</bdi> · <bdi>shop</bdi></h2><p>Nothing to complain of."));
  EXPECT_THAT(page, HasSubstr("site.bundle</bdi> · <bdi>general</bdi></h2>"));
  EXPECT_EQ(count(page, "its hours are not drawn"), 1U);
  EXPECT_EQ(count(page, "<section class=group>"), 4U);
}

TEST(Coverage, ExitCodesAndMessagesAreClear) {
  const Folder folder;
  const std::string policy = folder.write("shop.json", shop());
  const Outcome unwritable = run({"check", policy, "--html", folder.path("none/page")});
  EXPECT_EQ(unwritable.code, 3);
  EXPECT_THAT(unwritable.error, HasSubstr("none/page"));
  const Outcome clock = run({"check", policy, "--now", "tomorrow"});
  EXPECT_EQ(clock.code, 2);
  EXPECT_THAT(clock.error, HasSubstr("--now"));
}

}  // namespace
}  // namespace redress::testing
