#include "redress/privacy.hpp"

#include <gtest/gtest.h>

#include <random>

namespace redress {
namespace {

Utf8Text utf8(std::string_view bytes) {
  return Utf8Text::from(bytes).value();
}

// "kind:text" of every finding.
std::vector<std::string> found(const std::string& text) {
  std::vector<std::string> out;
  for (const PersonalData& data : find_personal_data(utf8(text))) {
    out.push_back(std::string(personal_data_ids[static_cast<std::size_t>(data.kind)]) + ":" +
                  text.substr(data.span.start, data.span.size()));
  }
  return out;
}
std::string masked(const std::string& text) {
  return mask(utf8(text), find_personal_data(utf8(text)), nullptr, {});
}
using List = std::vector<std::string>;

TEST(PersonalData, cards_are_found_however_they_are_spaced) {
  EXPECT_EQ(found("my card 4111 1111 1111 1111 was charged"), (List{"card:4111 1111 1111 1111"}));
  EXPECT_EQ(found("4111-1111-1111-1111."), (List{"card:4111-1111-1111-1111"}));
  EXPECT_EQ(found("карта4111111111111111"),
            (List{}));  // glued to a word it is a code, not a number
  EXPECT_EQ(found("карта: ４１１１１１１１１１１１１１１１"),
            (List{"card:４１１１１１１１１１１１１１１１"}));
  EXPECT_EQ(found("4111 1111 1111 1111 2026"), (List{"card:4111 1111 1111 1111"}));
}

TEST(PersonalData, numbers_that_fail_their_check_are_left_alone) {
  EXPECT_EQ(found("order 4111111111111112, parcel 00340434161094021501, 14.03.2026, 12 500 000"),
            (List{}));
  EXPECT_EQ(found("BG80BNBG96611020345679"), (List{}));
}

TEST(PersonalData, iban_with_and_without_spaces) {
  EXPECT_EQ(found("BG80BNBG96611020345678"), (List{"iban:BG80BNBG96611020345678"}));
  EXPECT_EQ(found("pay to gb82 west 1234 5698 7654 32, please"),
            (List{"iban:gb82 west 1234 5698 7654 32"}));
}

TEST(PersonalData, addresses_end_where_the_sentence_goes_on) {
  EXPECT_EQ(found("write (ivan.petrov+shop@пример.бг)."),
            (List{"email:ivan.petrov+shop@пример.бг"}));
  EXPECT_EQ(found("4111111111111111@example.com"), (List{"email:4111111111111111@example.com"}));
  EXPECT_EQ(found("@someone at noon @ the shop, a@b"), (List{}));
}

TEST(PersonalData, phones_need_a_plus_or_a_word_before_them) {
  EXPECT_EQ(found("+359 88 123 4567"), (List{"phone:+359 88 123 4567"}));
  EXPECT_EQ(found("обадете се на 0888 123 456"), (List{"phone:0888 123 456"}));
  EXPECT_EQ(found("Tel.: (02) 987-65-43"), (List{"phone:02) 987-65-43"}));
  EXPECT_EQ(found("I paid 0888 123 456 points"), (List{}));
  EXPECT_EQ(found("+1 for that"), (List{}));
}

TEST(PersonalData, secrets_after_their_words) {
  EXPECT_EQ(found("my password is hunter2!"), (List{"password:hunter2"}));
  EXPECT_EQ(found("паролата: Слънце99"), (List{"password:Слънце99"}));
  EXPECT_EQ(found("PIN 4821"), (List{"password:4821"}));
  EXPECT_EQ(found("I forgot my password and nobody helps"), (List{}));
}

TEST(PersonalData, personal_numbers_by_their_check_digits) {
  EXPECT_EQ(found("ЕГН 7523169263"), (List{"national_id:7523169263"}));
  EXPECT_EQ(found("ЕГН 7523169264"), (List{}));
  EXPECT_EQ(found("СНИЛС 112-233-445 95"), (List{"national_id:112-233-445 95"}));
}

TEST(Mask, keeps_the_shape_and_what_the_policy_keeps) {
  EXPECT_EQ(masked("card 4111 1111 1111 1111, BG80BNBG96611020345678"),
            "card •••• 1111, •••• 5678");
  const std::string text = "a@b.bg 4111111111111111 4111111111111111";
  PrivacyRules rules;
  rules.action[static_cast<std::size_t>(PersonalDataKind::card)] = PrivacyAction::mask;
  rules.action[static_cast<std::size_t>(PersonalDataKind::email)] = PrivacyAction::warn;
  EXPECT_EQ(mask(utf8(text), find_personal_data(utf8(text)), &rules, {{7, 23}}),
            "a@b.bg 4111111111111111 •••• 1111");
}

TEST(Mask, masking_twice_changes_nothing_and_findings_are_ordered) {
  const List pieces = {"4111 1111 1111 1111",
                       "BG80BNBG96611020345678",
                       "a.b@c.de",
                       "+359881234567",
                       "тел. 0888123456",
                       " ",
                       ", ",
                       "PIN: 1234",
                       "password=x1y2z3",
                       "дума",
                       "12",
                       "@",
                       "+",
                       "0",
                       "-",
                       "１２",
                       "(",
                       ")",
                       "\n",
                       "7523169263",
                       "•",
                       "é"};
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto i = 1 + random() % 8; i > 0; --i) text += pieces[random() % pieces.size()];
    std::uint32_t last = 0;
    for (const PersonalData& data : find_personal_data(utf8(text))) {
      ASSERT_LE(last, data.span.start) << text;
      ASSERT_LT(data.span.start, data.span.end) << text;
      ASSERT_TRUE(Utf8Text::from(text.substr(data.span.start, data.span.size())).ok()) << text;
      last = data.span.end;
    }
    const std::string once = masked(text);
    ASSERT_EQ(masked(once), once) << text;
  }
}

TEST(Normalize, email) {
  EXPECT_EQ(normalize_email("  Ivan@Example.COM "), "Ivan@example.com");
  for (const char* bad : {"", "a", "a@b", "@b.bg", "a@.bg", "a@b..bg", ".a@b.bg", "a b@c.de",
                          "a@b.c", "a@-b.de", "a@1.23", "a@b@c.de"}) {
    EXPECT_EQ(normalize_email(bad), std::nullopt) << bad;
  }
  EXPECT_EQ(normalize_email(std::string(65, 'a') + "@b.bg"), std::nullopt);
}

TEST(Normalize, phone) {
  EXPECT_EQ(normalize_phone("+359 (88) 123-45.67"), "+359881234567");
  for (const char* bad :
       {"", "0888123456", "+", "+1234567", "+1234567890123456", "+0888123456", "+359 call me"}) {
    EXPECT_EQ(normalize_phone(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace redress
