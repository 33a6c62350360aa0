// What a policy that can be read had better say otherwise, where only its JSON shows it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy_fixture.hpp"

namespace redress {
namespace {

using fixture::Codes;
using fixture::codes;
using fixture::context;
using fixture::message_of;
using fixture::site;
using ::testing::HasSubstr;

TEST(PolicyAdvice, ACategoryThatIsFoldedHasNothingOfItsOwn) {
  const std::string json = site(
      R"("categories": {"service.staff": {"same_as": "other", "label": {"en": "x"}, "team": "care", "examples": {"en": ["rude"]}}})");
  EXPECT_EQ(codes(json), Codes{"?same_as.ignored /categories/service.staff"});
  EXPECT_THAT(message_of(json, "same_as.ignored"), HasSubstr("no effect: label, team;"));
  EXPECT_EQ(codes(site(R"("categories": {"service.staff": {"same_as": "other", "team": null}})")),
            Codes());
}

TEST(PolicyAdvice, AMemberThatIsUnknownIsReportedOfFoldedCategoriesToo) {
  const std::string json =
      site(R"("categories": {"a": {"same_as": "other", "exampels": {"en": ["rude"]}}})");
  EXPECT_EQ(codes(json).front(), "member.unknown /categories/a/exampels");
  EXPECT_THAT(message_of(json, "member.unknown"), HasSubstr("“examples”"));
}

TEST(PolicyAdvice, AMemberThatIsUnknownIsReportedOnEveryLevel) {
  const std::string json = site(R"("x": 1, "organization": {"x": 1},
    "calendars": {"office": {"time_zone": "Europe/Sofia", "hours": {"mon-fri": ["09:00-18:00"]}, "x": 1}},
    "teams": {"care": {"x": 1}}, "promises": {"urgent": {"x": 1}}, "channels": {"email": {"x": 1}},
    "fields": {"order_number": {"x": 1}}, "categories": {"other": {"x": 1}},
    "signals": {"safety": {"x": 1}}, "privacy": {"x": 1})");
  EXPECT_EQ(codes(json),
            (Codes{"member.unknown /x", "member.unknown /organization/x",
                   "member.unknown /calendars/office/x", "member.unknown /teams/care/x",
                   "member.unknown /promises/urgent/x", "member.unknown /channels/email/x",
                   "member.unknown /fields/order_number/x", "member.unknown /categories/other/x",
                   "member.unknown /signals/safety/x", "member.unknown /privacy/x"}));
}

TEST(PolicyAdvice, ATextThatWasNotTranslatedIsNoted) {
  EXPECT_EQ(
      codes(site(
          R"("categories": {"other": {"self_help": {"en": "Please call us.", "bg": "Please call us."}}})")),
      Codes{"?text.untranslated /categories/other/self_help/bg"});
  EXPECT_EQ(
      codes(site(
          R"("categories": {"other": {"next_steps": {"en": ["We look.", "We write to you."], "bg": ["We look.", "We write to you."]}}})")),
      Codes{"?text.untranslated /categories/other/next_steps/bg/1"});
  // Names are names, and a word may be the same.
  EXPECT_EQ(
      codes(site(
          R"("organization": {"name": {"en": "Acme & Sons Ltd", "bg": "Acme & Sons Ltd"}}, "categories": {"other": {"label": {"en": "SMS", "bg": "SMS"}}})")),
      Codes());
}

TEST(PolicyAdvice, AnExampleStandsForOneCategoryOnce) {
  const std::string json = site(
      R"("categories": {"other": {"examples": {"en": ["Where is my PARCEL?", "so it goes", "So it goes!"], "bg": ["so it goes"]}}})");
  EXPECT_EQ(codes(json), (Codes{"?example.two_categories /categories/other/examples/en/0",
                                "?example.twice /categories/other/examples/en/2"}));
  EXPECT_THAT(message_of(json, "example.two_categories"),
              HasSubstr("“delivery.late” and for “other”"));
}

TEST(PolicyAdvice, AnExampleIsNoLongStory) {
  const auto with = [](std::size_t length) {
    return site(R"("categories": {"other": {"examples": {"en": [")" + std::string(length, 'a') +
                "\"]}}}");
  };
  EXPECT_EQ(codes(with(600)), Codes());
  EXPECT_EQ(codes(with(601)), Codes{"?example.long /categories/other/examples/en/0"});
}

std::string new_category(int english, int bulgarian) {
  const auto list = [](int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += (i > 0 ? ", \"a" : "\"a") + std::to_string(i) + "\"";
    return out;
  };
  return site(
      R"("categories": {"new": {"label": {"en": "New", "bg": "Ново"}, "team": "care", "promise": "standard", "examples": {"en": [)" +
      list(english) + R"(], "bg": [)" + list(bulgarian) + "]}}}");
}

TEST(PolicyAdvice, ACategoryOfItsOwnHasExamplesInEachLanguage) {
  EXPECT_EQ(codes(new_category(10, 10)), Codes());
  EXPECT_EQ(codes(new_category(0, 0)), Codes{"?category.examples_missing /categories/new"});
  const std::string few = new_category(9, 0);
  EXPECT_EQ(codes(few), Codes{"?category.examples_few /categories/new/examples"});
  EXPECT_THAT(message_of(few, "category.examples_few"), HasSubstr("(9 in en, none in bg)"));
  // A pack's category has what its pack has, unless the policy takes it away.
  EXPECT_EQ(codes(site(R"("categories": {"delivery.late": {"examples": {"en": ["so slow"]}}})")),
            Codes());
  EXPECT_EQ(codes(site(R"("categories": {"delivery.late": {"examples": {"en": null}}})")),
            Codes{"?category.examples_few /categories/delivery.late/examples"});
}

TEST(PolicyAdvice, ASignalHasWordsInEachLanguage) {
  const std::string json =
      site(R"("signals": {"leaving": {"promise": "urgent", "words": {"en": ["leave"]}}})");
  EXPECT_EQ(codes(json), Codes{"?signal.words_missing /signals/leaving/words"});
  EXPECT_THAT(message_of(json, "signal.words_missing"), HasSubstr("in bg,"));
}

TEST(PolicyAdvice, APolicySaysHowLongComplaintsAreKept) {
  EXPECT_EQ(codes(site(R"("privacy": {"keep_days": null})")),
            Codes{"?privacy.keep_days_missing /privacy/keep_days"});
  EXPECT_EQ(codes(site(R"("privacy": null)")), Codes{"?privacy.keep_days_missing /privacy"});
}

TEST(PolicyAdvice, WhatAPackBringsAlongUnusedIsNotTheSitesConcern) {
  EXPECT_EQ(
      codes(site(
          R"("promises": {"own": {"first_reply": "PT1H"}}, "channels": {"phone": null}, "signals": {"safety": {"promise": "own"}},
             "calendars": {"own": {"time_zone": "Europe/Sofia", "hours": {"mon-fri": ["09:00-18:00"]}}}, "teams": {"care": {"calendar": "own"}})")),
      Codes());
  EXPECT_EQ(
      codes(site(
          R"("promises": {"own": {"first_reply": "PT1H"}}, "categories": {"other": {"promise_by_channel": {"post": "urgent"}}})")),
      (Codes{"?promise.unused /promises/own",
             "?category.channel_unused /categories/other/promise_by_channel/post"}));
}

}  // namespace
}  // namespace redress
