// A complaint's life by the commands that staff type, while the service runs on the same file.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include "cli/attachments.hpp"

namespace redress::testing {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Life : public ::testing::Test {
 protected:
  [[nodiscard]] std::string store() const { return "sqlite:" + folder.path("store.db"); }
  [[nodiscard]] Outcome command(const std::string& name, std::vector<std::string> more,
                                std::string_view input = {}) const {
    std::vector<std::string> words{name, "--store", store()};
    words.insert(words.end(), more.begin(), more.end());
    return run(words, input);
  }
  [[nodiscard]] std::string status() const {
    const Outcome outcome = command("status", {complaint.reference});
    EXPECT_EQ(outcome.code, 0) << outcome.error;
    return outcome.out;
  }
  [[nodiscard]] std::string due_of(std::string_view step) const {
    const std::string out = status();
    for (const JsonView& entry : JsonView(out)["timeline"].elements()) {
      if (entry["kind"].string() == step) return entry["due"].string();
    }
    return {};
  }
  [[nodiscard]] std::string step_states(const std::string& now) const {
    std::string out;
    const Outcome outcome = command("status", {complaint.reference, "--now", now});
    for (const JsonView& entry : JsonView(outcome.out)["timeline"].elements())
      out += entry["state"].string() + ' ';
    return out;
  }

  Folder folder;
  Service service{folder};
  Complaint complaint{service};
};

TEST_F(Life, FromReceiptToItsEndAndBack) {
  EXPECT_EQ(member("\r\n\r\n" + status(), "state"), "received");
  const Outcome replied = command("reply", {complaint.reference, "--by", "Elena Petrova"},
                                  "We are looking for it.\r\n");
  ASSERT_EQ(replied.code, 0) << replied.error;
  EXPECT_EQ(JsonView(replied.out)["state"].string(), "replied");
  EXPECT_EQ(JsonView(replied.out)["event"]["text"].string(), "We are looking for it.");
  EXPECT_EQ(JsonView(replied.out)["event"]["by"].string(), "Elena Petrova");
  EXPECT_EQ(JsonView(replied.out)["due"]["kind"].string(), "update");

  EXPECT_EQ(command("update", {complaint.reference, "--text", "It is on its way."}).code, 0);
  EXPECT_THAT(complaint.status(), HasSubstr(R"("state":"replied")"));
  const Outcome resolved = command("resolve", {complaint.reference, "--text", "It is there."});
  EXPECT_EQ(resolved.code, 0);
  EXPECT_EQ(JsonView(resolved.out)["due"].raw(), "null");
  EXPECT_THAT(complaint.status(), HasSubstr(R"("state":"resolved")"));

  const Outcome again = command("reply", {complaint.reference, "--text", "x"});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.error, HasSubstr("reopen it first"));
  const Outcome reopened =
      command("reopen", {complaint.reference, "--now", "2030-01-07T09:30:00Z"});
  ASSERT_EQ(reopened.code, 0) << reopened.error;
  EXPECT_EQ(JsonView(reopened.out)["state"].string(), "reopened");
  EXPECT_EQ(due_of("first_reply"), "2030-01-07T17:30:00Z");
  EXPECT_THAT(complaint.status(), HasSubstr(R"("first_reply":{"due":"2030-01-07T17:30:00Z")"));

  const Outcome exported = run({"export", "--store", store()});
  std::string kinds;
  for (const JsonView& event : JsonView(exported.out)["events"].elements())
    kinds += event["kind"].string() + ' ';
  EXPECT_EQ(kinds, "received replied updated resolved reopened ");
}

TEST_F(Life, AReferenceMayBeTypedAsItIsReadAloud) {
  std::string typed = complaint.reference.substr(0, 4) + "-" + complaint.reference.substr(4, 4) +
                      " " + complaint.reference.substr(8);
  for (char& c : typed) c = static_cast<char>(std::tolower(c));
  EXPECT_EQ(command("status", {typed}).code, 0);
  std::string wrong = complaint.reference;
  wrong.back() = wrong.back() == '2' ? '3' : '2';
  const Outcome mistyped = command("status", {wrong});
  EXPECT_EQ(mistyped.code, 1);
  EXPECT_THAT(mistyped.error, HasSubstr("no reference"));
  const Outcome unknown = command("status", {"2222222222"});
  EXPECT_EQ(unknown.code, 1);
  EXPECT_THAT(unknown.error, HasSubstr("There is no complaint 2222222222"));
}

TEST_F(Life, PromisesAreHeldAgainstTheClock) {
  const std::string due = due_of("first_reply");
  EXPECT_THAT(step_states("2026-01-01T00:00:00Z"), StartsWith("due "));
  EXPECT_THAT(step_states("2049-01-01T00:00:00Z"), StartsWith("overdue "));
  EXPECT_EQ(command("reply", {complaint.reference, "--text", "x", "--now", due}).code, 0);
  EXPECT_THAT(step_states("2049-01-01T00:00:00Z"), StartsWith("kept kept overdue "));
  const Outcome text = command("status", {complaint.reference, "--format", "text"});
  EXPECT_THAT(text.out, HasSubstr("Promised\n  kept       first_reply"));
  EXPECT_THAT(text.out, HasSubstr("My parcel has not arrived."));
}

