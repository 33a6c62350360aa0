// Complaints by state, team and category, a page at a time; and messages that are known already.
#include <gmock/gmock.h>

#include "life/act.hpp"
#include "unit/store/any_store.hpp"

namespace redress {
namespace {

using ::testing::HasSubstr;

class StoreList : public AnyStore {
 protected:
  void add(const std::vector<std::string>& references, const std::string& team = "desk") {
    for (const std::string& reference : references) {
      const StoredComplaint one = complaint(reference, 5'000, team);
      const StoredComplaint* const all[] = {&one};
      ASSERT_EQ(store->add(all)->front(), Added::stored);
    }
  }
  void resolve(const std::string& reference, const std::string& message = {}) {
    ASSERT_TRUE(life::act(*store, reference, [&](const life::Whole& whole) {
                  return life::change_of(
                      whole.complaint, whole.events,
                      {life::Action::resolve, {2'000}, "Elena", "Done.", message}, std::nullopt);
                }).ok());
  }
  /// References of all pages, a `|` between two of them.
  std::string pages(ListQuery query, std::size_t limit) {
    std::string out;
    for (;;) {
      std::size_t count = 0;
      const auto next = store->list(query, [&](const StoredComplaint& one) {
        if (count == limit) return false;
        ++count;
        out += one.reference;
        return true;
      });
      EXPECT_TRUE(next.ok()) << (next ? "" : next.error().message);
      if (!next || !*next) return out;
      EXPECT_GT(**next, query.after) << "each page goes on";
      query.after = **next;
      out += '|';
    }
  }

  std::unique_ptr<Store> store = open();
};

REDRESS_EVERY_STORE(StoreList);

// What SQLite promises beside.
class SqliteList : public StoreList {};
INSTANTIATE_TEST_SUITE_P(Stores, SqliteList, ::testing::Values("sqlite"));

TEST_P(StoreList, GoesOnWhereThePageBeforeEnded) {
  add({"a", "b", "c", "d", "e"});
  EXPECT_EQ(pages({}, 5), "abcde");
  EXPECT_EQ(pages({}, 2), "ab|cd|e");
  EXPECT_EQ(pages({}, 4), "abcd|e");
}

TEST_P(StoreList, FindsByStateTeamAndCategory) {
  add({"a", "c"});
  add({"b", "d"}, "care");
  resolve("a");
  resolve("d");
  const std::string category = store->find_by_reference("a")->value().standing.category;
  EXPECT_EQ(pages({"received", "", "", 0}, 9), "cb");
  EXPECT_EQ(pages({"resolved", "", "", 0}, 1), "a|d");
  EXPECT_EQ(pages({"", "care", "", 0}, 9), "bd");
  EXPECT_EQ(pages({"resolved", "care", "", 0}, 9), "d");
  EXPECT_EQ(pages({"", "", category, 0}, 9), "acbd");
  EXPECT_EQ(pages({"received", "desk", category, 0}, 9), "c");
  EXPECT_EQ(pages({"received", "desk", category + "x", 0}, 9), "");
}

TEST_P(StoreList, WhatIsDeletedBetweenTwoPagesLeavesTheOthersInPlace) {
  add({"a", "b", "c", "d"});
  std::string seen;
  const auto next = store->list({}, [&](const StoredComplaint& one) {
    if (seen.size() == 2) return false;
    seen += one.reference;
    return true;
  });
  ASSERT_TRUE(next.ok() && *next);
  ASSERT_EQ(store->forget("b")->complaints, 1U);
  ASSERT_EQ(store->forget("c")->complaints, 1U);
  add({"e"});
  ListQuery query;
  query.after = **next;
  EXPECT_EQ(pages(query, 9), "de");
}

// Looking through many that nobody asked for ends with a page that finds nothing, and not at all
// with a long wait.
TEST_P(SqliteList, LooksAtSoManyForAPage) {
  add({"a"});
  sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) "
      "INSERT INTO complaints (id, content, reference, key_hash, sealed_key, received, state, "
      "language, record, receipt, category, team, delete_after) SELECT 'id' || i, '', 'r' || i, "
      "'', '', received, state, language, record, receipt, category, 'care', delete_after FROM n, "
      "complaints WHERE number = 1");
  add({"z"});
  EXPECT_EQ(pages({"received", "desk", "", 0}, 9), "a|z");
  EXPECT_EQ(pages({"", "desk", "", 0}, 9), "a|z");
}

TEST_P(SqliteList, OneStateIsReadFromAnIndexAlone) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(file().c_str(), &database), SQLITE_OK);
  std::string plan;
  sqlite3_exec(
      database,
      "EXPLAIN QUERY PLAN SELECT number, team, category FROM complaints WHERE state = 'received' "
      "AND number > 7 ORDER BY number LIMIT 9",
      [](void* out, int, char** columns, char**) {
        static_cast<std::string*>(out)->append(columns[3]).append("\n");
        return 0;
      },
      &plan, nullptr);
  sqlite3_close(database);
  EXPECT_THAT(plan, HasSubstr("USING COVERING INDEX complaints_state (state=? AND number>?)"));
  EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << plan;
}

TEST_P(SqliteList, AStoreWithoutTheIndexGetsIt) {
  add({"a"});
  store.reset();
  sql("DROP INDEX complaints_state; PRAGMA user_version = 4");
  EXPECT_EQ(open(StoreAccess::read)->find_by_reference("a")->value().reference, "a");
  store = open();
  EXPECT_EQ(pages({"received", "", "", 0}, 9), "a");
  store.reset();
  sql("DROP INDEX complaints_state; PRAGMA user_version = 4");
  store = open();
  store.reset();
  // A service of version 4 that still ran names its version again.
  sql("PRAGMA user_version = 4");
  store = open();
  EXPECT_EQ(pages({"received", "", "", 0}, 9), "a");
}

TEST_P(StoreList, KnowsTheMessagesOfAComplaint) {
  add({"a", "b"});
  EXPECT_EQ(*store->told("a", "m"), std::nullopt);
  resolve("a", "m");
  const std::int64_t event = store->events("a")->back().number;
  EXPECT_EQ(*store->told("a", "m"), std::optional(event));
  EXPECT_EQ(*store->told("b", "m"), std::nullopt);
  EXPECT_EQ(*store->told("none", "m"), std::nullopt);
  // Once it is sent, too.
  for (auto ready = *store->outbox_ready({3'000}, 9); !ready.empty();
       ready = *store->outbox_ready({3'000}, 9))
    EXPECT_TRUE(store->outbox_sent(ready.front().number, {3'000}).ok());
  EXPECT_EQ(*store->told("a", "m"), std::optional(event));
  ASSERT_EQ(store->forget("a")->complaints, 1U);
  EXPECT_EQ(*store->told("a", "m"), std::nullopt);
}

}  // namespace
}  // namespace redress
