#include "life/rules.hpp"

#include <gtest/gtest.h>

namespace redress::life {
namespace {

std::string after(std::string_view state, Action action) {
  const Result<std::string> out = state_after(state, action);
  return out ? *out : out.error().code;
}

TEST(LifeRules, WhatIsOpenIsAnsweredAndEnded) {
  for (const char* state : {"received", "replied", "reopened"}) {
    EXPECT_EQ(after(state, Action::reply), "replied");
    EXPECT_EQ(after(state, Action::update), state);
    EXPECT_EQ(after(state, Action::refile), state);
    EXPECT_EQ(after(state, Action::inform), state);
    EXPECT_EQ(after(state, Action::resolve), "resolved");
    EXPECT_EQ(after(state, Action::withdraw), "withdrawn");
    EXPECT_EQ(after(state, Action::reopen), "complaint.not_ended");
  }
}

TEST(LifeRules, WhatIsEndedIsOnlyReopenedAndOnlyWhereItWasResolved) {
  for (const char* state : {"resolved", "withdrawn"}) {
    for (const Action action : {Action::reply, Action::update, Action::refile, Action::inform,
                                Action::resolve, Action::withdraw})
      EXPECT_EQ(after(state, action), "complaint.ended");
  }
  EXPECT_EQ(after("resolved", Action::reopen), "reopened");
  EXPECT_EQ(after("withdrawn", Action::reopen), "complaint.not_ended");
}

TEST(LifeRules, TextsAreKeptAsWrittenButForLineEnds) {
  EXPECT_EQ(*read_text("Добрый день\r\n\r\n\tВаш пакет\r\n \n"), "Добрый день\n\n\tВаш пакет");
  EXPECT_EQ(*read_text(" \n"), "");
  EXPECT_EQ(read_text("\xff").error().code, "text.utf8");
  EXPECT_EQ(read_text("a\x1b[2J").error().code, "text.control");
  EXPECT_EQ(read_text(std::string_view("a\0b", 3)).error().code, "text.control");
  EXPECT_EQ(read_text(std::string(limits::text_code_points + 1, 'a')).error().code,
            "text.too_long");
  EXPECT_TRUE(read_text(std::string(limits::text_code_points, 'a')).ok());
  EXPECT_EQ(*read_name("Елена Петрова "), "Елена Петрова");
  EXPECT_EQ(read_name("Elena\nBcc: x").error().code, "text.control");
}

TEST(LifeRules, AChangeFollowsFromWhatIsKnown) {
  StoredComplaint complaint;
  complaint.reference = "r";
  complaint.state = "received";
  complaint.record = R"({"category":"c","team":"t","keep_days":1,"promise":{)"
                     R"("first_reply":{"due":"1970-01-02T00:00:00Z"},"updates":[]}})";
  const std::vector<StoredEvent> events{{7, "r", {100}, "received", "", ""}};
  const Result<Change> change =
      change_of(complaint, events, {Action::reply, {200}, "Elena", "Hello", "uuid"}, std::nullopt);
  ASSERT_TRUE(change.ok());
  EXPECT_EQ(change->last_event, 7);
  EXPECT_EQ(change->state, "replied");
  EXPECT_EQ(change->event.kind, "replied");
  EXPECT_EQ(change->event.at.seconds, 200);
  EXPECT_EQ(change->event.by, "Elena");
  EXPECT_EQ(change->event.text, "Hello");
  EXPECT_EQ(change->message, "uuid");
  EXPECT_FALSE(change->record || change->receipt);
  EXPECT_EQ(change->standing.due, std::nullopt);
}

TEST(LifeRules, AClockThatWasPutBackTurnsNothingAround) {
  StoredComplaint complaint;
  complaint.state = "received";
  const std::vector<StoredEvent> events{{7, "r", {100}, "received", "", ""}};
  const auto change =
      change_of(complaint, events, {Action::update, {50}, "", "x", ""}, std::nullopt);
  EXPECT_EQ(change->event.at.seconds, 100);
}

}  // namespace
}  // namespace redress::life