TEST_F(Life, WhatIsOverdueCallsSomebody) {
  const std::string due = due_of("first_reply");
  const Outcome early = command("due", {"--now", "2020-01-01T00:00:00Z"});
  EXPECT_EQ(early.code, 0);
  EXPECT_EQ(early.out, "[]\n");
  const Outcome now = command("due", {"--now", due, "--within", "PT1H"});
  EXPECT_EQ(now.code, 0);
  const auto listed = JsonView(now.out).elements();
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0]["reference"].string(), complaint.reference);
  EXPECT_EQ(listed[0]["kind"].string(), "first_reply");
  EXPECT_EQ(listed[0]["overdue"].raw(), "false");
  const Outcome late = command("due", {"--now", "2049-01-01T00:00:00Z", "--format", "text"});
  EXPECT_EQ(late.code, 1);
  EXPECT_THAT(late.out, StartsWith("OVERDUE  " + complaint.reference));
  EXPECT_THAT(late.out, EndsWith("1 overdue, 0 due within PT4H.\n"));
  EXPECT_EQ(command("due", {"--now", "2049-01-01T00:00:00Z", "--team", "payments"}).out, "[]\n");
  const Outcome slip = command("due", {"--team", "delivry"});
  EXPECT_EQ(slip.code, 0);
  EXPECT_THAT(slip.error, HasSubstr("no team “delivry”"));
  EXPECT_EQ(command("due", {"--within", "soon"}).code, 2);
  EXPECT_EQ(command("resolve", {complaint.reference, "--text", "x"}).code, 0);
  EXPECT_EQ(command("due", {"--now", "2049-01-01T00:00:00Z"}).out, "[]\n");
}

TEST_F(Life, RefiledItHasAnotherTeamAndNoLaterPromise) {
  const std::string due = due_of("first_reply");
  const auto refile = [&](const std::string& category) {
    return command("refile", {complaint.reference, "--category", category});
  };
  const Outcome first = refile("payment.refund");
  ASSERT_EQ(first.code, 0) << first.error;
  EXPECT_EQ(first.error, "");
  EXPECT_EQ(JsonView(first.out)["category"].string(), "payment.refund");
  EXPECT_EQ(JsonView(first.out)["event"]["text"].string(), "delivery.late → payment.refund");
  EXPECT_LE(due_of("first_reply"), due);
  const Outcome status = command("status", {complaint.reference});
  EXPECT_EQ(JsonView(status.out)["record"]["category"].string(), "payment.refund");
  EXPECT_EQ(JsonView(status.out)["record"]["team"].raw(), JsonView(status.out)["team"].raw());
  EXPECT_EQ(refile("payment.refund").code, 2);
  EXPECT_EQ(refile("safety.injury").error, "");
  const Outcome third = refile("other");
  EXPECT_EQ(third.code, 0);
  EXPECT_THAT(third.error, HasSubstr("hand-over number 3"));
  const Outcome unknown = refile("no.such");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.error, HasSubstr("no.such"));
  // The same submission again is answered as before, and the page speaks of the category of now.
  EXPECT_EQ(status_of(service.post(submission())), 200);
  EXPECT_THAT(service.get("/complaints/" + complaint.reference + "?key=" + complaint.key,
                          "Accept: text/html\r\n"),
              HasSubstr("Something else"));
}

