// What the status page tells of a complaint's life.
#include "serve/life_section.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "redress/assessment.hpp"
#include "serve/life_texts.hpp"
#include "serve/pages.hpp"
#include "serve/receipt.hpp"

namespace redress::serve {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* received = "2026-11-23T09:30:00Z";

StoredComplaint complaint(std::string state, std::string language = "en") {
  StoredComplaint out;
  out.reference = "K3M7XQ2PA4";
  out.state = std::move(state);
  out.language = std::move(language);
  out.record = R"({"category":"other","owner":"The desk"})";
  out.receipt =
      R"("received":"2026-11-23T09:30:00Z","promise":{"first_reply":{"due":"2026-11-24T12:30:00Z"},)"
      R"("updates":[{"due":"2026-11-30T12:00:00Z"}],"resolution":{"due":"2026-12-07T16:00:00Z"},)"
      R"("time_zone":"Etc/UTC"},"next_steps":["We look into it."],"your_steps":[])";
  return out;
}

StoredEvent event(std::string kind, std::string_view at, std::string text = {},
                  std::string by = {}) {
  static std::int64_t number = 0;
  return {++number,        "K3M7XQ2PA4",  *parse_instant(at),
          std::move(kind), std::move(by), std::move(text)};
}

std::string page(const StoredComplaint& shown, const std::vector<StoredEvent>& events,
                 std::string_view now) {
  const Engine engine;
  return *status_page(engine, shown, "0123abcd", *parse_instant(now), {}, events).body;
}

std::size_t place(const std::string& html, std::string_view text) {
  const std::size_t at = html.find(text);
  EXPECT_NE(at, std::string::npos) << text << "\n" << html;
  return at;
}

TEST(LifeOnThePage, TheLatestAnswerStandsFirst) {
  const std::string html =
      page(complaint("replied"),
           {event("received", received), event("updated", "2026-11-23T10:00:00Z", "We look."),
            event("replied", "2026-11-23T11:00:00Z", "It is <found>.\nToday.\n\nYours", "Elena"),
            event("information", "2026-11-23T12:00:00Z", "Thank you")},
           "2026-11-23T13:00:00Z");
  EXPECT_THAT(html, HasSubstr("<p>You have our answer. "));
  EXPECT_THAT(html, HasSubstr("<article class=\"answer\">\n<h3>Our answer</h3>\n<small><time "
                              "datetime=\"2026-11-23T11:00:00Z\">Monday 23 November, 11:00 "
                              "(UTC)</time> · <bdi>Elena</bdi></small>\n<p dir=\"auto\">It is "
                              "&lt;found&gt;.<br>\nToday.</p>\n<p dir=\"auto\">Yours</p>\n"));
  EXPECT_LT(place(html, "You added"), place(html, "It is &lt;found&gt;"));
  EXPECT_LT(place(html, "It is &lt;found&gt;"), place(html, "We look."));
  EXPECT_LT(place(html, "We look."),
            place(html, "You will hear from us again by 16:00 on Monday 7 December"));
  EXPECT_LT(place(html, "You will hear from us again"), place(html, "<dl>"));
  EXPECT_THAT(html, HasSubstr("<dt>Status</dt>\n<dd>Answered</dd>"));
}

TEST(LifeOnThePage, WhatAnswersSayIsNoMarkup) {
  const std::string html = page(complaint("replied"),
                                {event("replied", "2026-11-23T11:00:00Z",
                                       "<script>x</script> https://a.example &amp;", "\u202e<b>")},
                                "2026-11-23T13:00:00Z");
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("&lt;/script&gt; https://a.example &amp;amp;</p>"));
  EXPECT_THAT(html, HasSubstr("<bdi>\u202e&lt;b&gt;</bdi>"));
}

TEST(LifeOnThePage, PromisesKeptAndBrokenAreToldAsTheyAre) {
  const std::string late =
      page(complaint("received"), {event("received", received)}, "2026-11-25T00:00:00Z");
  EXPECT_THAT(late, HasSubstr("<p class=\"answer problems\">We had promised to write to you by "
                              "12:30 on Tuesday 24 November"));
  EXPECT_THAT(late, HasSubstr("</time><strong>We are late</strong>"));
  EXPECT_THAT(late, HasSubstr("<li aria-current=\"step\"><span>Update</span>"));

  const std::string kept =
      page(complaint("replied"), {event("replied", "2026-11-23T11:00:00Z", "x")},
           "2026-11-25T00:00:00Z");
  EXPECT_THAT(kept, HasSubstr("<small>Done: Monday 23 November, 11:00 (UTC)</small>"));
  EXPECT_THAT(kept, Not(HasSubstr("<strong>")));

  const std::string after =
      page(complaint("replied"), {event("replied", "2026-11-26T11:00:00Z", "x")},
           "2026-12-08T00:00:00Z");
  EXPECT_THAT(after, HasSubstr("<small>Done later than promised: Thursday 26 November"));
  EXPECT_THAT(after, HasSubstr("We had promised to settle the matter by 16:00"));
}

