#include "redress/privacy.hpp"

#include <gtest/gtest.h>

#include "findings.hpp"

namespace redress {
namespace {

using findings::found;
using findings::List;
using findings::masked;
using findings::utf8;

TEST(PersonalData, cards_are_found_however_they_are_spaced) {
  EXPECT_EQ(found("my card 4111 1111 1111 1111 was charged"), (List{"card:4111 1111 1111 1111"}));
  EXPECT_EQ(found("4111-1111-1111-1111."), (List{"card:4111-1111-1111-1111"}));
  EXPECT_EQ(found("карта4111111111111111"),
            (List{}));  // glued to a word it is a code, not a number
  EXPECT_EQ(found("карта: ４１１１１１１１１１１１１１１１"),
            (List{"card:４１１１１１１１１１１１１１１１"}));
  EXPECT_EQ(found("4111 1111 1111 1111 2026"), (List{"card:4111 1111 1111 1111"}));
}

TEST(PersonalData, cards_that_are_rare_or_look_like_other_numbers_need_their_word) {
  EXPECT_EQ(found("my card 630427373398"), (List{"card:630427373398"}));
  EXPECT_EQ(found("parcel bag 630427373398"), (List{}));
  EXPECT_EQ(found("order number 4111111111111111"), (List{}));
  EXPECT_EQ(found("order number 17, 4111111111111111"), (List{"card:4111111111111111"}));
  EXPECT_EQ(found("карта 3782 822463 10005."), (List{"card:3782 822463 10005"}));
  EXPECT_EQ(found("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"), (List{}));
  EXPECT_EQ(found("картою 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
            (List{"card:4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"}));
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

TEST(PersonalData, iban_however_it_is_grouped_and_with_letters_that_look_like_others) {
  EXPECT_EQ(found("GB82-WEST-1234-5698-7654-32"), (List{"iban:GB82-WEST-1234-5698-7654-32"}));
  EXPECT_EQ(found("BG 80 BNBG 9661 102 0345 678!"), (List{"iban:BG 80 BNBG 9661 102 0345 678"}));
  EXPECT_EQ(found("ВG80ВNВG96611020345678"), (List{"iban:ВG80ВNВG96611020345678"}));  // Cyrillic В
  EXPECT_EQ(found("ＧＢ８２ＷＥＳＴ１２３４５６９８７６５４３２").size(), 1U);
  EXPECT_EQ(found("GB82WEST1234569876543Z"), (List{}));
  EXPECT_EQ(found("No. 9386011117947"), (List{}));
  EXPECT_EQ(found("NO93 8601 1117 947"), (List{"iban:NO93 8601 1117 947"}));
}

TEST(PersonalData, addresses_in_other_scripts_and_in_quotation_marks) {
  EXPECT_EQ(found("उपयोगकर्ता@उदाहरण.भारत पर"), (List{"email:उपयोगकर्ता@उदाहरण.भारत"}));
  EXPECT_EQ(found("\"john smith\"@example.com"), (List{"email:\"john smith\"@example.com"}));
  EXPECT_EQ(found("a＠example。com"), (List{"email:a＠example。com"}));
  EXPECT_EQ(found("a@example.com-12345, a@b-c.museum."),
            (List{"email:a@example.com", "email:a@b-c.museum"}));
  EXPECT_EQ(found("a..b@c.de"), (List{"email:b@c.de"}));
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
  EXPECT_EQ(found("Tel.: (02) 987-65-43"), (List{"phone:(02) 987-65-43"}));
  EXPECT_EQ(found("I paid 0888 123 456 points"), (List{}));
  EXPECT_EQ(found("+1 for that"), (List{}));
}

TEST(PersonalData, phones_in_the_form_of_the_country_at_home) {
  const std::vector<std::pair<const char*, List>> forms = {
      {"BG", {"0888 123 456", "02/987 65 43", "(032) 12-34-56", "0888123456"}},
      {"RU", {"8 (495) 123-45-67", "89161234567", "8-800-555-35-35"}},
      {"KZ", {"8 701 123 45 67", "8 (727) 250-00-11"}},
      {"HU", {"06 30 123 4567", "06-1-234-5678", "30/123-4567"}},
      {"UA", {"050 123 45 67", "(044) 123-45-67", "380501234567"}},
      {"GB", {"020 7946 0018", "07700 900123", "01632 960001"}},
      {"US", {"212-555-0163", "(212) 555-0163", "1-800-555-0199"}},
      {"DE", {"030/1234567", "0171 1234567", "01711234567"}},
      {"PL", {"601 234 567", "22 123 45 67"}},
      {"RO", {"0722 123 456", "021.123.45.67"}},
      {"BG", {"00359 88 123 4567"}}};
  for (const auto& [country, numbers] : forms) {
    for (const std::string& number : numbers) {
      EXPECT_EQ(found("а " + number + ", да", country), (List{"phone:" + number})) << country;
      EXPECT_EQ(found("order " + number + ", да", country), (List{})) << country;
      EXPECT_EQ(found("а " + number + " EUR", country), (List{})) << country;
    }
  }
}

TEST(PersonalData, phones_end_before_a_date_and_take_their_extension) {
  EXPECT_EQ(found("call +359881234567 14.03.2026"), (List{"phone:+359881234567"}));
  EXPECT_EQ(found("тел. 0888 123 456 14.03.2026"), (List{"phone:0888 123 456"}));
  EXPECT_EQ(found("обадете се на 14.03.2026 в 10:30"), (List{}));
  EXPECT_EQ(found("fax 345-899-3560x4587"), (List{"phone:345-899-3560x4587"}));
  EXPECT_EQ(found("тел. 8 495 123-45-67 доб. 12"), (List{"phone:8 495 123-45-67 доб. 12"}));
  EXPECT_EQ(found("call me, I paid 12 500 000 Ft"), (List{}));
  EXPECT_EQ(found("call me about order 12345678"), (List{}));
  EXPECT_EQ(found("+10 000 000"), (List{}));
}

TEST(PersonalData, days_hours_and_amounts_behind_a_call_are_no_phones) {
  for (const char* none :
       {"звонить с 09.00-18.00", "call 9.00-18.00 5 days a week", "call, 12345678901234567890",
        "called 12.10 13.10 14.10", "I rang 12/10 13/10 14/10", "звънях 9.15 10.20 11.30",
        "telefonáltam 10.12. 10.13. 10.14.", "phone bought 12 03 2025",
        "a telefont 2025 03 12 vettem", "phones, 1 250 000 in all",
        "my phone, IMEI 356938035643809"}) {
    EXPECT_EQ(found(none), (List{})) << none;
  }
  for (const char* number : {"06-30 12-34-567", "06-30 12-34 567", "888 123 000"}) {
    EXPECT_EQ(found(std::string("mobil ") + number), (List{std::string("phone:") + number}));
  }
  EXPECT_EQ(found("mobil 06/30 123-4567"), (List{"phone:06/30 123-4567"}));
  EXPECT_EQ(found("тел. 0888 123 000"), (List{"phone:0888 123 000"}));
}

TEST(PersonalData, phones_in_a_usual_form_need_but_a_hint) {
  EXPECT_EQ(found("т. 8-495-123-45-67"), (List{"phone:8-495-123-45-67"}));
  EXPECT_EQ(found("számom 06 70 123 45 71"), (List{"phone:06 70 123 45 71"}));
  EXPECT_EQ(found("contact no. 07700 900 345"), (List{"phone:07700 900 345"}));
  EXPECT_EQ(found("т.е. договор 1234567890, контакт 12345678"), (List{}));
  EXPECT_EQ(found("тел. 0888 123 456 или 0888 123 457"),
            (List{"phone:0888 123 456", "phone:0888 123 457"}));
  EXPECT_EQ(found("tel 07700 900 755/07700 900 756"),
            (List{"phone:07700 900 755", "phone:07700 900 756"}));
  EXPECT_EQ(found("Мария,0888123456,до 21:00", "BG"), (List{"phone:0888123456"}));
}

TEST(PersonalData, passwords_and_codes_however_they_are_announced) {
  EXPECT_EQ(found("Пароль от кабинета, я сказала — romashka1961, и всё"),
            (List{"password:romashka1961"}));
  EXPECT_EQ(found("пин-код е 4821, CVV: 123"), (List{"password:4821", "password:123"}));
  EXPECT_EQ(found("A PIN kódom 7193 volt"), (List{"password:7193"}));
  EXPECT_EQ(found("parolata mi e slance4o5 ama"), (List{"password:slance4o5"}));
  EXPECT_EQ(found("мій пароль Kulbaba1984! пускав"), (List{"password:Kulbaba1984!"}));
  EXPECT_EQ(found("your verification code is 482913"), (List{"password:482913"}));
  EXPECT_EQ(found("пароль от личного кабинета Zhuk1987zz не подходит"),
            (List{"password:Zhuk1987zz"}));
  EXPECT_EQ(found("PW 445812 D"), (List{"national_id:PW 445812 D"}));
  EXPECT_EQ(found("ПИН-ът 6190, CVV-je 338, pass: Snoopy_19, my pw is fooBar_19"),
            (List{"password:6190", "password:338", "password:Snoopy_19", "password:fooBar_19"}));
  for (const char* none :
       {"пароль от Windows11", "boarding pass K7XQ2M", "my password is not working",
        "password doesn't help", "паролата е грешна", "password for order AB123456",
        "I changed my password on 14.03.2026", "the password reset took 24/7",
        "PIN blocked, 500 лв gone", "jelszó 3 napja nem jó", "password 2026-ban"}) {
    EXPECT_EQ(found(none), (List{})) << none;
  }
}

TEST(PersonalData, passports_and_social_security_numbers_behind_their_words) {
  EXPECT_EQ(found("паспорт 4510 № 123456 потерян"), (List{"national_id:4510 № 123456"}));
  EXPECT_EQ(found("паспорт серии 45 10 123456"), (List{"national_id:45 10 123456"}));
  EXPECT_EQ(found("passport: C03005988"), (List{"national_id:C03005988"}));
  EXPECT_EQ(found("паспорт КВ 123456"), (List{"national_id:КВ 123456"}));
  EXPECT_EQ(found("útlevelem száma BA0006902"), (List{"national_id:BA0006902"}));
  EXPECT_EQ(found("passport from 2019, C03005988").size(), 1U);
  EXPECT_EQ(found("her SSN is 078-05-1120"), (List{"national_id:078-05-1120"}));
  EXPECT_EQ(found("078-05-1120"), (List{}));
  EXPECT_EQ(found("her SSN is 000-05-1120"), (List{}));
}

TEST(PersonalData, secrets_in_quotation_marks_are_whole) {
  EXPECT_EQ(found("my password is \"correct horse battery staple\" ok"),
            (List{"password:correct horse battery staple"}));
  EXPECT_EQ(found("парола: „зелен кон 7“, моля"), (List{"password:зелен кон 7"}));
  EXPECT_EQ(found("password: 'don't tell 9'"), (List{"password:don't tell 9"}));
  EXPECT_EQ(found("пароль: «не закрыт 7\nи дальше»"), (List{}));
}

TEST(PersonalData, words_in_two_alphabets_announce_as_well) {
  EXPECT_EQ(found("pаsswоrd: hunter2"), (List{"password:hunter2"}));
  EXPECT_EQ(found("пaроль: hunter2"), (List{"password:hunter2"}));
  EXPECT_EQ(found("теI 0888 123 456"), (List{}));
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

TEST(PersonalData, personal_numbers_need_a_word_or_their_country) {
  struct Case {
    const char* country;
    const char* word;
    const char* number;
    bool alone;  // in its country
  };
  for (const auto& [country, word, number, alone] :
       {Case{"BG", "ЛНЧ", "1000000001", false}, Case{"BG", "ЕГН", "7523169263", false},
        Case{"BG", "ЕГН", "7501010010", true}, Case{"RU", "ИНН", "500100732259", false},
        Case{"HU", "TAJ", "123 456 788", false}, Case{"HU", "adóazonosító", "8384201579", true},
        Case{"UA", "РНОКПП", "3006321856", true}, Case{"GB", "NHS", "943 476 5919", true},
        Case{"GB", "NINO", "AB 12 34 56 C", true}}) {
    const List expected = {std::string("national_id:") + number};
    EXPECT_EQ(found(std::string(word) + ": " + number, country), expected);
    EXPECT_EQ(found(std::string(word) + " " + number), expected) << number;
    EXPECT_EQ(found(std::string("и ") + number, country), alone ? expected : List{}) << number;
    EXPECT_EQ(found(std::string("и ") + number, "DE"), List{}) << number;
    EXPECT_EQ(found(std::string("order ") + number, country), List{}) << number;
  }
}

TEST(Mask, keeps_the_shape_and_what_the_policy_keeps) {
  EXPECT_EQ(masked("card 4111 1111 1111 1111, BG80BNBG96611020345678"),
            "card •••• 1111, •••• 5678");
  const std::string text = "a@b.bg 4111111111111111 4111111111111111";
  PrivacyRules rules;
  rules.action[static_cast<std::size_t>(PersonalDataKind::card)] = PrivacyAction::mask;
  rules.action[static_cast<std::size_t>(PersonalDataKind::email)] = PrivacyAction::warn;
  EXPECT_EQ(mask(utf8(text), "", find_personal_data(utf8(text)), &rules, {{7, 23}}),
            "a@b.bg 4111111111111111 •••• 1111");
}

}  // namespace
}  // namespace redress
