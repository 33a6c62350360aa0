// What each command answers to good, bad and empty input.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "io/json_view.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const char* const now = "2026-11-24T09:00:00Z";

TEST(Commands, VersionNamesTheDataBehindTheProgram) {
  const Outcome outcome = run({"--version"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, StartsWith("redress 0."));
  for (const char* part : {"ICU 72", "Unicode 15", "tzdata 20"})
    EXPECT_THAT(outcome.out, HasSubstr(part));
}

TEST(Commands, EachHasHelpWithAnExample) {
  for (const char* command :
       {"check",  "assess",   "validate", "promise",   "deadline", "mask",   "language",
        "train",  "evaluate", "compile",  "serve",     "status",   "due",    "reply",
        "update", "resolve",  "reopen",   "refile",    "forget",   "outbox", "backup",
        "export", "schema",   "manual",   "completion"}) {
    const Outcome outcome = run({command, "--help"});
    EXPECT_EQ(outcome.code, 0) << command;
    EXPECT_THAT(outcome.out, HasSubstr("Example")) << command;
    EXPECT_THAT(outcome.out, HasSubstr(std::string("redress ") + command)) << command;
  }
}

TEST(Commands, WrongUsageIsTwoWithAHint) {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {},
           {"frobnicate"},
           {"assess", "--frobnicate"},
           {"validate"},
           {"serve", "--policy", "general"},
           {"check"},
           {"evaluate", "--data", "/dev/null"},
           {"export", "--store", "oracle:x"},
           {"status", "--store", "oracle:x", "2222222222"},
           {"status", "--store", "sqlite:x"},
           {"refile", "--store", "sqlite:x", "2222222222"},
           {"backup", "--store", "sqlite:x"},
           {"schema"},
           {"schema", "policies"},
           {"completion"},
           {"completion", "tcsh"},
           {"manual", "frobnicate"},
           {"validate", "--policy", "general", "--now", "yesterday"},
           {"assess", "--policy", "no-such-pack"}}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.error, StartsWith("redress: "));
  }
}

TEST(Commands, UnreadableFilesAreThree) {
  const Folder folder;
  EXPECT_EQ(run({"assess", "--policy", "general", folder.path("none")}).code, 3);
  EXPECT_EQ(run({"assess", "--policy", "general", folder.path("")}).code, 3);
  EXPECT_EQ(run({"validate", "--policy", "general", "--ndjson", folder.path("none")}).code, 3);
  EXPECT_EQ(run({"validate", "--policy", "general", "--ndjson", folder.path("")}).code, 3);
  EXPECT_EQ(run({"check", folder.path("")}).code, 3);
  EXPECT_EQ(run({"export", "--store", "sqlite:" + folder.path("none")}).code, 3);
  EXPECT_EQ(run({"compile", "--policy", "general", "--out", folder.path("none/b")}).code, 3);
}

TEST(Commands, AssessAnswersADraft) {
  const Outcome outcome =
      run({"assess", "--policy", "general"}, R"({"text":"My parcel has not arrived."})");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, StartsWith(R"({"language":{"tag":"en",)"));
  EXPECT_THAT(outcome.out, HasSubstr(R"("promise":null)"));
  EXPECT_TRUE(outcome.out.ends_with("}\n"));
}

TEST(Commands, AssessTakesTheClockForDraftsWithoutAnInstant) {
  const std::vector<std::string> command{"assess", "--policy", "general", "--now", now};
  const Outcome fixed =
      run(command, R"({"text":"My parcel has not arrived.","category":"delivery.late"})");
  const Outcome named = run(
      command,
      R"({"text":"My parcel has not arrived.","category":"delivery.late","received":"2026-11-25T09:00:00Z"})");
  EXPECT_THAT(fixed.out, HasSubstr(R"("first_reply":{"due":"2026-11-24T17:00:00Z")"));
  EXPECT_THAT(named.out, HasSubstr(R"("first_reply":{"due":"2026-11-25T17:00:00Z")"));
}

