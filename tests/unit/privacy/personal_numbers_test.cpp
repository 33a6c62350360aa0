#include "privacy/personal_numbers.hpp"

#include <gtest/gtest.h>

#include <string>

#include "privacy/numbers.hpp"

namespace redress {
namespace {

// Of ten numbers that differ in one check digit alone, one is valid.
template <class Valid>
int valid_with_any_last_digit(const std::string& digits, Valid valid) {
  int count = 0;
  for (char last = '0'; last <= '9'; ++last)
    count += valid(digits.substr(0, digits.size() - 1) + last) ? 1 : 0;
  return count;
}

TEST(PersonalNumbers, CheckDigits) {
  struct Case {
    const char* number;
    bool (*valid)(std::string_view);
  };
  for (const auto& [number, valid] :
       {Case{"7523169263", egn_valid}, Case{"7501010010", egn_valid}, Case{"0141010011", egn_valid},
        Case{"1000000001", lnch_valid}, Case{"11223344595", snils_valid},
        Case{"7707083893", inn_valid}, Case{"500100732259", inn_valid},
        Case{"123456788", taj_valid}, Case{"8384201579", hungarian_tax_id_valid},
        Case{"3006321856", rntrc_valid}, Case{"9434765919", nhs_valid}}) {
    EXPECT_TRUE(valid(number)) << number;
    EXPECT_EQ(valid_with_any_last_digit(number, valid), 1) << number;
    EXPECT_FALSE(valid(std::string(number) + "0")) << number;
    EXPECT_FALSE(valid("")) << number;
  }
}

TEST(PersonalNumbers, DatesThatAreNone) {
  EXPECT_FALSE(egn_valid("7513010014"));
  EXPECT_FALSE(egn_valid("7502300010"));
}

TEST(PersonalNumbers, NationalInsurancePrefixes) {
  EXPECT_TRUE(nino_prefix_valid('A', 'B'));
  for (const char* prefix : {"DA", "AD", "FA", "AO", "BG", "GB", "ZZ", "1A", "A1"})
    EXPECT_FALSE(nino_prefix_valid(prefix[0], prefix[1])) << prefix;
}

TEST(Cards, RangesAndLengths) {
  for (const char* number :
       {"4111111111111111", "5555555555554444", "2223003122003222", "378282246310005",
        "30569309025904", "3530111333300000", "6011111111111117", "2200770239097761",
        "180000826105910", "4393889199179061388"}) {
    EXPECT_TRUE(card_valid(number, false)) << number;
  }
  for (const char* number :
       {"4111111111111112", "1111111111111117", "411111111111111", "9111111111111111", ""}) {
    EXPECT_FALSE(card_valid(number, true)) << number;
  }
  EXPECT_FALSE(card_valid("630427373398", false));
  EXPECT_TRUE(card_valid("630427373398", true));
}

}  // namespace
}  // namespace redress
