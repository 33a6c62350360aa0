#include "redress/verdict.hpp"

#include <gtest/gtest.h>

#include "../fixture.hpp"

namespace redress {
namespace {

constexpr const char* now = "2026-11-20T10:00:00Z";  // a Friday

Submission complete() {
  Submission out;
  out.id = "3F0D2C1A-7b1e-4f6a-9c55-0a1b2c3d4e5f";
  out.language = "en";
  out.text = "My parcel AB123456 is late";
  out.category = "delivery.late";
  out.channel = "email";
  out.has_contact = true;
  out.contact = {{"email", " Ivan@Example.COM"}};
  out.fields = {{"order_number", "ab123456"}};
  return out;
}

Verdict judge_by(const Engine& engine, const Submission& submission,
                 std::string_view instant = now) {
  Result<Answer<Verdict>> answer = validate(engine, submission, parse_instant(instant).value());
  EXPECT_TRUE(answer.ok());
  return std::get<Verdict>(std::move(answer).value());
}
Verdict judge(const Submission& submission, std::string_view instant = now) {
  static const std::unique_ptr<Engine> engine = fixture::engine();
  return judge_by(*engine, submission, instant);
}
// The shop's policy with one part replaced.
std::unique_ptr<Engine> shop_with(std::string_view part, std::string_view other) {
  std::string json = fixture::shop;
  json.replace(json.find(part), part.size(), other);
  return fixture::engine(json);
}

// "at code" of every error.
std::vector<std::string> errors(const Submission& submission) {
  std::vector<std::string> out;
  for (const Finding& finding : judge(submission).errors) {
    out.push_back(finding.at + " " + finding.code);
    EXPECT_FALSE(finding.message.empty()) << finding.code;
  }
  return out;
}
using List = std::vector<std::string>;

TEST(Verdict, accepts_a_complete_submission_and_normalizes_its_record) {
  const Verdict verdict = judge(complete());
  ASSERT_TRUE(verdict.accepted());
  const Record& record = *verdict.record;
  EXPECT_EQ(record.id, "3f0d2c1a-7b1e-4f6a-9c55-0a1b2c3d4e5f");
  EXPECT_EQ(record.policy.size(), 64U);
  EXPECT_EQ(record.contact,
            (std::vector<std::pair<std::string, std::string>>{{"email", "Ivan@example.com"}}));
  EXPECT_EQ(record.fields, (std::vector<std::pair<Index, std::string>>{{0, "AB123456"}}));
  ASSERT_EQ(record.details.size(), 1U);
  EXPECT_EQ(record.details[0].value, "AB123456");
  EXPECT_EQ(format_instant(record.promise.due), "2026-11-23T10:00:00Z");
}

TEST(Verdict, lists_every_reason_in_the_order_of_the_form) {
  Submission empty;
  EXPECT_EQ(errors(empty),
            (List{"/id id.missing", "/language language.missing", "/text text.missing",
                  "/category category.missing", "/channel channel.missing"}));
  Submission bad = complete();
  bad.id = "7";
  bad.policy = "another";
  bad.text = " \xE2\x80\x8B ";
  bad.contact = {{"phone", "+359881234567"}, {"email", "a@b"}};
  bad.fields = {{"zzz", "1"}, {"amount", "much"}};
  bad.wish = "discount";
  bad.keep = {{0, 3}};
  EXPECT_EQ(errors(bad), (List{"/id id.invalid", "/policy policy.unknown", "/text text.blank",
                               "/contact/email email.invalid", "/contact/phone contact.unknown",
                               "/fields/order_number field.missing", "/fields/amount money.invalid",
                               "/fields/zzz field.unknown", "/wish wish.unknown"}));
}

TEST(Verdict, names_the_field_only_for_fields_of_the_policy) {
  Submission bad = complete();
  bad.fields = {{"order_number", "12"}, {"a/b", "1"}};
  const Verdict verdict = judge(bad);
  ASSERT_EQ(verdict.errors.size(), 2U);
  EXPECT_EQ(verdict.errors[0].field, "order_number");
  EXPECT_NE(verdict.errors[0].message.find("AB123456"), std::string::npos)
      << verdict.errors[0].message;
  EXPECT_EQ(verdict.errors[1].at, "/fields/a~1b");
  EXPECT_EQ(verdict.errors[1].field, "");
}

TEST(Verdict, each_channel_has_its_contact) {
  Submission by_post = complete();
  by_post.channel = "post";
  by_post.contact = {};
  EXPECT_EQ(errors(by_post),
            (List{"/contact/name address.missing", "/contact/lines address.missing",
                  "/contact/postcode address.missing", "/contact/city address.missing",
                  "/contact/country address.missing"}));
  by_post.contact = {
      {"name", " Éva  Nagy "}, {"postcode", "1011"}, {"city", "Budapest"}, {"country", "hu"}};
  by_post.address_lines = {"Fő u. 1", " "};
  const Verdict verdict = judge(by_post);
  ASSERT_TRUE(verdict.accepted());
  EXPECT_EQ(verdict.record->contact.front().second, "Éva Nagy");
  EXPECT_EQ(verdict.record->contact.back().second, "HU");
  EXPECT_EQ(verdict.record->address_lines, (List{"Fő u. 1"}));

  Submission by_link = complete();
  by_link.channel = "link";
  by_link.contact = {};
  EXPECT_TRUE(judge(by_link).accepted());
  by_link.contact = {{"email", "a@b.bg"}};
  EXPECT_EQ(errors(by_link), (List{"/contact/email contact.unknown"}));
}

TEST(Verdict, masks_what_the_policy_masks_unless_it_was_undone) {
  Submission card = complete();
  card.text = "card 4111 1111 1111 1111 for AB123456, tel. 0888 123 456";
  Verdict verdict = judge(card);
  ASSERT_TRUE(verdict.accepted());
  EXPECT_EQ(verdict.record->text, "card •••• 1111 for AB123456, tel. 0888 123 456");
  const Span order = verdict.record->details.at(0).span;
  EXPECT_EQ(verdict.record->text.substr(order.start, order.size()), "AB123456");
  card.keep = {{5, 24}};
  verdict = judge(card);
  ASSERT_TRUE(verdict.accepted());
  EXPECT_EQ(verdict.record->text, *card.text);
  card.keep = {{5, 23}};
  EXPECT_EQ(errors(card), (List{"/keep/0 keep.invalid"}));
}

TEST(Verdict, a_mask_is_undone_only_where_the_policy_lets_and_as_a_whole) {
  Submission card = complete();
  card.text = "card 4111 1111 1111 1111, tel. 0888 123 456";
  card.keep = {{5, 24}};
  const auto strict = shop_with("\"undo\": true", "\"undo\": false");
  const Verdict refused = judge_by(*strict, card);
  ASSERT_EQ(refused.errors.size(), 1U);
  EXPECT_EQ(refused.errors[0].code, "keep.invalid");
  // A warning hides nothing, and neither does a place where nothing was found.
  card.keep = {{5, 24}, {31, 43}, {0, 4}, {4, 24}, {5, 400}};
  EXPECT_EQ(errors(card), (List{"/keep/1 keep.invalid", "/keep/2 keep.invalid",
                                "/keep/3 keep.invalid", "/keep/4 keep.invalid"}));
}

TEST(Verdict, keeps_a_text_to_the_letter_and_no_invisible_characters_in_a_contact) {
  Submission sly = complete();
  const std::string written(
      "Late\xE2\x80\xAE again\r\n\0\x01"
      "AB123456, card ",
      32);
  sly.text = written + "4111 1111 1111 11\xE2\x80\x8B" + "11 e\xCC\x81";
  const Verdict verdict = judge(sly);
  ASSERT_TRUE(verdict.accepted());
  EXPECT_EQ(verdict.record->text, written + "•••• 1111 é");
  sly.contact = {{"email", "Ivan\xE2\x80\x8B@example.com"},
                 {"name",
                  "Iv\xE2\x80\xAE"
                  "an"}};
  const Verdict tidy_contact = judge(sly);
  ASSERT_TRUE(tidy_contact.accepted());
  EXPECT_EQ(tidy_contact.record->contact, (std::vector<std::pair<std::string, std::string>>{
                                              {"email", "Ivan@example.com"}, {"name", "Ivan"}}));
  sly.contact[1].second = std::string("I\0van", 5);
  sly.fields = {{"order_number", "AB12\x9F"}};
  EXPECT_EQ(errors(sly), (List{"/contact/name string.invalid", "/fields/order_number json.utf8"}));
  sly.fields = {{"order_number", "AB12\xC2\x9F"}};
  EXPECT_EQ(errors(sly),
            (List{"/contact/name string.invalid", "/fields/order_number string.invalid"}));
}

TEST(Verdict, warns_of_a_slip_in_an_address_whether_accepted_or_not) {
  Submission typo = complete();
  typo.contact = {{"email", "Ivan@gmial.com"}};
  Verdict verdict = judge(typo);
  ASSERT_TRUE(verdict.accepted());
  ASSERT_EQ(verdict.warnings.size(), 1U);
  EXPECT_EQ(verdict.warnings[0].at, "/contact/email");
  EXPECT_EQ(verdict.warnings[0].code, "email.typo");
  EXPECT_EQ(verdict.warnings[0].message, "Did you mean Ivan@gmail.com?");
  EXPECT_EQ(verdict.warnings[0].suggestion, "Ivan@gmail.com");
  EXPECT_EQ(verdict.record->contact[0].second, "Ivan@gmial.com");
  EXPECT_EQ(verdict.record->warnings, List{"email.typo"});
  typo.text.reset();
  typo.language = "bg";
  verdict = judge(typo);
  EXPECT_FALSE(verdict.accepted());
  ASSERT_EQ(verdict.warnings.size(), 1U);
  EXPECT_EQ(verdict.warnings[0].message, "Може би имахте предвид Ivan@gmail.com?");
}

TEST(Verdict, reads_answers_as_the_site_and_the_day_would_have_it) {
  const auto engine = shop_with(R"("amount": {"type": "money",)",
                                R"("amount": {"type": "date", "min": "-P1Y", "max": "P0D",)");
  Submission dated = complete();
  dated.fields.emplace_back("amount", "20.11.2026");
  Verdict verdict = judge_by(*engine, dated);
  ASSERT_TRUE(verdict.accepted());
  EXPECT_EQ(verdict.record->fields[1].second, "2026-11-20");
  dated.fields[1].second = "21.11.2026";
  verdict = judge_by(*engine, dated);
  ASSERT_EQ(verdict.errors.size(), 1U);
  EXPECT_EQ(verdict.errors[0].code, "date.range");
  EXPECT_EQ(verdict.errors[0].message, "Amount must be a day from 2025-11-20 to 2026-11-20.");

  const auto bulgarian = shop_with(
      R"("policy": "shop",)",
      R"("policy": "shop", "organization": {"name": {"en": "Shop", "bg": "Шоп"}, "country": "BG"},)");
  Submission called = complete();
  called.channel = "phone";
  called.contact = {{"phone", "0888 123 456"}};
  EXPECT_EQ(errors(called), List{"/contact/phone phone.invalid"});
  verdict = judge_by(*bulgarian, called);
  ASSERT_TRUE(verdict.accepted());
  EXPECT_EQ(verdict.record->contact[0].second, "+359888123456");
}

TEST(Verdict, says_how_long_the_complaint_is_kept) {
  EXPECT_EQ(judge(complete()).record->keep_days, 30);
}

TEST(Verdict, honours_a_promise_that_could_have_been_shown) {
  Submission shown = complete();
  const auto at = [](const char* text) { return parse_instant(text).value(); };
  shown.promise = ShownPromise{at("2026-11-23T09:45:00Z"), at("2026-11-20T09:45:00Z")};
  Verdict verdict = judge(shown);
  ASSERT_TRUE(verdict.accepted());
  EXPECT_EQ(format_instant(verdict.record->promise.due), "2026-11-23T09:45:00Z");
  EXPECT_TRUE(verdict.warnings.empty());

  const auto refused = [&](const char* due, const char* shown_at) {
    shown.promise = ShownPromise{at(due), at(shown_at)};
    const Verdict judged = judge(shown);
    EXPECT_TRUE(judged.accepted());
    EXPECT_EQ(format_instant(judged.record->promise.due), "2026-11-23T10:00:00Z");
    return judged.warnings.size() == 1 && judged.warnings[0].code == "promise.not_honoured" &&
           judged.record->warnings == List{"promise.not_honoured"};
  };
  EXPECT_TRUE(refused("2026-11-20T11:00:00Z", "2026-11-20T09:45:00Z"));  // never computed
  EXPECT_TRUE(refused("2026-11-23T09:29:00Z", "2026-11-20T09:29:00Z"));  // too old
  EXPECT_TRUE(refused("2026-11-23T10:01:00Z", "2026-11-20T10:01:00Z"));  // from the future
}

TEST(Verdict, signals_shorten_the_promise_and_stand_in_the_record) {
  Submission danger = complete();
  danger.text = "There is a GAS smell from the heater";
  const Verdict verdict = judge(danger);
  ASSERT_TRUE(verdict.accepted());
  EXPECT_EQ(verdict.record->signals, std::vector<SignalKind>{SignalKind::safety});
  EXPECT_EQ(format_instant(verdict.record->promise.due), "2026-11-20T11:00:00Z");
}

TEST(Verdict, limits_are_problems_not_crashes) {
  Submission long_one = complete();
  long_one.text = std::string(limits::text_bytes + 1, 'a');
  EXPECT_EQ(errors(long_one), (List{"/text text.too_long"}));
  long_one = complete();
  long_one.contact = {{"email", "a@b.bg"},
                      {"name", std::string(limits::string_code_points + 1, 'n')}};
  EXPECT_EQ(errors(long_one), (List{"/contact/name string.too_long"}));
}

}  // namespace
}  // namespace redress
