#include "receipt/ics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace redress {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* receipt_json =
    R"({"received":"2026-11-23T09:30:05Z","timeline":[
      {"kind":"received","due":"2026-11-23T09:30:05Z"},
      {"kind":"first_reply","due":"2026-11-24T12:30:00Z"}]})";

// The same cases are written by web/src/ics.ts and read back by other people's parsers:
// tests/conformance/calendar_files.test.mjs.
TEST(CalendarFile, IsThatOfEverySharedCase) {
  std::ifstream in(REDRESS_SOURCE_DIR "/tests/conformance/calendar_files.json");
  const nlohmann::json cases = nlohmann::json::parse(in);
  ASSERT_GE(cases.size(), 12U);
  for (const nlohmann::json& one : cases) {
    std::string expected;
    for (const std::string line : one["lines"]) expected += line + "\r\n";
    const std::string receipt = one["receipt"].dump();
    const std::string reference = one["receipt"]["reference"];
    const std::string language = one["language"];
    const std::string organization = one["organization"];
    EXPECT_EQ(calendar_file(reference, JsonView(receipt), language, organization), expected)
        << one["name"];
  }
}

TEST(CalendarFile, FoldsWhateverTheLengthAndNeverInsideACharacter) {
  for (const std::string_view character : {"x", "é", "₴", "🍯"}) {
    std::string name;
    for (int length = 0; length < 120; ++length, name += character) {
      const std::string file =
          calendar_file("9WZT4KQ7HB", JsonView(receipt_json), "en", '-' + name);
      std::string unfolded;
      for (std::size_t at = 0; at < file.size();) {
        const std::size_t end = file.find("\r\n", at);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - at, 75U);
        const std::string line = file.substr(at, end - at);
        if (line.starts_with(' ')) {
          // Inside a character a line would begin with a continuation byte.
          EXPECT_NE(static_cast<unsigned char>(line.at(1)) & 0xC0U, 0x80U);
          unfolded += line.substr(1);
        } else {
          unfolded += '\n' + line;
        }
        at = end + 2;
      }
      EXPECT_THAT(unfolded, HasSubstr("9WZT4KQ7HB (-" + name + ")\n"));
    }
  }
}

TEST(CalendarFile, IsEnglishWhereThereIsNoSuchLanguage) {
  const std::string file = calendar_file("9WZT4KQ7HB", JsonView(receipt_json), "de", "");
  EXPECT_THAT(file, HasSubstr("SUMMARY;LANGUAGE=en:Answer due on complaint 9WZT4KQ7HB\r\n"));
  EXPECT_THAT(file, Not(HasSubstr("received")));
}

}  // namespace
}  // namespace redress