TEST(LifeOnThePage, AnEndEndsTheTimeline) {
  const std::string resolved =
      page(complaint("resolved"), {event("resolved", "2026-11-23T11:00:00Z", "Here it is.")},
           "2026-11-23T13:00:00Z");
  EXPECT_THAT(resolved, HasSubstr("We have finished our work on your complaint."));
  EXPECT_THAT(resolved, Not(HasSubstr("aria-current")));
  EXPECT_THAT(resolved, Not(HasSubstr("We look into it.")));
  EXPECT_THAT(resolved, Not(HasSubstr("calendar.ics")));
  EXPECT_THAT(resolved, HasSubstr("action=\"/complaints/K3M7XQ2PA4/reopen?key=0123abcd\""));
  EXPECT_THAT(resolved, Not(HasSubstr("/withdraw")));
  EXPECT_THAT(resolved, HasSubstr("<h2>What happened, and when</h2>"));
  EXPECT_THAT(resolved, Not(HasSubstr("The desk")));

  const std::string withdrawn = page(
      complaint("withdrawn"), {event("withdrawn", "2026-11-23T11:00:00Z")}, "2026-12-23T13:00:00Z");
  EXPECT_THAT(withdrawn,
              HasSubstr("<span>Withdrawn</span>\n<time datetime=\"2026-11-23T11:00:00Z"));
  EXPECT_THAT(withdrawn, Not(HasSubstr("2026-11-24")));
  EXPECT_THAT(withdrawn, Not(HasSubstr("<form")));
}

TEST(LifeOnThePage, AReopenedOneBeginsAnew) {
  const std::string html = page(complaint("reopened"),
                                {event("resolved", "2026-11-23T10:00:00Z", "Done."),
                                 event("reopened", "2026-11-23T11:00:00Z", "It is not.")},
                                "2026-11-23T13:00:00Z");
  EXPECT_THAT(html, HasSubstr("<span>Reopened</span>\n<time datetime=\"2026-11-23T11:00:00Z\""));
  EXPECT_THAT(html, HasSubstr("You will have our answer by 12:30"));
}

TEST(LifeOnThePage, ARefilingShowsInWhoDealsWithItAlone) {
  const std::string html =
      page(complaint("received"), {event("refiled", "2026-11-23T10:00:00Z", "a → b", "Elena")},
           "2026-11-23T13:00:00Z");
  EXPECT_THAT(html, Not(HasSubstr("a → b")));
  EXPECT_THAT(html, Not(HasSubstr("Elena")));
  EXPECT_THAT(html, Not(HasSubstr("id=\"news\"")));
}

TEST(LifeOnThePage, EveryLanguageSaysAllOfIt) {
  const LifeTexts& english = life_texts("en");
  for (const char* language : {"ru", "bg", "hu", "uk"}) {
    const LifeTexts& texts = life_texts(language);
    ASSERT_EQ(texts.language, language);
    EXPECT_NE(texts.too_late, english.too_late);
    EXPECT_THAT(std::string(texts.next_news), HasSubstr("{by}"));
    EXPECT_THAT(std::string(texts.late_news), HasSubstr("{by}"));
    EXPECT_THAT(std::string(texts.late_resolution), HasSubstr("{by}"));
    EXPECT_THAT(std::string(texts.done), HasSubstr("{at}"));
    EXPECT_THAT(std::string(texts.done_late), HasSubstr("{at}"));
    EXPECT_FALSE(texts.too_late.empty());
    const std::string html = page(complaint("replied", language),
                                  {event("replied", "2026-11-23T11:00:00Z", "x")}, received);
    EXPECT_THAT(html, HasSubstr(std::string(texts.have_replied)));
    EXPECT_THAT(html, HasSubstr("<h2 id=\"news-title\">" + std::string(texts.news) + "</h2>"));
    EXPECT_THAT(html, Not(HasSubstr("{")));
  }
  EXPECT_EQ(life_texts("de").language, "en");
}

TEST(StatusJson, TellsWhatHappenedAndNothingInternal) {
  const std::vector<StoredEvent> events = {
      event("received", received), event("refiled", "2026-11-23T10:00:00Z", "a → b", "Elena"),
      event("replied", "2026-11-23T11:00:00Z", "It is \"there\".", "Maria")};
  EXPECT_THAT(status_json(complaint("replied"), {}, events),
              HasSubstr(R"("events":[{"kind":"received","at":"2026-11-23T09:30:00Z"},)"
                        R"({"kind":"refiled","at":"2026-11-23T10:00:00Z"},)"
                        R"({"kind":"replied","at":"2026-11-23T11:00:00Z","by":"Maria",)"
                        R"("text":"It is \"there\"."}],"attachments":[]})"));
}

}  // namespace
}  // namespace redress::serve
