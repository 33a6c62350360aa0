#include "redress/assessment.hpp"

#include <gtest/gtest.h>

#include "../fixture.hpp"

namespace redress {
namespace {

Assessment assessed(const Engine& engine, const Draft& draft) {
  Result<Answer<Assessment>> answer = assess(engine, draft);
  EXPECT_TRUE(answer.ok());
  return std::get<Assessment>(std::move(answer).value());
}

TEST(Assessment, dates_the_promise_for_the_chosen_category_and_channel) {
  const std::unique_ptr<Engine> engine = fixture::engine();
  Draft draft;
  draft.text = "late again";
  draft.language = "en";
  draft.category = 0;
  draft.received = parse_instant("2026-11-20T16:00:00Z").value();
  const Assessment by_email = assessed(*engine, draft);
  EXPECT_EQ(by_email.channel, 0);
  ASSERT_TRUE(by_email.promise.has_value());
  EXPECT_EQ(format_instant(by_email.promise->due), "2026-11-23T16:00:00Z");
  draft.channel = engine->policy.find_channel("phone");
  EXPECT_EQ(format_instant(assessed(*engine, draft).promise->due), "2026-11-20T17:00:00Z");
}

TEST(Assessment, promises_nothing_without_a_category_or_an_instant) {
  const std::unique_ptr<Engine> engine = fixture::engine();
  Draft draft;
  draft.text = "hello";
  draft.received = parse_instant("2026-11-20T16:00:00Z").value();
  EXPECT_FALSE(assessed(*engine, draft).promise.has_value());
  draft.category = 0;
  draft.received.reset();
  EXPECT_FALSE(assessed(*engine, draft).promise.has_value());
}

TEST(Assessment, finds_signals_personal_data_and_details_with_their_spans) {
  const std::unique_ptr<Engine> engine = fixture::engine();
  Draft draft;
  draft.text = "Gas smell! Order AB123456, card 4111111111111111, €5";
  draft.language = "en";
  const Reading reading = assessed(*engine, draft).reading;
  ASSERT_EQ(reading.signals.size(), 1U);
  EXPECT_EQ(reading.signals[0].evidence, (std::vector<Span>{{0, 9}}));
  ASSERT_EQ(reading.personal_data.size(), 1U);
  EXPECT_EQ(reading.personal_data[0].action, PrivacyAction::mask);
  ASSERT_EQ(reading.details.size(), 2U);
  EXPECT_EQ(reading.details[0].value, "AB123456");
  EXPECT_EQ(reading.details[1].value, "5 EUR");
}

TEST(Assessment, asks_for_a_language_that_is_not_loaded) {
  const std::unique_ptr<Engine> engine = fixture::engine();
  engine->parts[1].reset();
  Draft draft;
  draft.text = "hello";
  draft.language = "bg";
  Result<Answer<Assessment>> answer = assess(*engine, draft);
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(std::get<Need>(*answer).languages, (std::vector<std::string>{"bg"}));
}

TEST(Assessment, refuses_text_that_is_not_utf8) {
  const std::unique_ptr<Engine> engine = fixture::engine();
  Draft draft;
  draft.text = "\xFF";
  const Result<Answer<Assessment>> answer = assess(*engine, draft);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, "utf8.invalid");
}

}  // namespace
}  // namespace redress
