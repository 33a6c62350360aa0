// Texts drawn from pieces that are personal data, nearly are, or never are.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "findings.hpp"

namespace redress {
namespace {

using findings::found;
using findings::List;
using findings::masked;
using findings::utf8;

constexpr std::array<std::string_view, 8> countries = {"",   "BG", "RU", "HU",
                                                       "UA", "GB", "US", "PL"};

// Findings, their halves, the words that change what a number is, and every sign that may join,
// part or hide them.
const List pieces = {"4111 1111 1111 1111",
                     "4111111111111111",
                     "4012-8888-8888-1881",
                     "378282246310005",
                     "630427373398",
                     "1111 1111",
                     "4222222222222",
                     "BG80BNBG96611020345678",
                     "gb82 west 1234 5698 7654 32",
                     "ВG80 ВNВG 9661 1020 3456 78",
                     "GB82 WEST 1234",
                     "MT84MALT011000012345MTLCAST001S",
                     "a.b@c.de",
                     "\"q\"@c.de",
                     "x@",
                     "@y.com",
                     "+359881234567",
                     "+36 30 123 4567",
                     "0888123456",
                     "0888 123 456",
                     "(02) 987-65-43",
                     "8 (495) 123-45-67",
                     "06 30 123 4567",
                     "212-555-0163",
                     "x12",
                     " ext. 5",
                     "00359 88 123 4567",
                     "тел. ",
                     "call ",
                     "phone 4",
                     "Телефон: 50-12-35",
                     "PIN: 1234",
                     "PIN ",
                     "cvv",
                     "password=x1y2z3",
                     "парола ",
                     "jelszó: ",
                     " is ",
                     "Sunny2024!",
                     "hunter",
                     "ЕГН ",
                     "7523169263",
                     "3006321856",
                     "8071592153",
                     "112-233-445 95",
                     "ИНН ",
                     "500100732259",
                     "TAJ 123 456 788",
                     "943 476 5919",
                     "AB123456C",
                     "AB 12 34 56",
                     "SSN ",
                     "078-05-1120",
                     "passport ",
                     "паспорт ",
                     "4510 № 123456",
                     "КВ 123456",
                     "order ",
                     "поръчка № ",
                     "card ",
                     "tracking",
                     "# ",
                     "№",
                     "$",
                     " лв",
                     "€",
                     " EUR",
                     "дума",
                     "код",
                     "12",
                     "1",
                     "0",
                     "9",
                     "4",
                     "@",
                     "+",
                     "-",
                     ".",
                     ",",
                     ":",
                     "=",
                     "/",
                     "(",
                     ")",
                     " ",
                     "  ",
                     "\n",
                     "!",
                     "?",
                     "\"",
                     "»",
                     "_",
                     "x",
                     "１２",
                     "٤",
                     "•",
                     "••••",
                     "•••• ",
                     "é",
                     "\u00AD",
                     "\u200B",
                     "\u202E",
                     "\u0301",
                     "\uFE0F",
                     "14.03.2026",
                     "2026-03-14",
                     "RR123456789BG"};

std::string draw(std::mt19937& random) {
  std::string text;
  for (auto i = 1 + random() % 9; i > 0; --i) {
    text += pieces[random() % pieces.size()];
    if (random() % 3 == 0) text += ' ';
  }
  return text;
}

TEST(PersonalDataMixes, SpansAscendOnBordersOfCodePointsAndMaskingTwiceChangesNothing) {
  std::mt19937 random(11);
  for (int round = 0; round < 60000; ++round) {
    const std::string text = draw(random);
    const std::string_view country = countries[random() % countries.size()];
    std::uint32_t last = 0;
    for (const PersonalData& data : find_personal_data(utf8(text), country)) {
      ASSERT_LE(last, data.span.start) << text;
      ASSERT_LT(data.span.start, data.span.end) << text;
      ASSERT_LE(data.span.end, text.size()) << text;
      ASSERT_TRUE(Utf8Text::from(text.substr(0, data.span.start)).ok()) << text;
      ASSERT_TRUE(Utf8Text::from(text.substr(data.span.start, data.span.size())).ok()) << text;
      last = data.span.end;
    }
    const std::string once = masked(text, country);
    ASSERT_EQ(masked(once, country), once) << text << " in " << country;
  }
}

TEST(PersonalDataMixes, NothingBeginsInsideAnAmountWithPlus) {
  const std::string text = "+359 5674.03. 00.2.20.2023456";
  const std::string once = masked(text, "");
  EXPECT_EQ(masked(once, ""), once);
}

TEST(PersonalDataMixes, ANumberBehindAMaskIsNoTailOfIt) {
  const std::string once = masked("mail 1@example.com 4114.03.21 1111, x", "DE");
  EXPECT_EQ(once, "mail •••• 4114.03.21 1111, x");
  EXPECT_EQ(masked(once, "DE"), once);
}

TEST(PersonalDataMixes, AnAddressBehindAMaskIsWhole) {
  EXPECT_EQ(found("PIN •••• 1111@example.com, PIN"), (List{"email:1111@example.com"}));
}

TEST(PersonalDataMixes, WhatIsInvisibleHidesNothing) {
  const List invisible = {"\u00AD", "\u200B", "\u200D", "\u2060", "\u202E", "\uFEFF",
                          "\u061C", "\u0001", "\u0008", "\u007F", "\u0091", std::string(1, '\0')};
  const List texts = {"card 4111111111111111 here",  "pay BG80BNBG96611020345678 now",
                      "write a.b@example.com today", "ring +359881234567 please",
                      "ЕГН 7523169263 е моето",      "паспорт 4510 123456 потерян"};
  std::mt19937 random(12);
  for (const std::string& text : texts) {
    const List plain = found(text);
    ASSERT_EQ(plain.size(), 1U) << text;
    const std::size_t start = text.find(plain[0].substr(plain[0].find(':') + 1));
    const std::size_t size = plain[0].size() - plain[0].find(':') - 1;
    for (int round = 0; round < 50; ++round) {
      std::string hidden = text.substr(0, start);
      for (std::size_t i = start; i < start + size; ++i) {
        hidden += text[i];
        const bool inside = i + 1 < start + size;
        if (inside && random() % 2 == 0) hidden += invisible[random() % invisible.size()];
      }
      const std::size_t end = hidden.size();
      hidden += text.substr(start + size);
      const std::vector<PersonalData> data = find_personal_data(utf8(hidden));
      ASSERT_EQ(data.size(), 1U) << hidden;
      EXPECT_EQ(data[0].span,
                (Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}))
          << hidden;
    }
  }
}

// Digits of a draw, the first not zero.
std::string number(std::mt19937& random, std::size_t size) {
  std::string out(1, static_cast<char>('1' + random() % 9));
  while (out.size() < size) out += static_cast<char>('0' + random() % 10);
  return out;
}
std::string letters(std::mt19937& random, std::size_t size) {
  std::string out;
  while (out.size() < size) out += static_cast<char>('A' + random() % 26);
  return out;
}
std::string two(std::mt19937& random, unsigned most) {
  const unsigned value = 1 + static_cast<unsigned>(random() % most);
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string never_personal(std::mt19937& random) {
  const List currencies = {" EUR", " лв.", " Ft", " грн", " руб.", " €", " $", " ₴", " zł"};
  const List orders = {"order ",        "заказ № ",         "поръчка ",    "rendelésszám: ",
                       "замовлення № ", "tracking number ", "invoice no. "};
  switch (random() % 11) {
    case 0:
      return letters(random, 2) + number(random, 6);  // [A-Z]{2}[0-9]{6}
    case 1:                                           // UPU S10
      return letters(random, 2) + number(random, 9) + letters(random, 2);
    case 2:  // SSCC with its application identifier
      return "00" + number(random, 18);
    case 3: {  // an amount in groups of three
      std::string out = number(random, 1 + random() % 3);
      for (auto i = random() % 3; i > 0; --i) out += " " + number(random, 3);
      return out + currencies[random() % currencies.size()];
    }
    case 4:
      return number(random, 1 + random() % 6) + "," + number(random, 2) +
             currencies[random() % currencies.size()];
    case 5:
      return two(random, 28) + "." + two(random, 12) + ".20" + two(random, 30);
    case 6:
      return "20" + two(random, 30) + "-" + two(random, 12) + "-" + two(random, 28);
    case 7:
      return orders[random() % orders.size()] + number(random, 5 + random() % 14);
    case 8:
      return two(random, 28) + " " + two(random, 12) + " 20" + two(random, 30);
    case 9:
      return two(random, 23) + ".00-" + two(random, 23) + ".30";
    default:
      return two(random, 23) + ":" + two(random, 59);
  }
}

TEST(PersonalDataMixes, OrdersAmountsDatesAndTrackingNumbersStay) {
  const List words = {"дума", "call", "and", "тел", "моля", "a csomag", "mobile", "пришло", "за"};
  std::mt19937 random(13);
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    for (auto i = 1 + random() % 4; i > 0; --i) {
      text += words[random() % words.size()] + " " + never_personal(random) + ", ";
    }
    const std::string_view country = countries[random() % countries.size()];
    ASSERT_EQ(found(text, country), List{}) << text << " in " << country;
  }
}

}  // namespace
}  // namespace redress
