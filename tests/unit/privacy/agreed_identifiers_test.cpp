// Addresses and numbers that others' validators take or refuse (validator.js), where the folder
// that holds them is given at build time.
#ifdef REDRESS_TEST_DATA

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "redress/codec.hpp"
#include "redress/privacy.hpp"

namespace redress {
namespace {

struct Vector {
  std::string validator;
  std::string value;
  bool valid = false;
};

// The text of a JSON string's escapes is read by the project's own reader of lines.
std::vector<Vector> vectors(const std::string& beginning) {
  std::ifstream file(REDRESS_TEST_DATA "/personal-data/identifiers.jsonl");
  EXPECT_TRUE(file.is_open());
  std::vector<Vector> out;
  std::string line;
  while (std::getline(file, line)) {
    if (!line.starts_with(R"({"validator": ")" + beginning)) continue;
    const std::size_t value = line.find(R"("value": )") + 9;
    const std::size_t end = line.rfind(R"(, "valid": )");
    const Result<Example> read =
        read_example(R"({"category": "x", "text": )" + line.substr(value, end - value) + "}");
    // A lone surrogate is refused with the JSON that holds it.
    out.push_back({beginning, read.ok() ? read->text : "", line.ends_with("true}")});
  }
  return out;
}

// Disagreement: none.
TEST(AgreedIdentifiers, addresses_are_taken_and_refused_alike) {
  std::size_t checked = 0;
  for (const Vector& vector : vectors(R"(isEmail", "args": [],)")) {
    EXPECT_EQ(normalize_email(vector.value).has_value(), vector.valid) << vector.value;
    ++checked;
  }
  EXPECT_EQ(checked, 61U);
}

// Refused here, taken there: eight-digit Nicaragua with seven, Italy with 13 digits and San Marino
// with 14, Mexico with 12, Jamaica without its 1: none of them can be dialled.
TEST(AgreedIdentifiers, international_phones_that_are_valid_are_taken) {
  std::size_t checked = 0;
  std::size_t taken = 0;
  for (const Vector& vector : vectors(R"(isMobilePhone", "args": [],)")) {
    if (!vector.valid || !vector.value.starts_with('+')) continue;
    ++checked;
    if (normalize_phone(vector.value)) ++taken;
  }
  EXPECT_GT(checked, 400U);
  EXPECT_GE(taken * 100, checked * 98) << taken << " of " << checked;
}

}  // namespace
}  // namespace redress

#endif
