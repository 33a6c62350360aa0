// Writes on a thread of their own, many in one transaction: all that arrive during a commit share
// the next one. What takes long to read has such a thread too, and a store of its own.
#pragma once

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "serve/histogram.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// Of its commits so far, and of what waits.
struct StoreFigures {
  static constexpr std::array<double, 8> size_bounds = {1, 2, 4, 8, 16, 64, 256, 1024};
  static constexpr std::array<double, 8> second_bounds = {0.0005, 0.001, 0.0025, 0.005,
                                                          0.01,   0.025, 0.1,    1};
  Histogram sizes{size_bounds};
  Histogram seconds{second_bounds};
  std::size_t waiting = 0;
  std::size_t waiting_work = 0;
};

class StoreThread {
 public:
  using AddedCallback = std::function<void(Result<Added>)>;
  using TestCallback = std::function<void(Result<std::monostate>)>;
  /// Runs a function on the thread that the callbacks belong to.
  using Post = std::function<void(std::function<void()>)>;

  StoreThread(std::unique_ptr<Store> store, Post post);
  StoreThread(const StoreThread&) = delete;
  StoreThread& operator=(const StoreThread&) = delete;
  /// Ends once all that was handed over is written.
  ~StoreThread();

  /// `complaint` must live until `done` is called, which is after its commit. False where too much
  /// waits already: nothing is called then.
  [[nodiscard]] bool add(const StoredComplaint& complaint, AddedCallback done);
  /// How many complaints wait for the next commit.
  [[nodiscard]] std::size_t waiting();
  [[nodiscard]] StoreFigures figures();
  /// Other work with the store, such as adding a file: done between two commits, one at a time, so
  /// that no complaint waits for more than one. What it gives is called where callbacks belong.
  using Work = std::function<std::function<void()>(Store&)>;
  [[nodiscard]] bool use(Work work);
  /// Work that has not begun is not done, and nothing of it called. For what nobody waits for any
  /// more; where callbacks belong, since connections may end with it.
  void forget_work();
  /// Whether the store can be written to.
  [[nodiscard]] bool test(TestCallback done);

 private:
  struct Batch {
    std::vector<const StoredComplaint*> complaints;
    std::vector<AddedCallback> added;
    std::vector<TestCallback> tests;
    [[nodiscard]] bool empty() const { return added.empty() && tests.empty(); }
  };
  void run();
  void commit(Batch batch);

  std::unique_ptr<Store> store_;
  Post post_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Batch next_;
  std::deque<Work> work_;
  StoreFigures figures_;
  bool ended_ = false;
  std::thread thread_;  // Last: everything else is there when it starts.
};

}  // namespace redress::serve
