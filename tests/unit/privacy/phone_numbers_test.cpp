#include "privacy/phone_numbers.hpp"

#include <gtest/gtest.h>

#include "redress/privacy.hpp"

namespace redress {
namespace {

struct Case {
  const char* country;
  const char* written;
  const char* normal;  // empty: refused
};

TEST(PhoneNumbers, are_read_with_a_plus_for_every_country) {
  for (const auto& [country, written, normal] :
       std::initializer_list<Case>{{"", "+359 (88) 123-45.67", "+359881234567"},
                                   {"", "＋７ ９１２ ３４５ ６７ ８９", "+79123456789"},
                                   {"", "(+44) 20/7946 0958", "+442079460958"},
                                   {"", "0044 20 7946 0958", "+442079460958"},
                                   {"BG", "+44 (0)20 7946 0958", "+442079460958"},
                                   {"BG", "+49 0151 23456789", "+4915123456789"},
                                   {"", "+39 06 1234567", "+39061234567"},
                                   {"", "+225 07 12 34 56 78", "+2250712345678"},
                                   {"", "+683 4000", "+6834000"},
                                   {"", "+800 1234 5678", "+80012345678"}})
    EXPECT_EQ(normalize_phone(written, country), normal) << written;
}

TEST(PhoneNumbers, are_read_as_they_are_written_at_home) {
  for (const auto& [country, written, normal] :
       std::initializer_list<Case>{{"BG", "0888 123 456", "+359888123456"},
                                   {"BG", "02 987 65 43", "+35929876543"},
                                   {"BG", "888 123 456", "+359888123456"},
                                   {"BG", "359 888 123 456", "+359888123456"},
                                   {"RU", "8 (912) 345-67-89", "+79123456789"},
                                   {"RU", "912 345-67-89", "+79123456789"},
                                   {"RU", "7 912 345 67 89", "+79123456789"},
                                   {"RU", "8 10 359 88 123 4567", "+359881234567"},
                                   {"HU", "06 20 123 4567", "+36201234567"},
                                   {"HU", "06-1-234-5678", "+3612345678"},
                                   {"HU", "20 123 4567", "+36201234567"},
                                   {"UA", "067 123 45 67", "+380671234567"},
                                   {"UA", "8 (067) 123-45-67", "+380671234567"},
                                   {"UA", "380671234567", "+380671234567"},
                                   {"GB", "020 7946 0958", "+442079460958"},
                                   {"GB", "07700 900123", "+447700900123"},
                                   {"US", "(202) 555-0123", "+12025550123"},
                                   {"US", "1-202-555-0123", "+12025550123"},
                                   {"US", "011 359 88 1234567", "+359881234567"},
                                   {"DE", "030 123456", "+4930123456"},
                                   {"DE", "0151 23456789", "+4915123456789"},
                                   {"PL", "600 123 456", "+48600123456"},
                                   {"RO", "0721 234 567", "+40721234567"},
                                   {"KZ", "8 701 234 56 78", "+77012345678"}})
    EXPECT_EQ(normalize_phone(written, country), normal) << country << " " << written;
}

TEST(PhoneNumbers, with_a_digit_missing_are_no_others) {
  for (const auto& [country, written, normal] :
       std::initializer_list<Case>{{"RU", "8 916 123 45 6", ""},
                                   {"RU", "8 495 123 45 6", ""},
                                   {"RU", "812 123 45 67", "+78121234567"},
                                   {"RU", "800 555 35 35", "+78005553535"},
                                   {"KZ", "8 701 234 56 7", ""},
                                   {"BG", "0888 123 45", ""},
                                   {"BG", "+359 888 123 45", ""},
                                   {"HU", "06 30 123 456", ""},
                                   {"HU", "06 46 123 456", "+3646123456"},
                                   {"GB", "07700 900 12", ""}})
    EXPECT_EQ(normalize_phone(written, country).value_or(""), normal) << country << " " << written;
}

TEST(PhoneNumbers, that_nobody_can_have_are_refused) {
  for (const auto& [country, written, normal] :
       std::initializer_list<Case>{{"", "", ""},
                                   {"", "0888123456", ""},    // of which country?
                                   {"FR", "0888123456", ""},  // not one of the ten
                                   {"", "+", ""},
                                   {"", "+1234567", ""},           // too short
                                   {"", "+11345678901", ""},       // area codes begin with 2
                                   {"", "+1234567890123456", ""},  // too long
                                   {"", "+0888123456", ""},
                                   {"", "+999 12345678", ""},  // not assigned
                                   {"", "+359 call me", ""},
                                   {"", "359+881234567", ""},
                                   {"", "+44 20 7946 0958 ext. 5", ""},
                                   {"BG", "112", ""},
                                   {"BG", "9876543", ""},  // a local number: of which town?
                                   {"RU", "123-45-67", ""},
                                   {"RU", "8 512 345 67 89", ""},
                                   {"DE", "1234567", ""},
                                   {"", "\xFF", ""}})
    EXPECT_EQ(normalize_phone(written, country), std::nullopt) << country << " " << written;
}

TEST(PhoneNumbers, are_not_longer_than_the_standard_allows) {
  std::size_t possible = 0;
  for (int code = 1; code < 1000; ++code) {
    for (std::size_t length = 1; length < 20; ++length) {
      const std::string digits = std::to_string(code) + std::string(length, '9');
      if (!international_number(digits)) continue;
      ++possible;
      EXPECT_LE(digits.size(), 15U) << digits;
    }
  }
  EXPECT_GT(possible, 215U);
  EXPECT_FALSE(international_number(""));
  EXPECT_FALSE(international_number("35"));
  EXPECT_FALSE(international_number("7"));
}

TEST(PhoneNumbers, have_at_most_as_many_digits_as_their_country_and_a_trunk_prefix) {
  EXPECT_EQ(most_digits_abroad("359888"), 12U);
  EXPECT_EQ(most_digits_abroad("442079"), 12U);
  EXPECT_EQ(most_digits_abroad("440207"), 13U);  // +44 (0)20
  EXPECT_EQ(most_digits_abroad("390612"), 14U);  // in Italy a part of the number
  EXPECT_EQ(most_digits_abroad("7"), 11U);
  EXPECT_EQ(most_digits_abroad("999123"), 15U);
  EXPECT_EQ(most_digits_abroad(""), 15U);
}

}  // namespace
}  // namespace redress
