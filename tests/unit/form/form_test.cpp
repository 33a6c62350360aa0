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
  EXPECT_EQ(check(FieldType::text, "  два  думи "), (Checked{"", "два думи"}));
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

TEST(Answers, of_phones_are_read_as_the_site_s_country_writes_them) {
  Field field;
  field.type = FieldType::phone;
  std::string normalized;
  EXPECT_EQ(check_answer(field, "0888 123 456", normalized), "phone.invalid");
  EXPECT_EQ(check_answer(field, "0888 123 456", normalized, {"BG", nullptr, std::nullopt}),
            std::nullopt);
  EXPECT_EQ(normalized, "+359888123456");
}

TEST(Answers, of_numbers_follow_the_page_s_language) {
  Field field;
  field.type = FieldType::number;
  Texts english{"en", {}, {}};
  Texts hungarian{"hu", {}, {}};
  std::string normalized;
  EXPECT_EQ(check_answer(field, "1,200", normalized, {"", &english, std::nullopt}), std::nullopt);
  EXPECT_EQ(normalized, "1200");
  EXPECT_EQ(check_answer(field, "1,200", normalized, {"", &hungarian, std::nullopt}), std::nullopt);
  EXPECT_EQ(normalized, "1.200");
  EXPECT_EQ(check_answer(field, "−1 200,5", normalized), std::nullopt);
  EXPECT_EQ(normalized, "-1200.5");
}

TEST(Answers, of_choices_may_be_labels_in_the_page_s_language) {
  Field field;
  field.type = FieldType::choice;
  field.choices = {{"red", 0}, {"none", no_text}};
  const Texts texts{"hu", {"Piros szín"}, {}};
  std::string normalized;
  EXPECT_EQ(check_answer(field, " piros SZÍN ", normalized, {"", &texts, std::nullopt}),
            std::nullopt);
  EXPECT_EQ(normalized, "red");
  EXPECT_EQ(check_answer(field, "kék", normalized, {"", &texts, std::nullopt}), "choice.unknown");
}

TEST(Answers, of_order_numbers_are_what_a_person_sees) {
  const std::string pattern = "[A-Z]{2}[0-9]{6}";
  const Checked right{"", "AB123456"};
  EXPECT_EQ(check(FieldType::order, "AB 123-456", pattern), right);
  EXPECT_EQ(check(FieldType::order, "ав123456", pattern), right) << "Cyrillic letters";
  EXPECT_EQ(check(FieldType::order, "ＡＢ１２３４５６", pattern), right);
  EXPECT_EQ(check(FieldType::order, "№ AB123456", pattern), right);
  EXPECT_EQ(check(FieldType::order, "#ab123456", pattern), right);
  EXPECT_EQ(check(FieldType::order, "#17", "#[0-9]+"), (Checked{"", "#17"}));
  EXPECT_EQ(check(FieldType::order,
                  "AB\xE2\x80\x8B"
                  "123456",
                  pattern),
            right);
  EXPECT_EQ(check(FieldType::order, "AB—12", "[A-Z]+-[0-9]+"), (Checked{"", "AB-12"}));
  EXPECT_EQ(check(FieldType::order, "AB-12", "[a-z]+-[0-9]+"), (Checked{"", "ab-12"}));
  EXPECT_EQ(check(FieldType::order, "aB-12", "[a-zA-Z]+-[0-9]+"), (Checked{"", "aB-12"}));
  EXPECT_EQ(check(FieldType::text, "ab123456", pattern).code, "field.pattern");
}

TEST(Answers, are_tidied) {
  EXPECT_EQ(check(FieldType::text,
                  "a\r\nb\xE2\x80\xAE"
                  "c"),
            (Checked{"", "a bc"}));
  EXPECT_EQ(check(FieldType::multiline, " a\r\nb \n"), (Checked{"", "a\nb"}));
}

std::string bounded(FieldType type, const std::string& min, const std::string& max,
                    std::string_view answer, std::optional<Day> today = to_day({2026, 11, 20})) {
  Field field;
  field.type = type;
  field.min = min;
  field.max = max;
  std::string normalized;
  const auto code = check_answer(field, answer, normalized, {"", nullptr, today});
  return code ? std::string(*code) : normalized;
}

TEST(Answers, lie_within_the_bounds_of_their_field) {
  EXPECT_EQ(bounded(FieldType::number, "1", "10", "0,9"), "number.too_small");
  EXPECT_EQ(bounded(FieldType::number, "1", "10", "10.0"), "10.0");
  EXPECT_EQ(bounded(FieldType::number, "1", "10", "10.01"), "number.too_large");
  EXPECT_EQ(bounded(FieldType::number, "-5", "", "-5.1"), "number.too_small");
  EXPECT_EQ(bounded(FieldType::money, "0.01", "99.90", "0 EUR"), "number.too_small");
  EXPECT_EQ(bounded(FieldType::money, "0.01", "99.90", "99,90 EUR"), "99.90 EUR");
  EXPECT_EQ(bounded(FieldType::money, "0.01", "99.90", "100 EUR"), "number.too_large");
  EXPECT_EQ(bounded(FieldType::date, "-P10Y", "P0D", "20.11.2016"), "2016-11-20");
  EXPECT_EQ(bounded(FieldType::date, "-P10Y", "P0D", "19.11.2016"), "date.range");
  EXPECT_EQ(bounded(FieldType::date, "", "P0D", "2026-11-20"), "2026-11-20");
  EXPECT_EQ(bounded(FieldType::date, "", "P0D", "2026-11-21"), "date.range");
  EXPECT_EQ(bounded(FieldType::date, "", "P0D", "2026-11-21", std::nullopt), "2026-11-21");
  EXPECT_EQ(bounded(FieldType::date, "2026-01-01", "", "2025-12-31", std::nullopt), "date.range");
}

TEST(Answers, of_dates_lie_from_1900_to_2100) {
  EXPECT_EQ(bounded(FieldType::date, "", "", "1899-12-31"), "date.range");
  EXPECT_EQ(bounded(FieldType::date, "", "", "01.01.1900"), "1900-01-01");
  EXPECT_EQ(bounded(FieldType::date, "", "", "2100-12-31"), "2100-12-31");
  EXPECT_EQ(bounded(FieldType::date, "", "", "1.1.2101"), "date.range");
  Field field;
  field.type = FieldType::date;
  field.max = "P0D";
  EXPECT_EQ(bound_arguments(field, to_day({2026, 11, 20})),
            (std::vector<MessageArgument>{{"min", "1900-01-01"}, {"max", "2026-11-20"}}));
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

TEST(Form, shows_three_optional_fields_at_most) {
  Policy policy = two_fields();
  policy.fields.resize(6);
  policy.categories[0].ask = {5};
  policy.categories[0].optional = {4, 3, 2, 1, 0};
  const Form form = form_for(policy, 0, {{DetailKind::order, {0, 5}, "12345", 0}});
  std::vector<Index> shown;
  for (const FormField& field : form.fields) shown.push_back(field.field);
  EXPECT_EQ(shown, (std::vector<Index>{5, 4, 3, 2}));
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
