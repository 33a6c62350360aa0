#include "serve/form_body.hpp"

#include <gtest/gtest.h>

namespace redress::serve {
namespace {

TEST(FormBody, BecomesASubmission) {
  EXPECT_EQ(
      submission_of_form("text=late%0D%0Aagain&category=delivery.late&channel=email&language=en&"
                         "contact.email=a%40b.bg&fields.order_number=AB1",
                         "ID"),
      R"({"id":"ID","language":"en","text":"late\nagain","category":"delivery.late","channel":"email","contact":{"email":"a@b.bg"},"fields":{"order_number":"AB1"}})");
}

TEST(FormBody, LeavesOutWhatIsEmptyUnknownOrGivenTwice) {
  EXPECT_EQ(submission_of_form("text=a&text=b&category=+&contact.phone=&send=Send&id=other", "ID"),
            R"({"id":"ID","text":"a","contact":{},"fields":{}})");
  EXPECT_EQ(submission_of_form("", "ID"), R"({"id":"ID","contact":{},"fields":{}})");
}

TEST(FormBody, AnAddressHasARowALine) {
  EXPECT_EQ(submission_of_form("contact.lines=1+Main+St%0D%0A%0D%0AFlat+2", "ID"),
            R"({"id":"ID","contact":{"lines":["1 Main St","Flat 2"]},"fields":{}})");
}

TEST(FormBody, NothingInItIsMarkup) {
  EXPECT_EQ(submission_of_form("text=%22%7D%5C&contact.%22=x", "ID"),
            R"({"id":"ID","text":"\"}\\","contact":{"\"":"x"},"fields":{}})");
}

TEST(FormBody, KnowsItsLanguage) {
  EXPECT_EQ(language_of_form("a=b&language=bg"), "bg");
}

}  // namespace
}  // namespace redress::serve
