#include <gtest/gtest.h>

#include "redress/privacy.hpp"

namespace redress {
namespace {

TEST(Email, is_normalized) {
  EXPECT_EQ(normalize_email("  Ivan@Example.COM "), "Ivan@example.com");
  EXPECT_EQ(normalize_email("иван@Пример.БГ"), "иван@пример.бг");
  EXPECT_EQ(normalize_email("ivan@XN--E1AFMKFD.xn--90AE"), "ivan@xn--e1afmkfd.xn--90ae");
  EXPECT_EQ(normalize_email("e\xCC\x81va@d.hu"), "éva@d.hu");
  EXPECT_EQ(normalize_email("संपर्क@उदाहरण.भारत"), "संपर्क@उदाहरण.भारत");
  for (const char* good :
       {"a+b@c.de", "o'neil{x}@c.de", "\"a b\"@c.de", R"("a\"@b"@c.de)", "a@1.de"})
    EXPECT_EQ(normalize_email(good), good);
}

TEST(Email, that_is_none_is_refused) {
  for (const char* bad : {"",
                          "a",
                          "a@b",
                          "@b.bg",
                          "a@.bg",
                          "a@b..bg",
                          "a@b.bg.",
                          ".a@b.bg",
                          "a.@b.bg",
                          "a..b@c.de",
                          "a b@c.de",
                          "a@b.c",
                          "a@-b.de",
                          "a@b-.de",
                          "a@b_c.de",
                          "a@1.23",
                          "a@b@c.de",
                          "\"a@b.de",
                          "\"a\"b@c.de",
                          "\"\\\"@c.de",
                          "a@[192.0.2.1]",
                          "a@b\xC2\xA0.de",
                          "a@ｂ.de",
                          "ａ@b.de",
                          "a@b.de\xC2\xA9",
                          "a\x01@b.de",
                          "a@b,de",
                          "Ivan <a@b.de>"}) {
    EXPECT_EQ(normalize_email(bad), std::nullopt) << bad;
  }
  EXPECT_TRUE(normalize_email(std::string(64, 'a') + "@b.bg"));
  EXPECT_EQ(normalize_email(std::string(65, 'a') + "@b.bg"), std::nullopt);
  EXPECT_TRUE(normalize_email("a@" + std::string(63, 'b') + ".bg"));
  EXPECT_EQ(normalize_email("a@" + std::string(64, 'b') + ".bg"), std::nullopt);
  std::string longest = std::string(64, 'a') + "@";
  for (int i = 0; i < 3; ++i) longest += std::string(61, 'b') + ".";
  EXPECT_TRUE(normalize_email(longest + "def"));
  EXPECT_EQ(normalize_email(longest + "defg"), std::nullopt);
}

TEST(Email, with_a_slip_has_a_likely_one) {
  for (const auto& [written, meant] :
       std::initializer_list<std::pair<const char*, const char*>>{{"gmial.com", "gmail.com"},
                                                                  {"hotmial.com", "hotmail.com"},
                                                                  {"yaho.com", "yahoo.com"},
                                                                  {"gmaill.com", "gmail.com"},
                                                                  {"gnail.com", "gmail.com"},
                                                                  {"gmail.con", "gmail.com"},
                                                                  {"gmail.cmo", "gmail.com"},
                                                                  {"gmail.co", "gmail.com"},
                                                                  {"gmial.con", "gmail.com"},
                                                                  {"mial.ru", "mail.ru"},
                                                                  {"avb.bg", "abv.bg"},
                                                                  {"abv.gb", "abv.bg"},
                                                                  {"ukr.ent", "ukr.net"},
                                                                  {"fremail.hu", "freemail.hu"},
                                                                  {"citromial.hu", "citromail.hu"},
                                                                  {"i.au", "i.ua"},
                                                                  {"yandx.ru", "yandex.ru"},
                                                                  {"gmаil.com", "gmail.com"},
                                                                  {"mаil.ru", "mail.ru"},
                                                                  {"maill.ru", "mail.ru"},
                                                                  {"mail.ry", "mail.ru"},
                                                                  {"gmal.com", "gmail.com"},
                                                                  {"yahoo.con", "yahoo.com"},
                                                                  {"mail.con", "mail.com"},
                                                                  {"outlok.com", "outlook.com"},
                                                                  {"iclod.com", "icloud.com"},
                                                                  {"ynadex.ru", "yandex.ru"},
                                                                  {"firma.con", "firma.com"}}) {
    EXPECT_EQ(likely_email(std::string("Ivan@") + written), std::string("Ivan@") + meant);
  }
}

TEST(Email, that_may_well_be_right_is_left_alone) {
  for (const char* right :
       {"gmail.com",    "mail.ru",    "mail.com",   "ymail.com", "mail.ro",   "yandex.uk",
        "abc.bg",       "ab.bg",      "e.ua",       "ua.i",      "kb.ru",     "firm.com",
        "gmail.com.ua", "hotmail.fr", "company.co", "пример.бг", "mex.com",   "mel.com",
        "mee.com",      "yar.ru",     "love.com",   "life.com",  "olive.com", "alive.com",
        "lives.com",    "mail.m",     "metal.ua",   "mil.ru",    "mai.ru",    "lost.ru",
        "webb.de",      "firma.m",    "firma.ry"})
    EXPECT_EQ(likely_email(std::string("ivan@") + right), std::nullopt) << right;
  EXPECT_EQ(likely_email("none"), std::nullopt);
}

}  // namespace
}  // namespace redress
