#include "serve/store_thread.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "unit/store/empty_store.hpp"

namespace redress::serve {
namespace {

/// Counts commits; each waits until it is let through.
class SlowStore : public EmptyStore {
 public:
  Result<std::vector<Added>> add(std::span<const StoredComplaint* const> complaints) override {
    std::unique_lock lock(mutex_);
    batches.push_back(complaints.size());
    changed_.notify_all();
    changed_.wait(lock, [&] { return allowed_ > 0; });
    --allowed_;
    if (fails) return Error{"store.full", "", "full"};
    return std::vector<Added>(complaints.size(), Added::stored);
  }
  void allow(int commits) {
    const std::lock_guard lock(mutex_);
    allowed_ += commits;
    changed_.notify_all();
  }
  void wait_for_batches(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return batches.size() >= count; });
  }

  std::vector<std::size_t> batches;
  bool fails = false;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int allowed_ = 0;
};

const StoreThread::Post at_once = [](const std::function<void()>& work) { work(); };

TEST(StoreThread, WhatArrivesDuringACommitSharesTheNext) {
  auto owned = std::make_unique<SlowStore>();
  SlowStore& store = *owned;
  const StoredComplaint complaint;
  std::atomic<int> stored = 0;
  const auto count = [&](const Result<Added>& added) {
    stored += added && *added == Added::stored ? 1 : 0;
  };
  {
    StoreThread thread(std::move(owned), at_once);
    EXPECT_TRUE(thread.add(complaint, count));
    store.wait_for_batches(1);
    for (int i = 0; i < 9; ++i) EXPECT_TRUE(thread.add(complaint, count));
    store.allow(1);
    store.wait_for_batches(2);
    EXPECT_EQ(store.batches, (std::vector<std::size_t>{1, 9}));
    EXPECT_EQ(stored, 1) << "nothing is answered before its commit";
    store.allow(1);
  }
  EXPECT_EQ(stored, 10);
}

TEST(StoreThread, AFailureIsToldToEachOfTheBatch) {
  auto store = std::make_unique<SlowStore>();
  store->fails = true;
  store->allow(10);
  const StoredComplaint complaint;
  std::atomic<int> failed = 0;
  {
    StoreThread thread(std::move(store), at_once);
    for (int i = 0; i < 5; ++i) {
      EXPECT_TRUE(thread.add(complaint, [&](const Result<Added>& added) {
        failed += !added && added.error().code == "store.full" ? 1 : 0;
      }));
    }
  }
  EXPECT_EQ(failed, 5);
}

// Complaints and other work as letters, in the order in which they are answered.
struct Answered {
  std::string order;
  std::function<void(const Result<Added>&)> added = [this](const Result<Added>&) { order += 'c'; };
  StoreThread::Work work = [this](Store&) -> std::function<void()> {
    return [this] { order += 'w'; };
  };
};

TEST(StoreThread, OtherWorkIsDoneBetweenCommitsAndIsLimitedToo) {
  auto owned = std::make_unique<SlowStore>();
  SlowStore& store = *owned;
  const StoredComplaint complaint;
  Answered answered;
  {
    StoreThread thread(std::move(owned), at_once);
    EXPECT_TRUE(thread.add(complaint, answered.added));
    store.wait_for_batches(1);
    int taken = 0;
    while (taken < 1000 && thread.use(answered.work)) ++taken;
    EXPECT_EQ(taken, 64);
    EXPECT_TRUE(thread.add(complaint, answered.added));
    store.allow(2);
  }
  EXPECT_EQ(answered.order, "cc" + std::string(64, 'w'))
      << "what was handed over is done before the end";
}

TEST(StoreThread, WorkThatHasNotBegunCanBeForgotten) {
  auto owned = std::make_unique<SlowStore>();
  SlowStore& store = *owned;
  const StoredComplaint complaint;
  Answered answered;
  {
    StoreThread thread(std::move(owned), at_once);
    EXPECT_TRUE(thread.add(complaint, answered.added));
    store.wait_for_batches(1);
    for (int i = 0; i < 10; ++i) EXPECT_TRUE(thread.use(answered.work));
    EXPECT_TRUE(thread.add(complaint, answered.added));
    thread.forget_work();
    store.allow(2);
  }
  EXPECT_EQ(answered.order, "cc") << "complaints are no such work";
}

TEST(StoreThread, TakesNoMoreThanItCanHold) {
  auto owned = std::make_unique<SlowStore>();
  SlowStore& store = *owned;
  const StoredComplaint complaint;
  int taken = 0;
  StoreThread thread(std::move(owned), at_once);
  EXPECT_TRUE(thread.add(complaint, [](const Result<Added>&) {}));
  store.wait_for_batches(1);
  while (taken < 100'000 && thread.add(complaint, [](const Result<Added>&) {})) ++taken;
  EXPECT_EQ(taken, 4096);
  store.allow(2);
}

}  // namespace
}  // namespace redress::serve
