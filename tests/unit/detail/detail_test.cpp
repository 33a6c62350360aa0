#include "redress/detail.hpp"

#include <gtest/gtest.h>

#include <random>

namespace redress {
namespace {

Policy shop(std::string pattern) {
  Policy policy;
  policy.fields.resize(3);
  policy.fields[0].id = "order_number";
  policy.fields[0].type = FieldType::order;
  policy.fields[0].pattern = std::move(pattern);
  policy.fields[1].type = FieldType::money;
  policy.fields[2].type = FieldType::date;
  return policy;
}

// "kind:value" of every detail.
std::vector<std::string> details(const std::string& text,
                                 const std::string& pattern = "[A-Z]{2}[0-9]{6}",
                                 std::vector<Span> hidden = {}) {
  const Utf8Text utf8 = Utf8Text::from(text).value();
  std::vector<std::string> out;
  for (const Detail& detail : find_details(utf8, split_words(utf8), shop(pattern), {}, hidden,
                                           parse_day("2026-11-22").value())) {
    out.push_back(std::string(detail_kind_ids[static_cast<std::size_t>(detail.kind)]) + ":" +
                  detail.value);
  }
  return out;
}
using List = std::vector<std::string>;

TEST(Details, order_numbers_by_the_pattern_in_any_case) {
  EXPECT_EQ(details("Поръчка AB123456 я няма"), (List{"order:AB123456"}));
  EXPECT_EQ(details("where is ab123456?"), (List{"order:AB123456"}));
  EXPECT_EQ(details("AB1234567 and XAB123456"), (List{}));
}

TEST(Details, order_numbers_without_a_pattern_need_a_word_before_them) {
  EXPECT_EQ(details("rendelésszámom: 55661", ""), (List{"order:55661"}));
  EXPECT_EQ(details("заказ № 77-1234 не пришёл", ""), (List{"order:1234"}));
  EXPECT_EQ(details("I waited 12345 years", ""), (List{}));
}

TEST(Details, amounts_with_their_currency) {
  EXPECT_EQ(details("charged €25,90 twice"), (List{"amount:25.90 EUR"}));
  EXPECT_EQ(details("взеха ми 1 200,5 лв. вместо 20 лева"),
            (List{"amount:1200.50 BGN", "amount:20 BGN"}));
  EXPECT_EQ(details("4.500 Ft, 1,250.00 USD, 300₽, 99 грн"),
            (List{"amount:4500 HUF", "amount:1250.00 USD", "amount:300 RUB", "amount:99 UAH"}));
  EXPECT_EQ(details("£007 £0"), (List{"amount:7 GBP", "amount:0 GBP"}));
  EXPECT_EQ(details("1200 people waited 3 hours, 25 евродоставок, 4 pounding"), (List{}));
}

TEST(Details, dates_written_out_and_relative_to_today) {
  EXPECT_EQ(details("on 14.03.2026, 2026-03-15 and 3/4/2026"),
            (List{"date:2026-03-14", "date:2026-03-15", "date:2026-04-03"}));
  EXPECT_EQ(details("14 март, March 15th, 2025"), (List{"date:2026-03-14", "date:2025-03-15"}));
  EXPECT_EQ(details("2026. március 14-én"), (List{"date:2026-03-14"}));
  EXPECT_EQ(details("вчера и позавчера"), (List{"date:2026-11-21", "date:2026-11-20"}));
  EXPECT_EQ(details("24 December"), (List{"date:2025-12-24"}));  // not in the future
  EXPECT_EQ(details("31.02.2026 30.02 2026-13-01"), (List{}));
}

TEST(Details, a_year_may_have_the_letter_for_year_glued_to_it) {
  EXPECT_EQ(details("на 14.03.2025г. и 15 март 2025г, 16 березня 2025р."),
            (List{"date:2025-03-14", "date:2025-03-15", "date:2025-03-16"}));
  EXPECT_EQ(details("14.03.2025x, 2025.03.14г, 14.03.25г"), (List{}));
}

TEST(Details, months_are_whole_words_in_the_forms_of_their_language) {
  for (const char* other :
       {"14 липси",   "14 marketing 2026", "3 травмы",  "3 червени",  "4 груди", "10 мартини",
        "5 decent",   "3 listopad",        "7 marks",   "2 окторока", "5 берез", "6 листа",
        "3 майонезы", "9 деклараций",      "4 сенника", "5 октан",    "3 novel", "2 augmented",
        "5 janitors", "8 авгура",          "6 лютих",   "1 мая́к"})
    EXPECT_EQ(details(other), (List{})) << other;
  const std::array<std::vector<const char*>, 12> months = {{
      {"January", "jan", "января", "январь", "январю", "январе", "янв", "януари", "ян", "січень",
       "січня", "січні", "січ", "január", "januárban", "januári", "januar", "januártól"},
      {"February", "Feb", "февраля", "февралём", "фев", "февр", "февруари", "лютого", "лютому",
       "лютий", "лют", "február", "februárig", "februar", "febr"},
      {"March", "mar", "марта", "марте", "мар", "март", "березня", "березні", "бер", "március",
       "márciusban", "marcius", "márc", "mart"},
      {"April", "apr", "апреля", "апр", "април", "квітня", "квітень", "квіт", "április", "áprilisi",
       "aprilis", "ápr"},
      {"May", "мая", "май", "мае", "маю", "маем", "травня", "трав", "május", "májusban", "majus",
       "máj", "maj"},
      {"June", "jun", "июня", "июне", "юни", "червня", "червні", "черв", "június", "júniusi",
       "junius", "jún"},
      {"July", "jul", "июля", "июль", "юли", "липня", "липень", "лип", "július", "júliusra",
       "julius", "júl"},
      {"August", "aug", "августа", "августе", "август", "авг", "серпня", "серп", "augusztus",
       "augusztustól", "augusztusában"},
      {"September", "sep", "sept", "сентября", "сен", "сент", "септември", "септ", "вересня", "вер",
       "szeptember", "szeptemberben", "szept"},
      {"October", "oct", "октября", "октябрю", "окт", "октомври", "жовтня", "жовт", "október",
       "októberi", "oktober", "okt"},
      {"November", "nov", "ноября", "нояб", "ноя", "ноември", "ноем", "листопада", "листопаді",
       "лист", "novemberben"},
      {"December", "dec", "декабря", "декабрь", "дек", "декември", "грудня", "грудні", "груд",
       "decemberi"},
  }};
  for (std::size_t i = 0; i < months.size(); ++i) {
    const std::string date =
        "date:" + format_day(to_day({2025, static_cast<std::int32_t>(i + 1), 14}));
    for (const char* month : months[i])
      EXPECT_EQ(details("14 " + std::string(month) + " 2025"), List{date}) << month;
  }
}

TEST(Details, nothing_is_found_inside_masked_data) {
  EXPECT_EQ(details("AB123456 AB654321", "[A-Z]{2}[0-9]{6}", {{0, 8}}), (List{"order:AB654321"}));
}

TEST(Details, spans_ascend_and_stay_in_the_text) {
  const List pieces = {"AB123456", "25,90", "€",    " ",     "лв", ".",     "14", "03",
                       "2026",     "-",     "март", "вчера", "№",  "1 200", "é",  "\xE2\x80\xAF"};
  std::mt19937 random(3);
  for (int round = 0; round < 10000; ++round) {
    std::string text;
    for (unsigned i = 0; i < 12; ++i) text += pieces[random() % pieces.size()];
    const Utf8Text utf8 = Utf8Text::from(text).value();
    std::uint32_t last = 0;
    for (const Detail& detail :
         find_details(utf8, split_words(utf8), shop("[A-Z]{2}[0-9]{6}"), {}, {}, Day{20000})) {
      ASSERT_LE(last, detail.span.start) << text;
      ASSERT_LE(detail.span.end, text.size()) << text;
      ASSERT_TRUE(Utf8Text::from(text.substr(detail.span.start, detail.span.size())).ok()) << text;
      last = detail.span.end;
    }
  }
}

TEST(Money, is_normalized_with_or_without_currency) {
  EXPECT_EQ(normalize_money(" €25,9 "), "25.90 EUR");
  EXPECT_EQ(normalize_money("1 200 лв."), "1200 BGN");
  EXPECT_EQ(normalize_money("25.90"), "25.90");
  for (const char* bad : {"",
                          "x",
                          "25 bananas",
                          "€",
                          "1.2.3",
                          "99999999999",
                          "-5 EUR",
                          "25.90 EUR each",
                          "12 34",
                          "25,90 JPY",
                          "1234.567",
                          "5 XYZ",
                          "EUR 5 USD",
                          "1,2,3 EUR",
                          "25 евродоставка",
                          "25 pounding",
                          "25 рубашек",
                          "25 forintosított",
                          "25 европ",
                          "25 гривнастих",
                          "25 долларовых",
                          "25 VED"}) {
    EXPECT_EQ(normalize_money(bad), std::nullopt) << bad;
  }
}

TEST(Money, is_written_in_many_ways) {
  for (const auto& [written, value] : std::initializer_list<std::pair<const char*, const char*>>{
           {"1.200,50 EUR", "1200.50 EUR"},
           {"1,200.50 USD", "1200.50 USD"},
           {"1 200,50 грн", "1200.50 UAH"},
           {"1'200.50 chf", "1200.50 CHF"},
           {"4500,- Ft", "4500 HUF"},
           {"12\xC2\xA0"
            "500 Ft",
            "12500 HUF"},
           {"$ 1,234,567.89", "1234567.89 USD"},
           {"2500 JPY", "2500 JPY"},
           {"1.234 KWD", "1.234 KWD"},
           {"1.234 EUR", "1234 EUR"},
           {"zł 25,5", "25.50 PLN"},
           {"１２ EUR", "12 EUR"},
           {"EUR 25 EUR", "25 EUR"},
           {"25 р.", "25 RUB"},
           {"100 brl", "100 BRL"},
           {"5,5 xcg", "5.50 XCG"}})
    EXPECT_EQ(normalize_money(written), value) << written;
}

TEST(Money, has_the_inflected_name_of_its_currency) {
  const std::array<std::pair<const char*, std::vector<const char*>>, 9> currencies = {{
      {"EUR",
       {"€", "eur", "euro", "euros", "евро", "еврото", "євро", "euró", "eurót", "euróért",
        "euroval"}},
      {"USD",
       {"$", "dollar", "dollars", "доллар", "доллара", "долларов", "долларами", "долара", "доларів",
        "доларите", "dollárt", "dollárral"}},
      {"GBP", {"£", "pound", "pounds", "quid"}},
      {"RUB",
       {"₽", "р.", "руб.", "рубль", "рубля", "рублей", "рублями", "рублю", "рублів", "rubles"}},
      {"UAH",
       {"₴", "грн.", "гривня", "гривні", "гривень", "гривнею", "гривна", "гривны", "гривен",
        "гривнами", "гривну"}},
      {"HUF", {"Ft", "forint", "forintot", "forintért", "forintomat", "forinttal", "forintba"}},
      {"BGN", {"лв.", "лев", "лева", "левове", "lv", "leva"}},
      {"PLN", {"zł", "злотый", "злотых", "злотий", "złotych"}},
      {"KZT", {"₸", "тенге"}},
  }};
  for (const auto& [code, names] : currencies) {
    for (const char* name : names)
      EXPECT_EQ(normalize_money("25 " + std::string(name)), "25 " + std::string(code)) << name;
  }
}

TEST(Numbers, nothing_has_no_sign) {
  EXPECT_EQ(normalize_number("-0", false), "0");
  EXPECT_EQ(normalize_number("-0.00", false), "0.00");
  EXPECT_EQ(normalize_number("−000", false), "0");
  EXPECT_EQ(normalize_number("-0.01", false), "-0.01");
  EXPECT_EQ(normalize_number("-10", false), "-10");
}

TEST(Numbers, have_one_form) {
  for (const auto& [written, value] :
       std::initializer_list<std::pair<const char*, const char*>>{{"１２,5", "12.5"},
                                                                  {"1 200,5", "1200.5"},
                                                                  {"1,200", "1.200"},
                                                                  {"−5", "-5"},
                                                                  {"1.234.567", "1234567"},
                                                                  {"007", "7"},
                                                                  {"0.125", "0.125"}})
    EXPECT_EQ(normalize_number(written, false), value) << written;
  EXPECT_EQ(normalize_number("1,200", true), "1200");
  EXPECT_EQ(normalize_number("1,20", true), "1.20");
  EXPECT_EQ(normalize_number("0,125", true), "0.125");
  EXPECT_EQ(normalize_number("+5", false), "5");
  for (const char* bad :
       {"", "-", "+", "+-5", "1e5", "1.2.3", "5 EUR", "12 34", "1,", "1234567890123456", "--5"})
    EXPECT_EQ(normalize_number(bad, false), std::nullopt) << bad;
}

TEST(Dates, are_read_whole) {
  const Day today = to_day({2026, 11, 20});
  const auto date = [&](std::string_view written, bool month_first = false) {
    return normalize_date(Utf8Text::from(written).value(), today, month_first).value_or("");
  };
  for (const char* written : {"2026-03-14",
                              "14.03.2026",
                              "14/3/2026",
                              "14.03.26",
                              "2026. 03. 14.",
                              "14.03.2026 г.",
                              "14 март 2026",
                              "14 березня 2026 р.",
                              "2026. március 14.",
                              "March 14, 2026",
                              "14 марта",
                              "03/14/2026",
                              "14.03.2026г.",
                              "14.03.2026г",
                              "14 март 2026г.",
                              "14.03.2026р.",
                              "14.03.26г.",
                              "14-03-2026 г",
                              "14th of March 2026",
                              "14-Mar-2026",
                              "14/mar/2026",
                              "14-ти март 2026",
                              "14-го марта 2026 года",
                              "14-е березня 2026"})
    EXPECT_EQ(date(written), "2026-03-14") << written;
  EXPECT_EQ(date("03/04/2026"), "2026-04-03");
  EXPECT_EQ(date("03/04/2026", true), "2026-03-04");
  EXPECT_EQ(date("03.04.2026", true), "2026-04-03");
  EXPECT_EQ(date("14.03.55"), "1955-03-14");
  EXPECT_EQ(date("вчера"), "2026-11-19");
  for (const char* bad : {"", "31.02.2026", "14.03.2026 or 15.03.2026", "on 14.03.2026", "soon",
                          "14 липси", "14 marketing 2026", "14.03.2026x", "14.03.г", "2026.03.14г"})
    EXPECT_EQ(date(bad), "") << bad;
  EXPECT_EQ(normalize_date(Utf8Text::from("14.03.26").value(), std::nullopt, false), std::nullopt);
}

TEST(Details, what_a_field_lets_one_choose_is_found_by_its_name) {
  Policy policy;
  Field place;
  place.id = "place";
  place.type = FieldType::choice;
  place.choices = {{"sofia", 0}, {"old_town", 1}, {"bp", 2}, {"ring", 3}};
  policy.fields.push_back(place);
  Texts texts;
  texts.strings = {"Sofia", "Old Town", "Pest", "Sofia Ring"};
  const std::string text =
      "In your old town shop, not the Sofian one, nor in Pestszentimre or Sofia Ring.";
  const Utf8Text utf8 = Utf8Text::from(text).value();
  const std::array<const Texts*, 1> known = {&texts};
  const std::vector<Detail> found =
      find_details(utf8, split_words(utf8), policy, known, {}, std::nullopt);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[2].value, "ring");
  EXPECT_EQ(found[0].kind, DetailKind::choice);
  EXPECT_EQ(found[0].value, "old_town");
  EXPECT_EQ(text.substr(found[0].span.start, found[0].span.size()), "old town");
  EXPECT_EQ(found[1].value, "sofia");
  EXPECT_EQ(found[1].field, 0);
}

TEST(Details, a_word_over_and_over_finds_one_of_many_choices_of_the_same_name) {
  Policy policy;
  Texts texts;
  texts.strings = {"shop"};
  Field place;
  place.type = FieldType::choice;
  for (std::size_t i = 0; i < limits::choices; ++i) place.choices.push_back({std::to_string(i), 0});
  policy.fields.push_back(place);
  std::string text;
  constexpr std::size_t times = 4'000;
  for (std::size_t i = 0; i < times; ++i) text += "shop ";
  const Utf8Text utf8 = Utf8Text::from(text).value();
  const std::array<const Texts*, 1> known = {&texts};
  const std::vector<Detail> found =
      find_details(utf8, split_words(utf8), policy, known, {}, std::nullopt);
  ASSERT_EQ(found.size(), times);
  EXPECT_EQ(found.front().value, "0");
  EXPECT_EQ(found.back().value, "0");
}

}  // namespace
}  // namespace redress
