// Stores of earlier versions.
#include "unit/fixture.hpp"
#include "unit/store/store_folder.hpp"

namespace redress {
namespace {

constexpr const char* reference = "5TNFCUWMKH";

class StoreMigration : public StoreFolder {
 protected:
  StoreMigration() { sql(fixture::read_file("tests/unit/store/version3.sql")); }
};

TEST_F(StoreMigration, FillsInWhatFollowsFromRecords) {
  const auto store = open();
  const auto found = store->find_by_reference(reference);
  ASSERT_TRUE(found.ok() && found->has_value());
  const Standing& standing = (*found)->standing;
  EXPECT_EQ(standing.category, "delivery.late");
  EXPECT_EQ(standing.team, "delivery");
  EXPECT_EQ(standing.due, *parse_instant("2026-11-23T17:00:00Z"));
  EXPECT_EQ(standing.due_kind, "first_reply");
  EXPECT_EQ(standing.delete_after, *parse_instant("2029-12-06T18:00:00Z"));
  const auto events = store->events(reference);
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->front().kind, "received");
  EXPECT_EQ(events->front().at, (*found)->received);
  // What was received before there was an outbox has been told long ago.
  EXPECT_TRUE(store->outbox_ready(last_instant, 10)->empty());
  EXPECT_TRUE(store->policy("")->has_value());
}

TEST_F(StoreMigration, ReadsAStoreOfVersion3AsItIs) {
  const auto store = open(StoreAccess::read);
  const auto found = store->find_by_reference(reference);
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->state, "received");
  EXPECT_EQ((*found)->standing, Standing{});
  EXPECT_TRUE(store->events(reference)->empty());
  EXPECT_TRUE(store->outbox_dead()->empty());
  const auto due = store->each_due(last_instant, "", [](const StoredComplaint&) { return true; });
  ASSERT_FALSE(due.ok());
  EXPECT_EQ(due.error().code, "store.older");
}

TEST_F(StoreMigration, ManyAreFilledIn) {
  sql("INSERT INTO complaints (id, content, reference, key_hash, sealed_key, received, state, "
      "language, record, receipt) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
      "WHERE i < 450) SELECT 'id' || i, '', 'r' || i, '', '', received, state, language, record, "
      "receipt FROM n, complaints WHERE number = 1");
  std::size_t count = 0;
  EXPECT_TRUE(open()
                  ->each_due(last_instant, "delivery",
                             [&](const StoredComplaint&) {
                               ++count;
                               return true;
                             })
                  .ok());
  EXPECT_EQ(count, 451U);
}

// As a service of version 3 does that still runs: it adds, and when its health is asked for it
// names its own version.
TEST_F(StoreMigration, WhatAnEarlierVersionStillWritesIsFilledInLater) {
  EXPECT_NE(open(), nullptr);
  sql("INSERT INTO complaints (id, content, reference, key_hash, sealed_key, received, state, "
      "language, record, receipt) SELECT 'i', '', 'late', '', '', received, state, language, "
      "record, receipt FROM complaints; PRAGMA user_version = 3");
  const auto store = open();
  EXPECT_EQ(store->find_by_reference("late")->value().standing.team, "delivery");
  EXPECT_EQ(store->events("late")->size(), 1U);
  EXPECT_EQ(store->events(reference)->size(), 1U);
}

TEST_F(StoreMigration, ARecordThatSaysNothingIsNoObstacle) {
  sql("UPDATE complaints SET record = ''");
  const auto store = open();
  EXPECT_EQ(store->find_by_reference(reference)->value().standing.due, std::nullopt);
  EXPECT_TRUE(store->find_by_reference(reference)->value().standing.delete_after.has_value());
}

}  // namespace
}  // namespace redress
