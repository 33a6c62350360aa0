// Events, what follows from them, and what is due.
#include <gmock/gmock.h>

#include <thread>

#include "life/act.hpp"
#include "unit/store/any_store.hpp"

namespace redress {
namespace {

using life::Action;

class StoreLife : public AnyStore {
 protected:
  static Result<life::Whole> happen(Store& store, const std::string& reference, Action action,
                                    std::int64_t at, const std::string& message = "m") {
    return life::act(store, reference, [&](const life::Whole& whole) {
      return life::change_of(whole.complaint, whole.events,
                             {action, {at}, "Elena", "text at " + std::to_string(at), message},
                             std::nullopt);
    });
  }
  static std::string kinds(Store& store, const std::string& reference) {
    std::string out;
    const auto events = store.events(reference);
    EXPECT_TRUE(events.ok());
    for (const StoredEvent& event : *events) out += event.kind + ' ';
    return out;
  }
  static std::string due(Store& store, std::int64_t until, const std::string& team = {}) {
    std::string out;
    EXPECT_TRUE(store
                    .each_due({until}, team,
                              [&](const StoredComplaint& one) {
                                out += one.reference;
                                return true;
                              })
                    .ok());
    return out;
  }
};

TEST_P(StoreLife, ReceiptIsTheFirstEventAndIsAcknowledged) {
  const auto store = open();
  add(*store, complaint("a"));
  const auto events = store->events("a");
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->front().kind, "received");
  EXPECT_EQ(events->front().at.seconds, 1'000);
  EXPECT_EQ(events->front().reference, "a");
  const auto ready = store->outbox_ready({1'000}, 10);
  ASSERT_EQ(ready->size(), 1U);
  EXPECT_EQ(ready->front().id, "message-a");
  EXPECT_EQ(ready->front().kind, "acknowledged");
  EXPECT_EQ(ready->front().reference, "a");
  EXPECT_EQ(ready->front().event, events->front().number);
  EXPECT_EQ(ready->front().attempts, 0);
  EXPECT_TRUE(store->events("b")->empty());
}

TEST_P(StoreLife, AComplaintThatIsNotAddedHasNoEventEither) {
  const auto store = open();
  add(*store, complaint("a"));
  StoredComplaint same = complaint("a");
  same.id = "other";
  const StoredComplaint* const list[] = {&same};
  EXPECT_EQ(store->add(list)->front(), Added::known_reference);
  EXPECT_EQ(store->events("a")->size(), 1U);
  EXPECT_EQ(store->outbox_ready({1'000}, 10)->size(), 1U);
}

TEST_P(StoreLife, AChangeKeepsEventStateRecordAndMessage) {
  add(*open(), complaint("a"));
  {
    const auto store = open();
    const auto whole = life::find_whole(*store, "a");
    auto change = life::change_of(whole->complaint, whole->events,
                                  {Action::reply, {2'000}, "Elena", "Здравейте", "uuid"},
                                  life::Anew{R"({"keep_days":2})", R"("c":2)"});
    EXPECT_EQ(*store->change(*change), Changed::done);
  }
  const auto store = open();
  const auto whole = life::find_whole(*store, "a");
  ASSERT_TRUE(whole.ok());
  EXPECT_EQ(whole->complaint.state, "replied");
  EXPECT_EQ(whole->complaint.record, R"({"keep_days":2})");
  EXPECT_EQ(whole->complaint.receipt, R"("c":2)");
  EXPECT_EQ(whole->complaint.standing.due, std::nullopt);
  EXPECT_EQ(whole->complaint.standing.delete_after, (Instant{2'000 + 3 * 2 * 86'400}));
  ASSERT_EQ(whole->events.size(), 2U);
  EXPECT_EQ(whole->events[1].by, "Elena");
  EXPECT_EQ(whole->events[1].text, "Здравейте");
  EXPECT_EQ(store->outbox_sent(1, {2'000}).ok(), true);
  const auto ready = store->outbox_ready({2'000}, 10);
  ASSERT_EQ(ready->size(), 1U);
  EXPECT_EQ(ready->front().id, "uuid");
  EXPECT_EQ(ready->front().kind, "replied");
  EXPECT_EQ(ready->front().event, whole->events[1].number);
}

TEST_P(StoreLife, AChangeDecidedOnWhatIsNoLongerSoIsRefused) {
  const auto store = open();
  add(*store, complaint("a"));
  const auto whole = life::find_whole(*store, "a");
  const auto change = life::change_of(whole->complaint, whole->events,
                                      {Action::resolve, {2'000}, "", "x", "m"}, std::nullopt);
  EXPECT_TRUE(happen(*store, "a", Action::reply, 1'500).ok());
  EXPECT_EQ(*store->change(*change), Changed::overtaken);
  EXPECT_EQ(kinds(*store, "a"), "received replied ");
  EXPECT_EQ(store->find_by_reference("a")->value().state, "replied");
  Change elsewhere = *change;
  elsewhere.reference = "b";
  EXPECT_EQ(*store->change(elsewhere), Changed::unknown);
}

TEST_P(StoreLife, ManyAtOnceAllHappenOnce) {
  add(*open(), complaint("a"));
  std::vector<std::thread> threads;
  std::vector<int> done(3);
  for (int& count : done) {
    threads.emplace_back([&] {
      const auto store = open();
      for (int i = 0; i < 5; ++i) count += happen(*store, "a", Action::update, 2'000).ok() ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done, (std::vector<int>{5, 5, 5}));
  EXPECT_EQ(open()->events("a")->size(), 16U);
}

TEST_P(StoreLife, WhatIsEndedIsToldByItsReasonAndNothingIsKept) {
  const auto store = open();
  add(*store, complaint("a"));
  EXPECT_TRUE(happen(*store, "a", Action::resolve, 2'000).ok());
  EXPECT_EQ(happen(*store, "a", Action::reply, 3'000).error().code, "complaint.ended");
  EXPECT_EQ(happen(*store, "b", Action::reply, 3'000).error().code, "complaint.unknown");
  EXPECT_EQ(kinds(*store, "a"), "received resolved ");
}

TEST_P(StoreLife, WhatIsDueComesInItsOrder) {
  const auto store = open();
  add(*store, complaint("a", 5'000));
  add(*store, complaint("b", 3'000, "night"));
  add(*store, complaint("c", 9'000));
  add(*store, complaint("d", 5'000));
  EXPECT_EQ(due(*store, 5'000), "bad");
  EXPECT_EQ(due(*store, 4'999), "b");
  EXPECT_EQ(due(*store, 99'000), "badc");
  EXPECT_EQ(due(*store, 99'000, "desk"), "adc");
  EXPECT_EQ(due(*store, 99'000, "nobody"), "");
  EXPECT_TRUE(happen(*store, "a", Action::reply, 2'000).ok());
  EXPECT_TRUE(happen(*store, "c", Action::withdraw, 2'000).ok());
  EXPECT_EQ(due(*store, 99'000), "bd");
  EXPECT_EQ(due(*open(StoreAccess::read), 99'000), "bd");
}

TEST_P(StoreLife, KeepsThePolicyToFileBy) {
  const auto store = open();
  EXPECT_FALSE(store->policy("a")->has_value());
  EXPECT_TRUE(store->serve_policy({"a", "A"}, {1}).ok());
  EXPECT_TRUE(store->serve_policy({"b", "B"}, {2}).ok());
  EXPECT_EQ(store->policy("a")->value().bundle, "A");
  EXPECT_EQ(store->policy("b")->value().bundle, "B");
  EXPECT_EQ(store->policy("gone")->value().id, "b");
}

REDRESS_EVERY_STORE(StoreLife);

}  // namespace
}  // namespace redress
