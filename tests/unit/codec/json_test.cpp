#include <gtest/gtest.h>

#include "redress/codec.hpp"

namespace redress {
namespace {

std::string written(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string error_of(std::string_view json) {
  const auto read = read_submission(json);
  return read.ok() ? "" : read.error().code + " " + read.error().at;
}

TEST(JsonString, EscapesQuotesBackslashesAndControlsOnly) {
  EXPECT_EQ(written("a\"b\\c/d"), R"("a\"b\\c/d")");
  EXPECT_EQ(written("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(written(std::string_view("\0\x1F\x7F", 3)), "\"\\u0000\\u001f\x7F\"");
  EXPECT_EQ(written("Жалба 😀\u2028"), "\"Жалба 😀\u2028\"");
  EXPECT_EQ(written(""), "\"\"");
}

TEST(JsonReader, RefusesWhatIsNotWellFormed) {
  for (const std::string_view wrong : {"",
                                       " ",
                                       "{",
                                       "}",
                                       "{}{}",
                                       "{} x",
                                       "nul",
                                       "{\"a\":}",
                                       "{\"a\":1,}",
                                       "[1,]",
                                       "{'a':1}",
                                       "{a:1}",
                                       "[01]",
                                       "[+1]",
                                       "[.5]",
                                       "[1.]",
                                       "[NaN]",
                                       "[\"a\nb\"]",
                                       "[\"\\x\"]",
                                       "// c\n{}",
                                       "{\"a\":\"\\uD800\"}",
                                       "{\"a\":\"\\uDC00\\uD800\"}",
                                       "{\"a\":\"\\uD800\\u0041\"}"}) {
    EXPECT_EQ(error_of(wrong), "json.syntax ") << wrong;
  }
  EXPECT_EQ(error_of(std::string_view("{}\0", 3)), "json.syntax ");
  EXPECT_EQ(error_of(std::string_view("{}\0garbage", 10)), "json.syntax ");
}

TEST(JsonReader, RefusesBytesThatAreNotUtf8) {
  for (const std::string_view wrong :
       {"{\"a\":\"\xFF\"}", "{\"a\":\"\xC0\x80\"}", "{\"a\":\"\xED\xA0\x80\"}",
        "{\"a\":\"\xF4\x90\x80\x80\"}", "\xFF{"}) {
    EXPECT_EQ(error_of(wrong), "json.utf8 ") << wrong;
  }
}

TEST(JsonReader, RefusesAKeyThatStandsTwice) {
  EXPECT_EQ(error_of(R"({"text":"a","text":"b"})"), "json.duplicate_key /text");
  EXPECT_EQ(error_of(R"({"x":[{"a/b":1,"c":2,"a\/b":3}]})"), "json.duplicate_key /x/0/a~1b");
  EXPECT_EQ(error_of(R"({"x":{"a":1,"\u0061":2}})"), "json.duplicate_key /x/a");
  std::string many = "{";
  for (int i = 0; i < 1000; ++i) many += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_EQ(error_of(many + "\"k500\":0,\"k3\":0}"), "json.duplicate_key /k500");
}

TEST(JsonReader, RefusesWhatIsNestedTooDeeply) {
  const auto nested = [](std::size_t depth) {
    return "{\"a\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
  };
  EXPECT_EQ(error_of(nested(limits::json_nesting)), "");
  EXPECT_EQ(error_of(nested(limits::json_nesting + 1)).substr(0, 20), "json.too_deep /a/0/0");
  EXPECT_EQ(error_of(std::string(100'000, '[')).substr(0, 13), "json.too_deep");
}

TEST(JsonReader, RefusesWhatIsTooLarge) {
  std::string json = R"({"text":")" + std::string(limits::submission_bytes - 11, 'a') + "\"}";
  EXPECT_EQ(json.size(), limits::submission_bytes);
  EXPECT_EQ(error_of(json), "");
  EXPECT_EQ(error_of(json + " "), "json.too_large ");
}

TEST(JsonReader, TakesManyMembersInReasonableTime) {
  std::string json = "{";
  for (int i = 0; json.size() < limits::submission_bytes - 20; ++i)
    json += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
  EXPECT_EQ(error_of(json + "}"), "");
}

TEST(ErrorJson, PutsTheLineFirst) {
  EXPECT_EQ(error_json({"json.syntax", "/a", "No."}, 7),
            R"({"line":7,"error":{"code":"json.syntax","at":"/a","message":"No."}})");
  EXPECT_EQ(error_json({"json.syntax", "", "No."}),
            R"({"error":{"code":"json.syntax","at":"","message":"No."}})");
}

TEST(Verdict, RejectsWithOneError) {
  EXPECT_EQ(
      rejected_json({"json.syntax", "", "No."}),
      R"({"accepted":false,"errors":[{"at":"","code":"json.syntax","message":"No."}],"warnings":[]})");
}

TEST(Verdict, GivesItsRecordAsItIs) {
  EXPECT_EQ(
      record_of(
          R"({"accepted":true,"errors":[],"warnings":[{"at":"\"record\":","code":"x"}],"record":{"text":"}\"]","record":{"a":1}}})"),
      R"({"text":"}\"]","record":{"a":1}})");
  EXPECT_EQ(record_of(R"({"accepted":false,"errors":[],"warnings":[]})"), std::nullopt);
  EXPECT_EQ(record_of(R"({"accepted":true,"errors":[)"), std::nullopt);
  EXPECT_EQ(record_of(R"({"accepted":true,"errors":[],"warnings":["\)"), std::nullopt);
  EXPECT_EQ(record_of(""), std::nullopt);
}

TEST(Locate, FindsLineAndColumnOfAValue) {
  constexpr std::string_view json =
      "{\n  \"a\": 1,\n  \"жж\": {\"b/c\": [10,\n 20], \"s\": \"}]\\\"\", \"d\": true}\n}";
  using Place = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(locate(json, ""), (Place{1, 1}));
  EXPECT_EQ(locate(json, "/a"), (Place{2, 8}));
  EXPECT_EQ(locate(json, "/жж"), (Place{3, 9}));
  EXPECT_EQ(locate(json, "/жж/b~1c/0"), (Place{3, 18}));
  EXPECT_EQ(locate(json, "/жж/b~1c/1"), (Place{4, 2}));
  EXPECT_EQ(locate(json, "/жж/d"), (Place{4, 25}));
}

TEST(Locate, FallsBackToTheNearestParent) {
  using Place = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(locate("{\n \"a\": {}}", "/a/b/c"), (Place{2, 7}));
  EXPECT_EQ(locate("{\"a\": [1]}", "/a/7"), (Place{1, 7}));
  EXPECT_EQ(locate("", "/a"), (Place{1, 1}));
  EXPECT_EQ(locate("{\"a\": 1", "/a"), (Place{1, 7}));
  EXPECT_EQ(locate("\xEF\xBB\xBF{\"a\": 1}", "/a"), (Place{1, 7}));
}

TEST(Locate, PointsAtTheSecondOfTwoKeys) {
  using Place = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(locate("{\"a\": 1,\n\"a\": 2}", "/a"), (Place{2, 6}));
}

TEST(Locate, EndsWhateverTheTextIs) {
  for (const std::string_view text :
       {"{", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{,}", "{]", "[}", "[[", "{{{", "\"\\", "{\"a\\",
        "[,,]", "{1:2}", "{\"\\uD800\":1}", "]", "{\"a\"}"}) {
    static_cast<void>(locate(text, "/a/b"));
    static_cast<void>(locate(text, "/0"));
  }
}

TEST(DiagnosticsJson, HasLineAndColumn) {
  const Diagnostic diagnostics[] = {
      {Diagnostic::Severity::warning, "team.unused", "/teams/x", "m"}};
  EXPECT_EQ(
      diagnostics_json("{\"teams\":\n{\"x\": 1}}", diagnostics),
      R"([{"severity":"warning","code":"team.unused","at":"/teams/x","line":2,"column":7,"message":"m"}])");
}

TEST(DiagnosticsJson, PointsAtTheFaultOfMalformedJson) {
  const Diagnostic diagnostics[] = {{Diagnostic::Severity::error, "json.syntax", "", "m"}};
  EXPECT_NE(diagnostics_json("{\n\"a\": }", diagnostics).find("\"line\":2,\"column\":6"),
            std::string::npos);
  const Diagnostic utf8[] = {{Diagnostic::Severity::error, "json.utf8", "", "m"}};
  EXPECT_NE(diagnostics_json("{\n\"a\": \"\xFF\"}", utf8).find("\"line\":2,\"column\":1"),
            std::string::npos);
}

}  // namespace
}  // namespace redress
