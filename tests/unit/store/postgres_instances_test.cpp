// Several services on one database.
#include <gmock/gmock.h>

#include <array>
#include <atomic>
#include <map>
#include <mutex>

#include "store/postgres_outbox.hpp"
#include "unit/store/postgres_database.hpp"
#include "unit/store/store_folder.hpp"

namespace redress {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PostgresInstances : public StoreFolder {
 protected:
  [[nodiscard]] std::string name() const override { return url_; }
  static std::vector<std::int64_t> ready(Store& store, std::int64_t now, std::size_t most = 50) {
    const auto items = store.outbox_ready({now}, most);
    EXPECT_TRUE(items.ok()) << items.error().message;
    std::vector<std::int64_t> out;
    for (const OutboxItem& item : *items) out.push_back(item.number);
    return out;
  }

  std::string url_ = PostgresServer::get().new_database();
  PostgresClient client_{url_};
};

// Its number is lower, and its place before those that are there already.
TEST_F(PostgresInstances, APageDoesNotGoPastAComplaintThatIsBeingStored) {
  const auto store = open();
  const std::int64_t now = client_.number("SELECT extract(epoch FROM clock_timestamp())::bigint");
  const auto add = [&](const std::string& reference, std::int64_t received) {
    StoredComplaint one = complaint(reference);
    one.received = {received};
    const StoredComplaint* const all[] = {&one};
    ASSERT_EQ(store->add(all)->front(), Added::stored);
  };
  const auto listed = [&] {
    std::string out;
    EXPECT_TRUE(store
                    ->list({},
                           [&](const StoredComplaint& one) {
                             out += one.reference;
                             return true;
                           })
                    .ok());
    return out;
  };
  add("a", now);
  client_.execute(
      "BEGIN; INSERT INTO redress.complaints (id, content, reference, key_hash, sealed_key, "
      "received, state, language, record, receipt, category, team, due_kind) SELECT 'b', '', 'b', "
      "'', '', received, state, language, record, receipt, category, team, '' FROM "
      "redress.complaints");
  add("c", now);
  add("d", now - 3'600);
  EXPECT_EQ(listed(), "ad") << "an old one hides no longer than a minute";
  client_.execute("COMMIT");
  EXPECT_EQ(listed(), "abcd");
}

TEST_F(PostgresInstances, WhatIsSentToSeveralAtOnceIsStoredOnce) {
  // They collide by intent, and should not wait for it to be noticed.
  client_.execute("ALTER DATABASE " + client_.text("SELECT current_database()") +
                  " SET deadlock_timeout = '10ms'");
  EXPECT_NE(open(), nullptr);
  constexpr int groups = 12;
  constexpr int size = 8;
  std::atomic<int> stored = 0;
  at_once(3, [&](int instance) {
    const auto store = open();
    for (int group = 0; group < groups; ++group) {
      std::vector<StoredComplaint> own(size);
      std::vector<const StoredComplaint*> list(size);
      for (int i = 0; i < size; ++i) {
        // Each in an order of its own.
        const int number = group * size + (instance == 1 ? size - 1 - i : i);
        StoredComplaint& one = own[static_cast<std::size_t>(i)];
        one = complaint(std::to_string(instance) + "-" + std::to_string(number));
        one.id = "id" + std::to_string(number);
        list[static_cast<std::size_t>(i)] = &one;
      }
      const auto added = store->add(list);
      ASSERT_TRUE(added.ok()) << added.error().message;
      for (const Added one : *added) {
        EXPECT_NE(one, Added::known_reference);
        stored += one == Added::stored ? 1 : 0;
      }
    }
  });
  EXPECT_EQ(stored, groups * size);
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.complaints"), groups * size);
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.events"), groups * size);
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.outbox"), groups * size);
}

TEST_F(PostgresInstances, PoliciesOfAllStayKnown) {
  std::array<std::unique_ptr<Store>, 4> stores;
  for (auto& store : stores) store = open();
  at_once(4, [&](int i) {
    const std::string id(1, static_cast<char>('a' + i));
    for (int round = 0; round < 10; ++round)
      EXPECT_TRUE(
          stores[static_cast<std::size_t>(i)]->serve_policy({id, "of " + id}, {1'000}).ok());
  });
  for (const char* id : {"a", "b", "c", "d"})
    EXPECT_EQ(stores[0]->policy(id)->value().bundle, std::string("of ") + id);
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.policies WHERE until IS NULL"), 1);
}

TEST_F(PostgresInstances, NoMessageIsTwoSenders) {
  const auto first = open();
  const auto second = open();
  for (const char* reference : {"a", "b", "c", "d", "e"}) add(*first, complaint(reference));
  EXPECT_THAT(ready(*first, 1'000, 3), ElementsAre(1, 2, 3));
  EXPECT_THAT(ready(*second, 1'000), ElementsAre(4, 5));
  EXPECT_THAT(ready(*first, 1'000), ElementsAre(1, 2, 3));
  EXPECT_TRUE(first->outbox_sent(1, {1'000}).ok());
  EXPECT_TRUE(second->outbox_failed(4, "451", Instant{1'150}).ok());
  EXPECT_THAT(ready(*second, 1'100), ElementsAre(5));
  // Whoever looks first once its time has come.
  EXPECT_THAT(ready(*first, 1'101), ElementsAre(2, 3));
  EXPECT_EQ(first->outbox_next()->value().seconds, 1'000);
  EXPECT_THAT(ready(*first, 1'150), ElementsAre(2, 3, 4));
}

TEST_F(PostgresInstances, WhatASenderHasHoldsUpTheRestOfItsComplaint) {
  const auto first = open();
  const auto second = open();
  add(*first, complaint("a"));
  EXPECT_THAT(ready(*first, 1'000), ElementsAre(1));
  Change change;
  change.reference = "a";
  change.last_event = first->events("a")->back().number;
  change.state = "received";
  change.event = {0, "a", {1'001}, "updated", "", "x"};
  change.message = "m";
  EXPECT_EQ(*second->change(change), Changed::done);
  EXPECT_THAT(ready(*second, 1'002), IsEmpty());
  EXPECT_TRUE(first->outbox_sent(1, {1'002}).ok());
  EXPECT_THAT(ready(*second, 1'002), ElementsAre(2));
}

TEST_F(PostgresInstances, WhatASenderLeavesIsAnothers) {
  auto first = open();
  const auto second = open();
  for (const char* reference : {"a", "b"}) add(*first, complaint(reference));
  EXPECT_THAT(ready(*first, 1'000), ElementsAre(1, 2));
  EXPECT_THAT(ready(*second, 1'000), IsEmpty());
  first.reset();
  EXPECT_THAT(ready(*second, 1'000), ElementsAre(1, 2));
}

TEST_F(PostgresInstances, WhatAKilledSenderHadIsAnothersAfterAWhile) {
  const auto first = open();
  const auto second = open();
  add(*first, complaint("a"));
  const std::int64_t last_look = 1'000 + postgres::claim_seconds - 1;
  EXPECT_THAT(ready(*first, 1'000), ElementsAre(1));
  // It still looks, so it still sends.
  EXPECT_THAT(ready(*first, last_look), ElementsAre(1));
  EXPECT_THAT(ready(*second, last_look + postgres::claim_seconds - 1), IsEmpty());
  const std::int64_t given_up = last_look + postgres::claim_seconds;
  EXPECT_THAT(ready(*second, given_up), ElementsAre(1));
  EXPECT_THAT(ready(*first, given_up), IsEmpty());
  // One that was only slow has no say any more, unless it was told after all.
  EXPECT_TRUE(first->outbox_failed(1, "late", std::nullopt).ok());
  EXPECT_TRUE(second->outbox_dead()->empty());
  EXPECT_TRUE(first->outbox_sent(1, {given_up}).ok());
  EXPECT_THAT(ready(*second, given_up), IsEmpty());
}

TEST_F(PostgresInstances, SendersThatHurryTellEachThingOnce) {
  constexpr int count = 60;
  {
    const auto store = open();
    for (int i = 0; i < count; ++i) add(*store, complaint("r" + std::to_string(i)));
  }
  std::map<std::int64_t, int> told;
  std::mutex mutex;
  at_once(3, [&](int) {
    const auto store = open();
    for (auto mine = ready(*store, 2'000, 4); !mine.empty(); mine = ready(*store, 2'000, 4)) {
      for (const std::int64_t number : mine) {
        {
          const std::lock_guard lock(mutex);
          ++told[number];
        }
        EXPECT_TRUE(store->outbox_sent(number, {2'000}).ok());
      }
    }
  });
  for (int i = 1; i <= count; ++i) EXPECT_LE(told[i], 1) << i;
  // One that found the rest in others' hands has ended before these were done.
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.outbox WHERE state = 'sent'"),
            static_cast<std::int64_t>(told.size()));
  EXPECT_EQ(told.size(), static_cast<std::size_t>(count));
}

TEST_F(PostgresInstances, TheExpiredAreDeletedOnceByAll) {
  {
    const auto store = open();
    for (int i = 0; i < 60; ++i) add(*store, complaint("r" + std::to_string(i)));
  }
  const Instant expired{500'000};
  std::atomic<std::size_t> deleted = 0;
  at_once(3, [&](int) {
    const auto store = open();
    for (std::size_t some = 1; some > 0;) {
      const auto forgotten = store->forget_expired(expired, 7);
      ASSERT_TRUE(forgotten.ok()) << forgotten.error().message;
      some = forgotten->complaints;
      deleted += some;
    }
  });
  EXPECT_EQ(
      deleted + static_cast<std::size_t>(client_.number("SELECT count(*) FROM redress.complaints")),
      60U);
  EXPECT_GT(deleted, 0U);
}

}  // namespace
}  // namespace redress
