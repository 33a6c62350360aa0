// One answer a line: order, bad lines, pipes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/program.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

const std::vector<std::string> assess{"assess", "--policy", "general", "--ndjson"};
const std::vector<std::string> validate{"validate", "--policy", "general", "--ndjson"};
const std::string draft = R"({"text":"My parcel has not arrived."})";

TEST(Stream, ABadLineIsAnsweredInItsPlaceAndEndsNothing) {
  const Outcome outcome = run(assess, draft + "\n{\n" + draft + "\n");
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_THAT(lines[0], StartsWith(R"({"language":)"));
  EXPECT_THAT(lines[1],
              StartsWith(R"({"line":2,"error":{"code":"json.syntax","at":"","message":")"));
  EXPECT_EQ(lines[2], lines[0]);
  EXPECT_EQ(outcome.code, 1);
}

TEST(Stream, ValidateAnswersABadLineByAVerdict) {
  const Outcome outcome = run(validate, "{\n[]\n" + submission() + "\n");
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_THAT(lines[0],
              StartsWith(R"({"accepted":false,"errors":[{"at":"","code":"json.syntax",)"));
  EXPECT_THAT(lines[1], StartsWith(R"({"accepted":false,)"));
  EXPECT_THAT(lines[2], StartsWith(R"({"accepted":true,)"));
  EXPECT_EQ(outcome.code, 1);
}

TEST(Stream, BlankLinesAreSkippedAndCounted) {
  const auto lines = lines_of(run(assess, "\n  \t\r\n" + draft + "\r\n\nbad").out);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[1], StartsWith(R"({"line":5,)"));
}

TEST(Stream, NothingIsDone) {
  EXPECT_EQ(run(assess, "").code, 0);
  EXPECT_EQ(run(assess, "\n\n").out, "");
  EXPECT_EQ(run(assess, "\xEF\xBB\xBF").out, "");
}

TEST(Stream, AByteOrderMarkAndALastLineWithoutEndAreRead) {
  const Outcome outcome = run(assess, "\xEF\xBB\xBF" + draft + "\r\n" + draft);
  EXPECT_EQ(lines_of(outcome.out).size(), 2U);
  EXPECT_EQ(outcome.code, 0);
}

TEST(Stream, ALineThatIsTooLongIsAnsweredAndPassed) {
  for (const std::size_t bytes : {1024U * 1024 + 1, 3U * 1024 * 1024}) {
    const auto lines =
        lines_of(run(assess, draft + "\n" + std::string(bytes, 'a') + "\n" + draft + "\n{").out);
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_THAT(lines[1], StartsWith(R"({"line":2,"error":{"code":"json.too_large")"));
    EXPECT_EQ(lines[2], lines[0]);
    EXPECT_THAT(lines[3], StartsWith(R"({"line":4,)"));
  }
  const auto last = lines_of(run(validate, std::string(2 * 1024 * 1024, 'a')).out);
  ASSERT_EQ(last.size(), 1U);
  EXPECT_THAT(last[0],
              StartsWith(R"({"accepted":false,"errors":[{"at":"","code":"json.too_large")"));
}

TEST(Stream, AnswersKeepTheOrderOfTheLines) {
  std::string input;
  constexpr int count = 3000;
  for (int i = 0; i < count; ++i) {
    std::string id = "00000000-0000-4000-8000-000000000000";
    const std::string number = std::to_string(i);
    id.replace(id.size() - number.size(), number.size(), number);
    // Lines of very different cost, so that the cores overtake one another.
    input += submission(id, i % 7 == 0 ? std::string(5000, 'a') + " b" : "late") + "\n";
  }
  const auto lines = lines_of(run(validate, input).out);
  ASSERT_EQ(lines.size(), static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    const std::string id = std::string(12 - number.size(), '0') + number;
    ASSERT_THAT(lines[static_cast<std::size_t>(i)], HasSubstr("-8000-" + id)) << i;
  }
}

TEST(Stream, EachLineIsAnsweredBeforeTheNextComes) {
  const Outcome outcome = run_shell(
      "coproc R { $REDRESS language --ndjson; }; for i in 1 2 3; do echo '{\"text\":\"hello there "
      "my friend\"}' >&${R[1]}; "
      "read -t 20 -u ${R[0]} line || exit 9; done; echo \"$line\"");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, StartsWith(R"({"language":"en")"));
}

TEST(Stream, AReaderThatGoesAwayEndsItQuietly) {
  const Outcome outcome = run_shell(
      "yes '{\"text\":\"late\"}' | $REDRESS assess --policy general --ndjson | head -1; exit "
      "${PIPESTATUS[1]}");
  EXPECT_EQ(outcome.code, 3);
  EXPECT_EQ(outcome.error, "");
}

TEST(Stream, AFullDiskIsSaid) {
  const Outcome outcome = run_shell("echo hello | $REDRESS language > /dev/full");
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.error, HasSubstr("standard output cannot be written"));
}

TEST(Stream, EveryCommandWithLinesStreams) {
  EXPECT_EQ(lines_of(run({"mask", "--ndjson"}, "{\"text\":\"a\"}\n{\"text\":\"b\"}\n").out).size(),
            2U);
  EXPECT_EQ(lines_of(run({"deadline", "--ndjson"}, "{}\n{}\n").out).size(), 2U);
  EXPECT_EQ(lines_of(run({"promise", "--policy", "general", "--ndjson"}, "{}\n{}\n").out).size(),
            2U);
}

}  // namespace
}  // namespace redress::testing
