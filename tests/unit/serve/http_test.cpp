#include "serve/http.hpp"

#include <gtest/gtest.h>

namespace redress::serve {
namespace {

TEST(Http, UndoesPercentEncoding) {
  std::string out;
  EXPECT_TRUE(percent_decode("/a%20b+c%D0%B6", out));
  EXPECT_EQ(out, "/a b+cж");
  for (const char* broken : {"%", "%4", "%zz", "a%"})
    EXPECT_FALSE(percent_decode(broken, out)) << broken;
}

TEST(Http, ReadsPairsWithoutLosingWhatIsNotEscaped) {
  const auto pairs = parse_pairs("a=1&b&=x&c=100%+or+%zz%4&d=%26%3D&a=2&&");
  ASSERT_EQ(pairs.size(), 5U);
  EXPECT_EQ(find_pair(pairs, "c"), "100% or %zz%4");
  EXPECT_EQ(find_pair(pairs, "a"), "1");
  EXPECT_EQ(find_pair(pairs, "b"), "");
  EXPECT_EQ(find_pair(pairs, "d"), "&=");
  EXPECT_EQ(find_pair(pairs, "none"), "");
}

TEST(Http, ReadsMediaTypes) {
  EXPECT_EQ(media_type("Application/JSON; charset=utf-8"), "application/json");
  EXPECT_EQ(media_type(" text/html "), "text/html");
  EXPECT_EQ(media_type(""), "");
}

TEST(Http, KnowsABodyThatItCannotRead) {
  for (const char* type : {"application/json", "application/json; charset=utf-8",
                           "application/json;CHARSET=\"UTF-8\"", "application/json; q=1"})
    EXPECT_TRUE(plain_utf8(type, "")) << type;
  for (const char* type : {"application/json; charset=utf-16", "application/json;charset=",
                           "application/json; charset=utf-8; charset=koi8-r"})
    EXPECT_FALSE(plain_utf8(type, "")) << type;
  EXPECT_TRUE(plain_utf8("application/json", "identity"));
  for (const char* coding : {"gzip", "br, gzip", "identity, deflate"})
    EXPECT_FALSE(plain_utf8("application/json", coding)) << coding;
}

TEST(Http, TellsABrowserFromAProgram) {
  EXPECT_TRUE(prefers_html("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
  EXPECT_TRUE(prefers_html("application/json;q=0.5, text/html;q=0.51"));
  for (const char* accept : {"", "*/*", "application/json", "application/json, text/html;q=0.9",
                             "text/html;q=0", "text/html;q="}) {
    EXPECT_EQ(prefers_html(accept), std::string(accept) == "text/html;q=") << accept;
  }
}

TEST(Http, ComparesEntityTags) {
  EXPECT_TRUE(etag_matches("\"a\"", "\"a\""));
  EXPECT_TRUE(etag_matches("\"b\", W/\"a\"", "\"a\""));
  EXPECT_TRUE(etag_matches("*", "\"a\""));
  EXPECT_FALSE(etag_matches("", "\"a\""));
  EXPECT_FALSE(etag_matches("\"ab\"", "\"a\""));
}

TEST(Http, ProblemsAreRfc9457) {
  const Response response = problem(409, one_error("/id", "id.conflict", "Say \"no\"."));
  EXPECT_EQ(
      *response.body,
      R"({"type":"about:blank","title":"Conflict","status":409,"errors":[{"at":"/id","code":"id.conflict","message":"Say \"no\"."}]})");
  EXPECT_EQ(response.headers.front().second, "application/problem+json");
}

}  // namespace
}  // namespace redress::serve