TEST(Commands, BadInputIsOneWithItsReason) {
  for (const char* input : {"", "{", "[]", R"({"text":1})", R"({"nothing":""})", "\xFF"}) {
    const Outcome outcome = run({"assess", "--policy", "general"}, input);
    EXPECT_EQ(outcome.code, 1) << input;
    EXPECT_THAT(outcome.out, StartsWith(R"({"error":{"code":")")) << input;
  }
}

TEST(Commands, OversizedInputIsRefusedWithoutReadingItAll) {
  const Outcome outcome = run_shell("yes '[[[[' | $REDRESS assess --policy general");
  EXPECT_THAT(outcome.out, HasSubstr("json.too_large"));
  EXPECT_EQ(outcome.code, 1);
}

TEST(Commands, AByteOrderMarkIsSkipped) {
  EXPECT_EQ(run({"assess", "--policy", "general"},
                "\xEF\xBB\xBF{\"text\":\"My parcel has not arrived.\"}")
                .code,
            0);
}

TEST(Commands, ValidateAcceptsAndRejects) {
  const Outcome good = run({"validate", "--policy", "general", "--now", now}, submission());
  EXPECT_EQ(good.code, 0);
  EXPECT_THAT(good.out, StartsWith(R"({"accepted":true,"errors":[],)"));
  EXPECT_THAT(good.out, HasSubstr(R"("received":"2026-11-24T09:00:00Z")"));
  for (const char* input : {"", "{}", "nonsense", "[1]"}) {
    const Outcome bad = run({"validate", "--policy", "general"}, input);
    EXPECT_EQ(bad.code, 1) << input;
    EXPECT_THAT(bad.out, StartsWith(R"({"accepted":false,"errors":[{"at":")")) << input;
  }
}

TEST(Commands, PromiseAndDeadlineDateAnInstant) {
  const Outcome promise =
      run({"promise", "--policy", "general"},
          R"({"category":"delivery.late","channel":"email","received":"2026-11-24T09:00:00Z"})");
  EXPECT_EQ(promise.code, 0);
  EXPECT_THAT(promise.out, StartsWith(R"({"first_reply":{"due":"2026-11-24T17:00:00Z")"));
  const Outcome deadline =
      run({"deadline"},
          R"({"calendar":{"time_zone":"Europe/Sofia","hours":{"mon-fri":["09:00-18:00"]}},)"
          R"("start":"2026-11-24T15:00:00Z","duration":"PT8H","clock":"business"})");
  EXPECT_EQ(deadline.code, 0);
  EXPECT_EQ(deadline.out, "{\"due\":\"2026-11-25T14:00:00Z\"}\n");
  EXPECT_EQ(run({"deadline"}, "{}").code, 1);
}

TEST(Commands, MaskAndLanguageReadPlainText) {
  const Outcome masked = run({"mask"}, "card 4111 1111 1111 1111");
  EXPECT_EQ(masked.code, 0);
  EXPECT_EQ(masked.out,
            "{\"text\":\"card •••• "
            "1111\",\"found\":[{\"kind\":\"card\",\"span\":[5,24],\"action\":\"mask\"}]}\n");
  EXPECT_EQ(run({"mask"}, "").out, "{\"text\":\"\",\"found\":[]}\n");
  EXPECT_EQ(run({"mask"}, "\xC3").code, 1);
  EXPECT_THAT(run({"language"}, "Пратката ми още не е дошла").out,
              StartsWith(R"({"language":"bg","confidence":)"));
  EXPECT_EQ(run({"language"}, "").out, "{\"language\":\"und\",\"confidence\":0}\n");
}

TEST(Commands, ABundleIsAPolicyToo) {
  const Folder folder;
  const Outcome compiled = run({"compile", "--policy", "general", "--out", folder.path("b")});
  EXPECT_EQ(compiled.code, 0);
  EXPECT_THAT(compiled.out, HasSubstr(R"("id":")"));
  const std::vector<std::string> rest{"--now", now};
  const Outcome by_bundle =
      run({"validate", "--policy", folder.path("b"), "--now", now}, submission());
  const Outcome by_pack = run({"validate", "--policy", "general", "--now", now}, submission());
  EXPECT_EQ(by_bundle.out, by_pack.out);

  folder.write("changed", R"({"policy":"x","extends":["general"],"channels":{"sms":null}})");
  const std::string id = JsonView(compiled.out)["id"].string();
  std::string named = submission();
  named.insert(named.size() - 1, R"(,"policy":")" + id + '"');
  const std::vector<std::string> by_changed{"validate", "--policy", folder.path("changed"), "--now",
                                            now};
  EXPECT_THAT(run(by_changed, named).out, HasSubstr("policy.unknown"));
  std::vector<std::string> by_both = by_changed;
  by_both.insert(by_both.end(), {"--earlier", folder.path("b")});
  EXPECT_EQ(run(by_both, named).out, by_pack.out);

  folder.write("cut", folder.read("b").substr(0, 1000));
  EXPECT_EQ(run({"validate", "--policy", folder.path("cut")}, submission()).code, 2);
  EXPECT_EQ(
      run({"validate", "--policy", folder.path("b"), "--model", "/dev/null"}, submission()).code,
      2);
}

TEST(Commands, ABundleIsJudgedAlikeWithItsTablesAndWithout) {
  const Folder folder;
  const std::string bundle = folder.path("b");
  const Outcome compiled = run({"compile", "--policy", "general", "--out", bundle});
  const std::string tables = JsonView(compiled.out)["tables"].string();
  EXPECT_EQ(tables, bundle + ".tables");
  const std::vector<std::string> validate{"validate", "--policy", bundle, "--now", now};
  const std::string expected =
      run({"validate", "--policy", "general", "--now", now}, submission()).out;
  EXPECT_EQ(run(validate, submission()).out, expected);
  std::string damaged = read_whole(tables);
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  folder.write("b.tables", damaged);
  EXPECT_EQ(run(validate, submission()).out, expected);
  std::filesystem::remove(tables);
  EXPECT_EQ(run(validate, submission()).out, expected);

  const std::string bare = folder.path("bare");
  const Outcome without = run({"compile", "--policy", "general", "--no-tables", "--out", bare});
  EXPECT_THAT(without.out, Not(HasSubstr("tables")));
  EXPECT_FALSE(std::filesystem::exists(bare + ".tables"));
  EXPECT_EQ(folder.read("bare"), folder.read("b"));
  EXPECT_EQ(run({"compile", "--policy", "general", "--out", "/dev/null"}).code, 0);
  EXPECT_FALSE(std::filesystem::exists("/dev/null.tables"));
}

TEST(Commands, APartOfABundleSaysWhichLanguageItNeeds) {
  const Folder folder;
  EXPECT_EQ(run({"compile", "--policy", "general", "--lang", "bg", "--out", folder.path("b")}).code,
            0);
  EXPECT_EQ(run({"compile", "--policy", "general", "--lang", "de", "--out", folder.path("c")}).code,
            2);
  const Outcome outcome = run({"validate", "--policy", folder.path("b")}, submission());
  EXPECT_EQ(outcome.out, "{\"need\":[\"en\"]}\n");
  EXPECT_EQ(outcome.code, 2);
}

TEST(Commands, ASitesOwnPolicyOnAPackNeedsNoTraining) {
  const Folder folder;
  const std::string policy = folder.write(
      "shop.json",
      R"({"policy":"shop","extends":["general"],"calendars":{"office":{"time_zone":"Europe/Sofia","hours":{"mon-fri":["09:00-18:00"]}}}})");
  EXPECT_EQ(run({"check", policy}).code, 0);
  const Outcome outcome = run({"validate", "--policy", policy, "--now", now}, submission());
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr(R"("time_zone":"Europe/Sofia")"));
}

TEST(Commands, CheckPrintsEachFormat) {
  const Folder folder;
  const std::string bad = folder.write("a,b.json", "{\n  \"policy\": \"x\"\n}");
  const Outcome json = run({"check", bad});
  EXPECT_EQ(json.code, 1);
  EXPECT_THAT(json.out, StartsWith(R"([{"severity":"error","code":")"));
  const Outcome github = run({"check", "--format", "github", bad});
  EXPECT_THAT(github.out, StartsWith("::error file="));
  EXPECT_THAT(github.out, HasSubstr("a%2Cb.json,line=1,col=1,title="));
  const Outcome text = run({"check", "--format", "text", bad});
  EXPECT_THAT(text.out, HasSubstr("a,b.json:1:1: error: "));
  EXPECT_EQ(run({"check", "-"}, "no json").code, 1);
  EXPECT_THAT(run({"check", bad, "general"}).out, StartsWith(R"([{"policy":")"));
  EXPECT_EQ(run({"check", "general"}).code, 0);
}

TEST(Commands, CheckReadsTextsAndQuestions) {
  const std::string policy = R"({"policy":"x","extends":["general"],
 "privacy":{"keep_days":2000},
 "categories":{"other":{
  "self_help":{"en":"We apologize for any inconvenience.", "ru":"Нам жаль.",
   "bg":"Съжаляваме.", "hu":"Elnézést kérünk az okozott kellemetlenségért.", "uk":"Нам прикро."}}}})";
  const Outcome outcome = run({"check", "--format", "text", "-"}, policy);
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr(":2:25: warning: Complaints are kept for 2000 days"));
  EXPECT_THAT(outcome.out, HasSubstr(":4:21: warning: “any inconvenience” is a phrase"));
  EXPECT_THAT(outcome.out,
              HasSubstr("“We are sorry that your parcel is four days late.” [text.cliche]"));
  EXPECT_THAT(outcome.out, HasSubstr(":5:29: warning: “okozott kellemetlenségért”"));
  // An error elsewhere hides nothing.
  const Outcome faulty =
      run({"check", "--format", "text", "-"},
          policy.substr(0, policy.size() - 1) + R"(,"teams":{"service":{"owner":null}}})");
  EXPECT_EQ(faulty.code, 1);
  EXPECT_THAT(faulty.out, HasSubstr("[team.owner_missing]"));
  EXPECT_THAT(faulty.out, HasSubstr(":4:21: warning: “any inconvenience” is a phrase"));
}

TEST(Commands, CheckListsItsCodes) {
  const Outcome json = run({"check", "--codes"});
  EXPECT_EQ(json.code, 0);
  EXPECT_THAT(json.out, StartsWith(R"([{"code":"bundle.altered","severity":"error","meaning":"A)"));
  EXPECT_THAT(json.out, HasSubstr(R"({"code":"text.cliche","severity":"warning",)"));
  const Outcome text = run({"check", "--codes", "--format", "text"});
  EXPECT_THAT(text.out, StartsWith("bundle.altered "));
  EXPECT_THAT(text.out,
              HasSubstr("\nteam.owner_missing           error    A team has no owner.\n"));
  EXPECT_EQ(run({"check", "--codes", "general"}).code, 2);
}

TEST(Commands, CheckHoldsPromisesAgainstTheLaw) {
  const auto policy = [](const std::string& law, const std::string& first_reply) {
    return R"({"policy":"x","extends":["general"],"organization":{"law":")" + law +
           R"("},"promises":{"standard":{"first_reply":")" + first_reply +
           R"(","clock":"calendar"}}})";
  };
  const Outcome late = run({"check", "--now", now, "-"}, policy("HU", "P45D"));
  EXPECT_EQ(late.code, 1);
  EXPECT_THAT(
      late.out,
      HasSubstr(R"("code":"promise.beyond_law","at":"/promises/standard/first_reply","line":1,)"));
  EXPECT_THAT(late.out, HasSubstr("This is no legal advice."));
  EXPECT_EQ(run({"check", "--now", now, "-"}, policy("HU", "P1D")).code, 0);
  const Outcome unknown = run({"check", "-"}, policy("XX", "P45D"));
  EXPECT_EQ(unknown.code, 0);
  EXPECT_THAT(unknown.out, HasSubstr(R"("severity":"warning","code":"law.unknown")"));
  EXPECT_EQ(run({"check", "--now", "soon", "general"}).code, 2);
}

