#include "redress/form.hpp"

#include <gtest/gtest.h>

namespace redress {
namespace {

struct Checked {
  std::string code;
  std::string value;
  friend bool operator==(const Checked&, const Checked&) = default;
};
std::ostream& operator<<(std::ostream& out, const Checked& checked) {
  return out << checked.code << "|" << checked.value;
}

Checked check(FieldType type, std::string_view answer, std::string pattern = "") {
  Field field;
  field.type = type;
  field.pattern = std::move(pattern);
  field.choices = {{"red", no_text}, {"blue", no_text}};
  std::string normalized;
  const auto code = check_answer(field, answer, normalized);
  return {code ? std::string(*code) : "", normalized};
}

TEST(Answers, are_normalized_by_type) {
  EXPECT_EQ(check(FieldType::text, "  два  думи "), (Checked{"", "два  думи"}));
  EXPECT_EQ(check(FieldType::number, "１２,5"), (Checked{"", "12.5"}));
  EXPECT_EQ(check(FieldType::money, "25,9 €"), (Checked{"", "25.90 EUR"}));
  EXPECT_EQ(check(FieldType::date, "14.03.2026"), (Checked{"", "2026-03-14"}));
  EXPECT_EQ(check(FieldType::choice, "blue"), (Checked{"", "blue"}));
  EXPECT_EQ(check(FieldType::email, "A@B.bg"), (Checked{"", "A@b.bg"}));
  EXPECT_EQ(check(FieldType::phone, "+359 88 1234567"), (Checked{"", "+359881234567"}));
  EXPECT_EQ(check(FieldType::order, "ab123456", "[A-Z]{2}[0-9]{6}"), (Checked{"", "AB123456"}));
  EXPECT_EQ(check(FieldType::order, "77/1234-б"), (Checked{"", "77/1234-б"}));
}

TEST(Answers, that_do_not_fit_are_refused_by_code) {
  EXPECT_EQ(check(FieldType::number, "many").code, "number.invalid");
  EXPECT_EQ(check(FieldType::number, "1.2.3").code, "number.invalid");
  EXPECT_EQ(check(FieldType::money, "a lot").code, "money.invalid");
  EXPECT_EQ(check(FieldType::date, "31.02.2026").code, "date.invalid");
  EXPECT_EQ(check(FieldType::date, "yesterday").code, "date.invalid");
  EXPECT_EQ(check(FieldType::choice, "green").code, "choice.unknown");
  EXPECT_EQ(check(FieldType::email, "a@b").code, "email.invalid");
  EXPECT_EQ(check(FieldType::phone, "0888").code, "phone.invalid");
  EXPECT_EQ(check(FieldType::order, "AB12345", "[A-Z]{2}[0-9]{6}").code, "field.pattern");
  EXPECT_EQ(check(FieldType::order, "no digits").code, "field.invalid");
  EXPECT_EQ(check(FieldType::text, "abc", "[0-9]+").code, "field.pattern");
}

Policy two_fields() {
  Policy policy;
  policy.fields.resize(2);
  policy.fields[0].id = "order_number";
  policy.fields[0].type = FieldType::order;
  policy.fields[0].label = 0;
  policy.fields[1].id = "amount";
  policy.fields[1].type = FieldType::money;
  policy.fields[1].label = 1;
  policy.categories.resize(1);
  policy.categories[0].id = "payment.refund";
  policy.categories[0].label = 2;
  policy.categories[0].ask = {1};
  policy.categories[0].optional = {0};
  policy.categories[0].wishes = {Wish::refund};
  policy.channels = {{ChannelKind::link, none}};
  return policy;
}

TEST(Form, offers_what_the_text_holds_and_asks_required_fields_first) {
  const Form form = form_for(two_fields(), 0, {{DetailKind::order, {0, 5}, "12345", 0}});
  ASSERT_EQ(form.fields.size(), 2U);
  EXPECT_EQ(form.fields[0].field, 1);
  EXPECT_TRUE(form.fields[0].required);
  EXPECT_EQ(form.fields[0].value, std::nullopt);
  EXPECT_EQ(form.fields[1].value, "12345");
  EXPECT_TRUE(form_for(two_fields(), none, {}).fields.empty());
}

TEST(ReadBack, repeats_category_answers_wish_and_channel_in_sentences) {
  Texts texts;
  texts.strings = {"Order number", "Amount", "Refund"};
  texts.messages.resize(message_keys().size());
  const auto set = [&](std::string_view key, const char* text) {
    const auto keys = message_keys();
    texts.messages[static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) -
                                            keys.begin())] = text;
  };
  set("read_back.category", "You wrote about: {label}.");
  set("read_back.field", "{label}: {value}.");
  set("read_back.wish.refund", "You would like your money back.");
  set("read_back.channel.link", "You will read the answer on the status page.");
  const Policy policy = two_fields();
  Draft draft;
  draft.wish = Wish::refund;
  draft.channel = 0;
  draft.fields = {{1, "€5"}};
  const Form form = form_for(
      policy, 0,
      {{DetailKind::order, {0, 5}, "{value}", 0}, {DetailKind::order, {0, 5}, "12345", 0}});
  std::string all;
  for (const ReadBackPart& part : read_back(policy, texts, draft, 0, form))
    all += part.kind + "=" + part.text + " ";
  EXPECT_EQ(
      all,
      "category=You wrote about: Refund. field=Amount: 5 EUR. field=Order number: 12345. "
      "wish=You would like your money back. channel=You will read the answer on the status page. ");
}

}  // namespace
}  // namespace redress
