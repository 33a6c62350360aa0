#include "io/json_view.hpp"

#include <gtest/gtest.h>

namespace redress {
namespace {

TEST(JsonView, FindsMembersOfTheirOwnLevelOnly) {
  const JsonView object(R"( {"a":{"b":1,"c":"}"} , "b" : [1, {"x":2}, "]"], "c":null} )");
  EXPECT_EQ(object["b"].raw(), R"([1, {"x":2}, "]"])");
  EXPECT_EQ(object["a"]["b"].raw(), "1");
  EXPECT_EQ(object["a"]["c"].string(), "}");
  EXPECT_EQ(object["c"].raw(), "null");
  EXPECT_FALSE(object["x"]);
  EXPECT_FALSE(object["a"]["x"]["y"]);
}

TEST(JsonView, ListsElements) {
  const auto elements = JsonView(R"([1, {"x":2}, "]"])").elements();
  ASSERT_EQ(elements.size(), 3U);
  EXPECT_EQ(elements[1]["x"].raw(), "2");
  EXPECT_EQ(elements[2].string(), "]");
  EXPECT_TRUE(JsonView("[]").elements().empty());
  EXPECT_TRUE(JsonView("{}").elements().empty());
}

TEST(JsonView, ResolvesEscapes) {
  EXPECT_EQ(JsonView(R"("a\"\\\/\n\tж\u0436\uD83D\uDE00")").string(), "a\"\\/\n\tжж😀");
  EXPECT_EQ(JsonView("12").string(), "");
}

TEST(JsonView, FindsTheEndOfAStringWhateverIsEscapedBeforeIt) {
  for (const char* text : {R"()", R"(\\)", R"(\")", R"(\\\")", R"(\\\\)", R"(\"\")", R"(x\"y\\)",
                           R"(\\\"\\)", R"(\u005C)"}) {
    const std::string json = std::string(R"({"a":")") + text + R"(","b":2})";
    EXPECT_EQ(JsonView(json)["b"].raw(), "2") << json;
    EXPECT_EQ(JsonView(json)["a"].raw(), '"' + std::string(text) + '"');
  }
}

TEST(JsonView, StandsEveryCutText) {
  const std::string text = R"({"a":{"b":[1,"x\u0436\uD83D\uDE00",{"c":null}]},"d":"e"})";
  for (std::size_t size = 0; size < text.size(); ++size) {
    const std::string cut = text.substr(0, size);
    const JsonView view(cut);
    EXPECT_LE(view["a"]["b"].elements().size(), 4U);
  }
}

}  // namespace
}  // namespace redress