TEST(Commands, AnEmptyClockIsNotTheMachines) {
  for (const std::string command : {"check", "validate", "assess"}) {
    const std::vector<std::string> policy = command == "check"
                                                ? std::vector<std::string>{"general"}
                                                : std::vector<std::string>{"--policy", "general"};
    for (const std::vector<std::string>& empty :
         std::vector<std::vector<std::string>>{{"--now", ""}, {"--now="}}) {
      std::vector<std::string> arguments{command};
      arguments.insert(arguments.end(), policy.begin(), policy.end());
      arguments.insert(arguments.end(), empty.begin(), empty.end());
      const Outcome outcome = run(arguments, R"({"text":"late"})");
      EXPECT_EQ(outcome.code, 2) << command;
      EXPECT_THAT(outcome.error, HasSubstr("--now")) << command;
      EXPECT_EQ(outcome.out, "") << command;
    }
  }
}

TEST(Commands, ABundleIsHeldAgainstTheLawToo) {
  const Folder folder;
  const std::string policy = folder.write(
      "p.json", R"({"policy":"x","extends":["general"],"organization":{"law":"HU"},)"
                R"("promises":{"standard":{"first_reply":"P45D","clock":"calendar"}}})");
  const std::string bundle = folder.path("p.bundle");
  ASSERT_EQ(run({"compile", "--policy", policy, "--out", bundle}).code, 0);
  const Outcome outcome = run({"check", "--now", now, bundle});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("promise.beyond_law"));
}