TEST_F(Life, ATextThereMustBe) {
  for (const char* name : {"reply", "update", "resolve"}) {
    EXPECT_EQ(command(name, {complaint.reference}, " \n").code, 1) << name;
    EXPECT_EQ(command(name, {complaint.reference, "--text", ""}, "in vain").code, 1) << name;
  }
  const Outcome control = command("reply", {complaint.reference}, "a\x1b[2J");
  EXPECT_EQ(control.code, 1);
  EXPECT_THAT(control.error, HasSubstr("control character"));
  EXPECT_EQ(command("reply", {complaint.reference, "--text", "x", "--by", "a\nb"}).code, 1);
  EXPECT_EQ(command("reply", {complaint.reference}, std::string(70'000, 'a')).code, 1);
  EXPECT_THAT(status(), HasSubstr(R"("state":"received")"));
}

TEST_F(Life, ForgottenItIsGone) {
  ASSERT_EQ(status_of(complaint.add(pdf(1))), 201);
  EXPECT_EQ(command("reply", {complaint.reference, "--text", "An answer to ana."}).code, 0);
  const Outcome forgotten = command("forget", {complaint.reference});
  ASSERT_EQ(forgotten.code, 0) << forgotten.error;
  EXPECT_EQ(forgotten.out, "{\"deleted\":1}\n");
  EXPECT_EQ(status_of(complaint.status()), 404);
  EXPECT_EQ(command("forget", {complaint.reference}).code, 1);
  const std::string raw = folder.read("store.db") + folder.read("store.db-wal");
  EXPECT_GT(raw.size(), 10'000U);
  for (const std::string& trace :
       {complaint.reference, std::string("ana@example.com"), std::string("answer to ana"),
        std::string("My parcel has not arrived"), pdf(1)})
    EXPECT_EQ(raw.find(trace), std::string::npos) << trace;
}

TEST_F(Life, WhoseTimeIsOverGoesByHand) {
  EXPECT_EQ(command("forget", {"--expired"}).out, "{\"deleted\":0}\n");
  EXPECT_EQ(command("resolve", {complaint.reference, "--text", "x"}).code, 0);
  const std::string out = status();
  const std::string until = JsonView(out)["delete_after"].string();
  EXPECT_EQ(command("forget", {"--expired", "--now", until}).out, "{\"deleted\":1}\n");
  EXPECT_EQ(command("forget", {}).code, 2);
  EXPECT_EQ(command("forget", {complaint.reference, "--expired"}).code, 2);
}

TEST_F(Life, ABackupIsAStoreOfItsOwn) {
  const std::string copy = folder.path("copy.db");
  const Outcome done = command("backup", {copy});
  ASSERT_EQ(done.code, 0) << done.error;
  EXPECT_EQ(done.out + done.error, "");
  EXPECT_EQ(run({"export", "--store", "sqlite:" + copy}).out,
            run({"export", "--store", store()}).out);
  const Outcome again = command("backup", {copy});
  EXPECT_EQ(again.code, 3);
  EXPECT_THAT(again.error, HasSubstr("is there already"));
  EXPECT_EQ(run({"backup", "--store", "sqlite:" + folder.path("none.db"), folder.path("x")}).code,
            3);
}

TEST_F(Life, MessagesThatWereGivenUpAreListedAndTriedAgain) {
  EXPECT_EQ(command("outbox", {}).out, "[]\n");
  EXPECT_EQ(command("outbox", {"--format", "text"}).out, "Nothing was given up.\n");
  EXPECT_EQ(command("outbox", {"--retry", "all"}).out, "{\"retried\":0}\n");
  EXPECT_EQ(command("outbox", {"--retry", "7"}).code, 1);
  EXPECT_EQ(command("outbox", {"--retry", "x"}).code, 2);
}

TEST(LifeStore, ASlipInANameMakesNoStore) {
  const Folder folder;
  const std::string store = "sqlite:" + folder.path("none.db");
  const std::vector<std::vector<std::string>> commands = {
      {"status", "2222222222"},
      {"due"},
      {"reply", "2222222222", "--text", "x"},
      {"refile", "2222222222", "--category", "other"},
      {"forget", "2222222222"},
      {"forget", "--expired"},
      {"outbox", "--retry", "all"}};
  for (std::vector<std::string> words : commands) {
    words.insert(words.end(), {"--store", store});
    const Outcome outcome = run(words);
    EXPECT_EQ(outcome.code, 3) << words.front();
    EXPECT_THAT(outcome.error, HasSubstr("There is no store"));
    EXPECT_FALSE(std::filesystem::exists(folder.path("none.db")));
  }
}

TEST(LifeStore, TheServiceDeletesWhatIsExpiredWhenItStarts) {
  const Folder folder;
  std::string reference;
  {
    const Service service(folder);
    const Complaint complaint(service);
    reference = complaint.reference;
    // As if it had been resolved long ago.
    ASSERT_EQ(
        run({"resolve", "--store", "sqlite:" + folder.path("store.db"), reference, "--text", "x"})
            .code,
        0);
  }
  sqlite3* database = nullptr;
  sqlite3_open(folder.path("store.db").c_str(), &database);
  EXPECT_EQ(
      sqlite3_exec(database, "UPDATE complaints SET delete_after = 1", nullptr, nullptr, nullptr),
      SQLITE_OK);
  sqlite3_close(database);
  Service service(folder);
  // It does so beside its other work; each answer is some of that.
  for (int i = 0; i < 500 && service.log().find("deleted") == std::string::npos; ++i)
    EXPECT_EQ(status_of(service.get("/healthz")), 200);
  service.signal(SIGTERM);
  EXPECT_EQ(service.wait(), 0);
  EXPECT_THAT(service.log(), HasSubstr("1 expired complaint was deleted."));
  EXPECT_THAT(service.log(), Not(HasSubstr(reference)));
  EXPECT_EQ(run({"status", "--store", "sqlite:" + folder.path("store.db"), reference}).code, 1);
}

TEST(LifeStore, ADamagedStoreIsNotServed) {
  const Folder folder;
  { const Service service(folder); }
  {
    std::fstream raw(folder.path("store.db"), std::ios::in | std::ios::out | std::ios::binary);
    for (int page = 4; page < 40; ++page) {
      raw.seekp(page * 4096);
      raw << std::string(4096, '\xff');
    }
  }
  const Outcome served = run({"serve", "--policy", "general", "--store",
                              "sqlite:" + folder.path("store.db"), "--listen", "127.0.0.1:0"});
  EXPECT_EQ(served.code, 3);
  EXPECT_THAT(served.error, HasSubstr("is damaged"));
  EXPECT_THAT(served.error, HasSubstr("redress backup"));
}

}  // namespace
}  // namespace redress::testing
