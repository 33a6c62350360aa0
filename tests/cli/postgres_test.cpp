// Complaints in a PostgreSQL database, by the program.
#include <gmock/gmock.h>

#include <atomic>

#include "cli/staff.hpp"
#include "store/store.hpp"
#include "unit/store/postgres_database.hpp"

namespace redress::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Postgres, ServicesOnOneDatabaseAreOne) {
  const std::string store = PostgresServer::get().new_database();
  const Folder one;
  const Folder other;
  const Service first(one, {}, "general", store);
  const Service second(other, {}, "general", store);
  const Complaint complaint(first);
  const std::string again = second.post(submission());
  EXPECT_EQ(status_of(again), 200) << again;
  EXPECT_EQ(member(again, "reference"), complaint.reference);
  EXPECT_EQ(member(again, "key"), complaint.key);
  const std::string page = "/complaints/" + complaint.reference + "?key=" + complaint.key;
  EXPECT_EQ(member(second.get(page), "state"), "received");
  EXPECT_EQ(status_of(second.request("POST", complaint.url(), "", pdf(1))), 201);
  EXPECT_EQ(run({"resolve", "--store", store, complaint.reference, "--text", "Found."}).code, 0);
  for (const Service* service : {&first, &second}) {
    EXPECT_EQ(member(service->get(page), "state"), "resolved");
    EXPECT_EQ(status_of(service->get("/healthz")), 200);
    EXPECT_THAT(service->log(), Not(HasSubstr(complaint.reference)));
  }
  EXPECT_THAT(run({"status", "--store", store, complaint.reference, "--format", "text"}).out,
              HasSubstr("Found."));
  EXPECT_EQ(run({"forget", "--store", store, complaint.reference}).code, 0);
  EXPECT_EQ(status_of(first.get(page)), 404);
}

TEST(Postgres, ServicesStartTogetherOnAnEmptyDatabase) {
  const std::string store = PostgresServer::get().new_database();
  const Folder folders[3];
  std::vector<std::unique_ptr<Service>> services(3);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 3; ++i) {
    threads.emplace_back([&, i] {
      services[i] =
          std::make_unique<Service>(folders[i], std::vector<std::string>{}, "general", store);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& service : services) EXPECT_EQ(status_of(service->get("/healthz")), 200);
}

TEST(Postgres, NobodyWaitsForWhatStaffRead) {
  const std::string store = PostgresServer::get().new_database();
  const Folder folder;
  const StaffToken token("crm");
  const Service service(folder, {"--staff-tokens", write_tokens(folder, token.line + "\n")},
                        "general", store);
  const Complaint complaint(service);
  PostgresClient other(store);
  other.execute("BEGIN; LOCK TABLE redress.complaints");
  std::atomic<bool> answered = false;
  std::string due;
  std::thread staff([&] {
    due = service.get("/staff/due?within=P5D", token.header());
    answered = true;
  });
  // Long enough for what staff ask to be begun with.
  for (int i = 0; i < 20; ++i) EXPECT_EQ(status_of(service.get("/nowhere")), 404);
  EXPECT_FALSE(answered);
  other.execute("ROLLBACK");
  staff.join();
  EXPECT_EQ(status_of(due), 200) << due;
  EXPECT_THAT(due, HasSubstr(complaint.reference));
}

// The very same in both kinds of store.
TEST(Postgres, ExportsTheSameBytesAsAFileDoes) {
  const Folder folder;
  const std::string stores[] = {"sqlite:" + folder.path("store.db"),
                                PostgresServer::get().new_database()};
  std::vector<std::string> out;
  for (const std::string& name : stores) {
    {
      const auto store = open_store(name, StoreAccess::write);
      ASSERT_TRUE(store.ok()) << store.error().message;
      for (int i = 0; i < 150; ++i) {
        StoredComplaint one;
        one.id = "id" + std::to_string(i);
        one.reference = "R" + std::to_string(i);
        one.content = "content";
        one.key_hash = "hash";
        one.received = {1'800'000'000 + i};
        one.state = "received";
        one.language = "bg";
        one.record = R"({"text":"ж\u0000\" \\ )" +
                     std::string(static_cast<std::size_t>(i) * 50, 'x') + R"(", "id" : 1})";
        one.receipt = R"("a":[])";
        one.standing.due = Instant{1'800'000'000 - i};
        one.standing.due_kind = "first_reply";
        const StoredComplaint* const list[] = {&one};
        EXPECT_THAT((*store)->add(list).value(), ElementsAre(Added::stored));
      }
      Change change;
      change.reference = "R7";
      change.last_event = (*store)->events("R7")->back().number;
      change.state = "replied";
      change.event = {0, "R7", {1'800'000'500}, "replied", "Елена", "Здравейте\n\t\"!\""};
      EXPECT_EQ((*store)->change(change).value(), Changed::done);
      EXPECT_TRUE((*store)
                      ->attach({"R7", "00000000-0000-4000-8000-000000000001", "pdf", "aa", 4, {7}},
                               std::string("\0\xff\\x", 4), 5)
                      .ok());
    }
    const std::string files = folder.path(std::to_string(out.size()));
    std::filesystem::create_directory(files);
    const Outcome exported = run({"export", "--store", name, "--files", files});
    EXPECT_EQ(exported.code, 0) << exported.error;
    out.push_back(exported.out + run_shell("cd " + files + " && cat *").out);
  }
  EXPECT_EQ(out[0], out[1]);
  EXPECT_THAT(out[0], HasSubstr("Здравейте"));
  EXPECT_THAT(out[0], HasSubstr(std::string("\0\xff\\x", 4)));
}

TEST(Postgres, WhatCannotBeReachedIsSaidWithoutThePassword) {
  for (const char* command : {"serve", "export", "due", "status", "forget"}) {
    std::vector<std::string> words{command, "--store", "postgresql://care:s3cret@127.0.0.1:1/x"};
    if (words[0] == "serve") words.insert(words.end(), {"--policy", "general"});
    if (words[0] == "status" || words[0] == "forget") words.emplace_back("K3M7XQ2PA4");
    const Outcome outcome = run(words);
    EXPECT_NE(outcome.code, 0) << command;
    EXPECT_THAT(outcome.error, Not(HasSubstr("s3cret"))) << command;
  }
  EXPECT_EQ(run({"export", "--store", "postgresql://care:s3cret@127.0.0.1:1/x"}).code, 3);
}

}  // namespace
}  // namespace redress::testing