TEST(Commands, TrainingMakesAModelThatAssessesAndIsMeasured) {
  const Folder folder;
  std::string lines;
  for (int i = 0; i < 12; ++i) {
    lines += R"({"text":"the parcel is late again )" + std::to_string(i) +
             R"(","category":"delivery.late","language":"en"})"
             "\n";
    lines += R"({"text":"the soup was cold and bad )" + std::to_string(i) +
             R"(","category":"food.quality","language":"en","more":1})"
             "\n";
  }
  const std::string data = folder.write("data.jsonl", lines);
  const Outcome trained =
      run({"train", "--data", data, "--out", folder.path("m"), "--policy", "general"});
  EXPECT_EQ(trained.code, 0) << trained.error;
  EXPECT_THAT(trained.out, HasSubstr(R"("lines":24,"categories":2,"languages":["en"])"));
  EXPECT_EQ(run({"train", "--data", data, "--out", folder.path("again")}).code, 0);
  EXPECT_EQ(folder.read("m"), folder.read("again"));

  const Outcome assessed =
      run({"assess", "--model", folder.path("m")}, R"({"text":"my parcel is late"})");
  EXPECT_EQ(assessed.code, 0);
  EXPECT_THAT(assessed.out, HasSubstr(R"("categories":[{"id":"delivery.late","score":)"));
  const Outcome measured = run({"evaluate", "--model", folder.path("m"), "--data", data});
  EXPECT_EQ(measured.code, 0);
  EXPECT_THAT(measured.out,
              StartsWith(R"({"lines":24,"accuracy":1.0000,"macro_f1":1.0000,"top_3":1.0000,)"));
  EXPECT_EQ(
      run({"evaluate", "--policy", "general", "--model", folder.path("m"), "--data", data}).code,
      0);
  EXPECT_EQ(run({"evaluate", "--folds", "3", "--data", data}).code, 0);
  const Outcome nothing = run({"evaluate", "--policy", "general", "--data", "/dev/null"});
  EXPECT_EQ(nothing.code, 1);
  EXPECT_THAT(nothing.error, HasSubstr("has no lines"));
}

TEST(Commands, BadTrainingDataIsNamedByLine) {
  const Folder folder;
  const std::string data =
      folder.write("data.jsonl", "{\"text\":\"a\",\"category\":\"b\"}\n\nnonsense\n");
  const Outcome outcome = run({"train", "--data", data, "--out", folder.path("m")});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.error, HasSubstr("line 3: json.syntax"));
  EXPECT_EQ(run({"train", "--data", folder.path("none"), "--out", folder.path("m")}).code, 3);
  const std::string foreign =
      folder.write("foreign.jsonl", "{\"text\":\"a\",\"category\":\"no.such\"}\n");
  EXPECT_EQ(
      run({"train", "--data", foreign, "--out", folder.path("m"), "--policy", "general"}).code, 1);
  EXPECT_EQ(run({"assess", "--model", foreign}, R"({"text":"x"})").code, 2);
}

}  // namespace
}  // namespace redress::testing
