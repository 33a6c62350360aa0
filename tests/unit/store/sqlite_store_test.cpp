#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>
#include <string>
#include <thread>

#include "unit/store/store_folder.hpp"

namespace redress {
namespace {

using SqliteStore = StoreFolder;

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
  StoredComplaint huge = plain("2", "b");
  // Past what SQLite takes for one value, as a full disk is past what the file takes: the
  // transaction fails midway.
  huge.record.assign(std::size_t{1'000'000'001}, 'x');
  const StoredComplaint first = plain("1", "a");
  const StoredComplaint* const list[] = {&first, &huge};
  EXPECT_FALSE(store->add(list).ok());
  EXPECT_FALSE(store->find_by_id("1")->has_value());
  EXPECT_EQ(added(*store, first), Added::stored);
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

TEST_F(SqliteStore, AStoreOfTheFirstVersionIsBroughtUpToDate) {
  EXPECT_EQ(added(*open(), plain("i", "r")), Added::stored);
  sql("DROP TABLE policies; DROP TABLE attachments; PRAGMA user_version = 1");
  EXPECT_TRUE(open(StoreAccess::read)->find_by_id("i")->has_value());
  EXPECT_TRUE(open()->serve_policy({"a", "b"}, {1}).ok());
  EXPECT_TRUE(open()->find_by_id("i")->has_value());
}

TEST_F(SqliteStore, AStoreWithoutAttachmentsIsReadAsItIsAndGetsThemWhenWritten) {
  EXPECT_EQ(added(*open(), plain("i", "r")), Added::stored);
  sql("DROP TABLE attachments; PRAGMA user_version = 2");
  const auto old = open(StoreAccess::read);
  EXPECT_TRUE(old->find_by_id("i")->has_value());
  ASSERT_TRUE(old->attachments("r").ok());
  EXPECT_TRUE(old->attachments("r")->empty());
  EXPECT_FALSE(old->attachment_content("r", "1")->has_value());
  EXPECT_TRUE(open()->attach({"r", "1", "pdf", "a", 1, {7}}, "x", 5).ok());
  EXPECT_EQ(open(StoreAccess::read)->attachments("r")->size(), 1U);
}

TEST_F(SqliteStore, AFileThatIsNotTakenIsToldByItsReason) {
  const auto store = open();
  EXPECT_EQ(added(*store, plain("i", "r")), Added::stored);
  ASSERT_TRUE(store->attach({"r", "1", "jpeg", "aa", 1, {7}}, "x", 5).ok());
  const auto same_id = store->attach({"r", "1", "jpeg", "bb", 1, {7}}, "y", 5);
  ASSERT_FALSE(same_id.ok());
  EXPECT_THAT(same_id.error().message, ::testing::HasSubstr("UNIQUE"));
  EXPECT_TRUE(store->attach({"r", "2", "jpeg", "bb", 1, {7}}, "y", 5).ok());
}

}  // namespace
}  // namespace redress
