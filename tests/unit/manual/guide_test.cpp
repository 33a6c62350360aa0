#include "manual/guide.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "manual/completion.hpp"
#include "manual/man_page.hpp"

namespace redress::manual {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// A program with one command, declared as the program's own are.
class Manual : public ::testing::Test {
 protected:
  Manual() : app_("Does this and that.", "tool") {
    app_.footer("Exit codes:\n  0  done\n  12 not done\n\nExample:\n  tool weigh -");
    CLI::App* weigh = app_.add_subcommand("weigh", "How heavy it is");
    weigh->add_option("FILE", file_, "What is weighed")->type_name("");
    weigh->add_option("--unit", unit_, "Of the answer")
        ->type_name("U")
        ->check(CLI::IsMember({"kg", "lb"}))
        ->required();
    weigh->add_option("--times", times_, "How often")
        ->type_name("N")
        ->check(CLI::Range(1, 9))
        ->capture_default_str();
    weigh->add_option("--table", table_, "A page")->type_name("FILE");
    weigh->add_flag("--inner")->group("");
    weigh->footer(
        ".starts with a dot,\ngoes on.\n  ~ stands as it is\n\nExamples:\n  tool weigh 'it' "
        "\\\n    --unit kg");
    app_.add_subcommand("hidden")->group("");
    guide_ = guide_of(app_);
  }

  [[nodiscard]] std::vector<std::string> offered(const std::vector<std::string>& words) const {
    std::vector<std::string> out;
    for (const Candidate& one : complete(guide_, {{"general"}, {"bg"}, {}}, words).candidates)
      out.push_back(one.word);
    return out;
  }

  CLI::App app_;
  std::string file_;
  std::string unit_;
  std::string table_;
  int times_ = 3;
  Guide guide_;
};

TEST_F(Manual, HoldsWhatWasDeclaredAndNothingOfTheInside) {
  ASSERT_EQ(guide_.commands.size(), 1U);
  const Guide& weigh = guide_.commands.front();
  ASSERT_EQ(weigh.options.size(), 4U);
  EXPECT_THAT(weigh.options[0].names, ElementsAre("-h", "--help"));
  EXPECT_EQ(weigh.options[1].value, "U");
  EXPECT_THAT(weigh.options[1].choices, ElementsAre("kg", "lb"));
  EXPECT_TRUE(weigh.options[1].required);
  EXPECT_EQ(weigh.options[2].description, "How often, within [1 - 9] (default 3)");
  EXPECT_EQ(weigh.positionals.front().names.front(), "FILE");
  EXPECT_THAT(weigh.examples, ElementsAre("tool weigh 'it' \\", "  --unit kg"));
  ASSERT_EQ(weigh.blocks.size(), 2U);
  EXPECT_EQ(weigh.blocks[0].text, ".starts with a dot, goes on.");
  EXPECT_TRUE(weigh.blocks[1].verbatim);
  ASSERT_EQ(guide_.exit_codes.size(), 2U);
  EXPECT_EQ(guide_.exit_codes[1].code, "12");
  EXPECT_EQ(guide_.exit_codes[1].meaning, "not done");
}

TEST_F(Manual, APageEscapesWhatTroffWouldTakeForItsOwn) {
  const std::string page = man_page(guide_, guide_.commands.front(), "1.2");
  EXPECT_THAT(page, HasSubstr(".TH TOOL\\-WEIGH 1 \"\" \"tool 1.2\""));
  EXPECT_THAT(page, HasSubstr("tool\\-weigh \\- how heavy it is\n"));
  EXPECT_THAT(page, HasSubstr("\n\\&.starts with a dot, goes on.\n"));
  EXPECT_THAT(page, HasSubstr(".EX\n  \\(ti stands as it is\n.EE\n"));
  EXPECT_THAT(page, HasSubstr("tool weigh \\(aqit\\(aq \\e\n  \\-\\-unit kg\n"));
  EXPECT_THAT(page, HasSubstr("\\fB\\-\\-unit\\fR \\fIU\\fR\n[\\fB\\-\\-times\\fR"));
  EXPECT_THAT(page, Not(HasSubstr("inner")));
}

TEST_F(Manual, OffersWhatCanStandNext) {
  EXPECT_THAT(offered({""}), ElementsAre("weigh"));
  EXPECT_THAT(offered({"weigh", "--unit", ""}), ElementsAre("kg", "lb"));
  EXPECT_THAT(offered({"weigh", "--unit=l"}), ElementsAre("--unit=lb"));
  EXPECT_THAT(offered({"weigh", "--unit", "kg", "--"}),
              ElementsAre("--help", "--times", "--table"));
  EXPECT_THAT(offered({"weigh", "--times", ""}), IsEmpty());
  EXPECT_THAT(offered({"frobnicate", "x"}), IsEmpty());
  EXPECT_THAT(offered({}), IsEmpty());

  const std::vector<std::string> words{"weigh", "--table=a"};
  const Completion paths = complete(guide_, {}, words);
  EXPECT_EQ(paths.paths, Completion::Paths::files);
  EXPECT_EQ(as_lines(paths), ":files --table=\n");
}

}  // namespace
}  // namespace redress::manual
