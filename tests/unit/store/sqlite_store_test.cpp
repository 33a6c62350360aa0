#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "store/store.hpp"

namespace redress {
namespace {

class SqliteStore : public ::testing::Test {
 protected:
  SqliteStore() {
    std::string name = (std::filesystem::temp_directory_path() / "redress-store-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~SqliteStore() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] std::string file() const { return (folder_ / "store.db").string(); }
  [[nodiscard]] std::unique_ptr<Store> open(StoreAccess access = StoreAccess::write) const {
    Result<std::unique_ptr<Store>> store = open_store("sqlite:" + file(), access);
    EXPECT_TRUE(store.ok()) << (store ? "" : store.error().message);
    return store ? std::move(store).value() : nullptr;
  }
  [[nodiscard]] std::string error_of_opening(StoreAccess access = StoreAccess::write) const {
    const auto store = open_store("sqlite:" + file(), access);
    return store ? "" : store.error().code;
  }
  void sql(const char* statement) const {
    sqlite3* database = nullptr;
    sqlite3_open(file().c_str(), &database);
    EXPECT_EQ(sqlite3_exec(database, statement, nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }

  std::filesystem::path folder_;
};

StoredComplaint complaint(const std::string& id, const std::string& reference) {
  return {id,         "content", reference,      "hash",    "sealed", {1'800'000'000},
          "received", "bg",      R"({"a":"ж"})", R"("b":1)"};
}

Added add(Store& store, const StoredComplaint& one) {
  const StoredComplaint* const list[] = {&one};
  const auto added = store.add(list);
  EXPECT_TRUE(added.ok());
  return added ? added->front() : Added::known_id;
}

TEST_F(SqliteStore, KeepsWhatWasAddedAcrossOpening) {
  EXPECT_EQ(add(*open(), complaint("i", "r")), Added::stored);
  const auto store = open();
  const auto found = store->find_by_id("i");
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->reference, "r");
  EXPECT_EQ((*found)->record, R"({"a":"ж"})");
  EXPECT_EQ((*found)->received.seconds, 1'800'000'000);
  EXPECT_EQ((*found)->state, "received");
  EXPECT_TRUE(store->find_by_reference("r")->has_value());
  EXPECT_FALSE(store->find_by_reference("i")->has_value());
}

TEST_F(SqliteStore, TellsAKnownIdFromAKnownReferenceAndKeepsTheRestOfABatch) {
  const auto store = open();
  const StoredComplaint first = complaint("1", "a");
  const StoredComplaint same_id = complaint("1", "b");
  const StoredComplaint same_reference = complaint("2", "a");
  const StoredComplaint last = complaint("3", "c");
  const StoredComplaint* const list[] = {&first, &same_id, &same_reference, &last};
  const auto added = store->add(list);
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(*added, (std::vector<Added>{Added::stored, Added::known_id, Added::known_reference,
                                        Added::stored}));
  EXPECT_TRUE(store->find_by_id("3")->has_value());
}

TEST_F(SqliteStore, VisitsInTheOrderOfReceiptUntilToldToStop) {
  const auto store = open();
  for (const char* id : {"z", "a", "m"}) EXPECT_EQ(add(*store, complaint(id, id)), Added::stored);
  std::string seen;
  EXPECT_TRUE(open(StoreAccess::read)
                  ->each([&](const StoredComplaint& one) {
                    seen += one.id;
                    return one.id != "a";
                  })
                  .ok());
  EXPECT_EQ(seen, "za");
}

TEST_F(SqliteStore, AReaderSeesWhatAWriterHasCommitted) {
  const auto writer = open();
  const auto reader = open(StoreAccess::read);
  EXPECT_FALSE(reader->find_by_id("1")->has_value());
  EXPECT_EQ(add(*writer, complaint("1", "a")), Added::stored);
  EXPECT_TRUE(reader->find_by_id("1")->has_value());
}

TEST_F(SqliteStore, ReadersDoNotMakeAStore) {
  EXPECT_EQ(error_of_opening(StoreAccess::read), "store.unavailable");
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(SqliteStore, RefusesWhatIsNoStoreAndLeavesItAsItIs) {
  std::ofstream(file()) << "this is a text and no database, whatever its name says";
  EXPECT_EQ(error_of_opening(), "store.foreign");
  EXPECT_EQ(std::filesystem::file_size(file()), 54U);
  std::filesystem::remove(file());
  sql("CREATE TABLE somebody_elses (a)");
  EXPECT_EQ(error_of_opening(), "store.foreign");
  EXPECT_EQ(error_of_opening(StoreAccess::read), "store.foreign");
}

TEST_F(SqliteStore, RefusesALaterVersion) {
  EXPECT_NE(open(), nullptr);
  sql("PRAGMA user_version = 999");
  EXPECT_EQ(error_of_opening(), "store.newer");
}

TEST_F(SqliteStore, SaysThatItIsLocked) {
  const auto store = open();
  sqlite3* other = nullptr;
  sqlite3_open(file().c_str(), &other);
  EXPECT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto tested = store->test();
  EXPECT_FALSE(tested.ok());
  EXPECT_EQ(tested.error().code, "store.locked");
  sqlite3_close(other);
  EXPECT_TRUE(store->test().ok());
}

TEST_F(SqliteStore, WhatDoesNotFitIsRefusedAndNothingOfItIsKept) {
  const auto store = open();
  StoredComplaint huge = complaint("2", "b");
  // Past what SQLite takes for one value, as a full disk is past what the file takes: the
  // transaction fails midway.
  huge.record.assign(std::size_t{1'000'000'001}, 'x');
  const StoredComplaint first = complaint("1", "a");
  const StoredComplaint* const list[] = {&first, &huge};
  EXPECT_FALSE(store->add(list).ok());
  EXPECT_FALSE(store->find_by_id("1")->has_value());
  EXPECT_EQ(add(*store, first), Added::stored);
}

TEST_F(SqliteStore, NamesMustSayWhatKindOfStore) {
  for (const char* name : {"", "x.db", "sqlite:", "oracle:x"}) {
    const auto store = open_store(name, StoreAccess::write);
    ASSERT_FALSE(store.ok());
    EXPECT_EQ(store.error().code, "store.name");
  }
}

TEST_F(SqliteStore, TwoThatMakeTheSameStoreAtOnceBothGetIt) {
  for (int round = 0; round < 20; ++round) {
    std::filesystem::remove(file());
    std::filesystem::remove(file() + "-wal");
    std::filesystem::remove(file() + "-shm");
    std::thread other([&] { EXPECT_NE(open(), nullptr); });
    EXPECT_NE(open(), nullptr);
    other.join();
  }
}

TEST_F(SqliteStore, KeepsEarlierPoliciesForAWhile) {
  const auto store = open();
  const auto served = [&](const std::string& id, std::int64_t now) {
    std::string ids;
    const auto earlier = store->serve_policy({id, id + std::string("\0\xff", 2)}, {now});
    EXPECT_TRUE(earlier.ok());
    for (const StoredPolicy& policy : *earlier) {
      EXPECT_EQ(policy.bundle, policy.id + std::string("\0\xff", 2));
      ids += policy.id;
    }
    return ids;
  };
  EXPECT_EQ(served("a", 1'000), "");
  EXPECT_EQ(served("a", 2'000), "");
  EXPECT_EQ(served("b", 3'000), "a");
  EXPECT_EQ(served("a", 4'000), "b");
  EXPECT_EQ(served("c", 5'000), "ab");
  // What took its place counts, not when it was first served.
  EXPECT_EQ(served("d", 4'000 + earlier_policy_seconds), "cab");
  EXPECT_EQ(served("d", 4'001 + earlier_policy_seconds), "ca");
  for (char id = 'e'; id < 'z'; ++id) {
    const std::string earlier = served(std::string(1, id), 10'000 + earlier_policy_seconds + id);
    EXPECT_LE(earlier.size(), most_earlier_policies);
    EXPECT_EQ(earlier.front(), id - 1);
  }
}

TEST_F(SqliteStore, AStoreOfTheFirstVersionIsBroughtUpToDate) {
  EXPECT_EQ(add(*open(), complaint("i", "r")), Added::stored);
  sql("DROP TABLE policies; DROP TABLE attachments; PRAGMA user_version = 1");
  EXPECT_TRUE(open(StoreAccess::read)->find_by_id("i")->has_value());
  EXPECT_TRUE(open()->serve_policy({"a", "b"}, {1}).ok());
  EXPECT_TRUE(open()->find_by_id("i")->has_value());
}

TEST_F(SqliteStore, AStoreWithoutAttachmentsIsReadAsItIsAndGetsThemWhenWritten) {
  EXPECT_EQ(add(*open(), complaint("i", "r")), Added::stored);
  sql("DROP TABLE attachments; PRAGMA user_version = 2");
  const auto old = open(StoreAccess::read);
  EXPECT_TRUE(old->find_by_id("i")->has_value());
  ASSERT_TRUE(old->attachments("r").ok());
  EXPECT_TRUE(old->attachments("r")->empty());
  EXPECT_FALSE(old->attachment_content("r", "1")->has_value());
  EXPECT_TRUE(open()->attach({"r", "1", "pdf", "a", 1, {7}}, "x", 5).ok());
  EXPECT_EQ(open(StoreAccess::read)->attachments("r")->size(), 1U);
}

TEST_F(SqliteStore, KeepsFilesBesideAComplaint) {
  const std::string bytes("\0\xff x", 4);
  {
    const auto store = open();
    EXPECT_EQ(add(*store, complaint("1", "r")), Added::stored);
    EXPECT_EQ(add(*store, complaint("2", "s")), Added::stored);
    const auto first = store->attach({"r", "1", "jpeg", "aa", 4, {7}}, bytes, 2);
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first->outcome, Attached::Outcome::stored);
    EXPECT_EQ(first->count, 1U);
    EXPECT_EQ(store->attach({"r", "2", "pdf", "bb", 1, {8}}, "y", 2)->count, 2U);
  }
  const auto store = open();
  const auto again = store->attach({"r", "3", "jpeg", "aa", 4, {9}}, bytes, 2);
  EXPECT_EQ(again->outcome, Attached::Outcome::known);
  EXPECT_EQ(again->attachment.id, "1");
  EXPECT_EQ(again->attachment.added.seconds, 7);
  EXPECT_EQ(again->count, 2U);
  EXPECT_EQ(store->attach({"r", "4", "pdf", "cc", 1, {9}}, "z", 2)->outcome,
            Attached::Outcome::full);
  // Another complaint has files of its own, even of the same bytes.
  EXPECT_EQ(store->attach({"s", "1", "jpeg", "aa", 4, {9}}, bytes, 2)->outcome,
            Attached::Outcome::stored);

  const auto list = store->attachments("r");
  ASSERT_EQ(list->size(), 2U);
  EXPECT_EQ((*list)[0].kind, "jpeg");
  EXPECT_EQ((*list)[0].bytes, 4);
  EXPECT_EQ((*list)[1].id, "2");
  EXPECT_EQ(**store->attachment_content("r", "1"), bytes);
  EXPECT_FALSE(store->attachment_content("s", "2")->has_value());
}

TEST_F(SqliteStore, AFileDoesNotOutliveItsComplaint) {
  const auto store = open();
  EXPECT_EQ(add(*store, complaint("i", "r")), Added::stored);
  EXPECT_EQ(store->forget("r")->complaints, 1U);
  const auto late = store->attach({"r", "1", "jpeg", "aa", 1, {7}}, "x", 5);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, "complaint.unknown");
  EXPECT_TRUE(store->attachments("r")->empty());
  EXPECT_TRUE(store->test().ok());
}

TEST_F(SqliteStore, AFileThatIsNotTakenIsToldByItsReason) {
  const auto store = open();
  EXPECT_EQ(add(*store, complaint("i", "r")), Added::stored);
  ASSERT_TRUE(store->attach({"r", "1", "jpeg", "aa", 1, {7}}, "x", 5).ok());
  const auto same_id = store->attach({"r", "1", "jpeg", "bb", 1, {7}}, "y", 5);
  ASSERT_FALSE(same_id.ok());
  EXPECT_THAT(same_id.error().message, ::testing::HasSubstr("UNIQUE"));
  EXPECT_TRUE(store->attach({"r", "2", "jpeg", "bb", 1, {7}}, "y", 5).ok());
}

}  // namespace
}  // namespace redress
