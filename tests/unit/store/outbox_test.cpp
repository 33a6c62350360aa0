// Messages in the order of their complaints.
#include "unit/store/any_store.hpp"

namespace redress {
namespace {

class StoreOutbox : public AnyStore {
 protected:
  // An acknowledgement and two updates of each of two complaints: a1 b1 a2 b2 a3 b3.
  StoreOutbox() : store(open()) {
    add(*store, complaint("a"));
    add(*store, complaint("b"));
    for (int i = 0; i < 2; ++i) {
      for (const char* reference : {"a", "b"}) {
        Change change;
        change.reference = reference;
        change.last_event = store->events(reference)->back().number;
        change.state = "received";
        change.event = {0, reference, {2'000}, "updated", "", "x"};
        change.message = std::string(reference) + std::to_string(i);
        EXPECT_EQ(*store->change(change), Changed::done);
      }
    }
  }
  [[nodiscard]] std::string ready(std::int64_t now, std::size_t most = 10) const {
    std::string out;
    const auto items = store->outbox_ready({now}, most);
    EXPECT_TRUE(items.ok());
    for (const OutboxItem& item : *items) out += std::to_string(item.number) + ' ';
    return out;
  }
  [[nodiscard]] std::int64_t next() const {
    const auto at = store->outbox_next();
    return at && *at ? (*at)->seconds : -1;
  }
  void sent(std::int64_t number) const { EXPECT_TRUE(store->outbox_sent(number, {3'000}).ok()); }
  void failed(std::int64_t number, std::optional<Instant> next_try) const {
    EXPECT_TRUE(store->outbox_failed(number, "554 no", next_try).ok());
  }

  std::unique_ptr<Store> store;
};

TEST_P(StoreOutbox, OfEachComplaintTheFirstThatWaits) {
  EXPECT_EQ(ready(999), "");
  EXPECT_EQ(next(), 1'000);
  EXPECT_EQ(ready(1'000), "1 2 ");
  EXPECT_EQ(ready(9'000), "1 2 ");
  EXPECT_EQ(ready(9'000, 1), "1 ");
  sent(1);
  EXPECT_EQ(ready(9'000), "2 3 ");
  EXPECT_EQ(ready(1'500), "2 ");
  sent(2);
  sent(3);
  EXPECT_EQ(ready(9'000), "4 5 ");
  EXPECT_EQ(next(), 2'000);
  for (const int number : {4, 5, 6}) sent(number);
  EXPECT_EQ(ready(9'000), "");
  EXPECT_EQ(next(), -1);
}

TEST_P(StoreOutbox, OneThatIsTriedAgainHoldsUpItsOwnComplaintAlone) {
  failed(1, Instant{5'000});
  EXPECT_EQ(ready(4'000), "2 ");
  sent(2);
  EXPECT_EQ(ready(4'000), "4 ");
  sent(4);
  sent(6);
  EXPECT_EQ(next(), 5'000);
  const auto again = store->outbox_ready({5'000}, 10);
  ASSERT_EQ(again->size(), 1U);
  EXPECT_EQ(again->front().attempts, 1);
  EXPECT_EQ(again->front().next_try.seconds, 5'000);
  EXPECT_EQ(again->front().id, "message-a");
}

TEST_P(StoreOutbox, OneThatIsGivenUpHoldsUpNothing) {
  failed(1, Instant{5'000});
  failed(1, std::nullopt);
  EXPECT_EQ(ready(4'000), "2 3 ");
  const auto dead = store->outbox_dead();
  ASSERT_EQ(dead->size(), 1U);
  EXPECT_EQ(dead->front().item.number, 1);
  EXPECT_EQ(dead->front().item.reference, "a");
  EXPECT_EQ(dead->front().item.attempts, 2);
  EXPECT_EQ(dead->front().why, "554 no");
  // What is over is not touched again.
  sent(1);
  failed(1, Instant{9'000});
  EXPECT_EQ(store->outbox_dead()->size(), 1U);
}

TEST_P(StoreOutbox, WhatWasGivenUpIsTriedAgainWhenToldTo) {
  for (const int number : {1, 3}) failed(number, std::nullopt);
  EXPECT_EQ(*store->outbox_retry(2, {7'000}), 0U);
  EXPECT_EQ(*store->outbox_retry(3, {7'000}), 1U);
  EXPECT_EQ(ready(6'000), "2 ");
  EXPECT_EQ(ready(7'000), "2 3 ");
  EXPECT_EQ(store->outbox_ready({7'000}, 10)->back().attempts, 0);
  EXPECT_EQ(*store->outbox_retry(std::nullopt, {7'000}), 1U);
  EXPECT_TRUE(store->outbox_dead()->empty());
}

TEST_P(StoreOutbox, NumbersAreNotGivenTwice) {
  EXPECT_EQ(store->forget("b")->complaints, 1U);
  sent(6);
  add(*store, complaint("c"));
  sent(1);
  sent(3);
  sent(5);
  EXPECT_EQ(ready(9'000), "7 ");
}

REDRESS_EVERY_STORE(StoreOutbox);

}  // namespace
}  // namespace redress
