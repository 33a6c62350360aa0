#include "serve/store_thread.hpp"

#include <chrono>
#include <utility>

namespace redress::serve {

namespace {

// More than any number of connections that are served well; beyond it waiting only helps nobody.
constexpr std::size_t most_waiting = 4096;
constexpr std::size_t most_waiting_work = 64;

}  // namespace

StoreThread::StoreThread(std::unique_ptr<Store> store, Post post)
    : store_(std::move(store)), post_(std::move(post)), thread_([this] { run(); }) {}

StoreThread::~StoreThread() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

bool StoreThread::add(const StoredComplaint& complaint, AddedCallback done) {
  {
    const std::lock_guard lock(mutex_);
    if (next_.added.size() >= most_waiting) return false;
    next_.complaints.push_back(&complaint);
    next_.added.push_back(std::move(done));
  }
  changed_.notify_one();
  return true;
}

std::size_t StoreThread::waiting() {
  const std::lock_guard lock(mutex_);
  return next_.added.size();
}

StoreFigures StoreThread::figures() {
  const std::lock_guard lock(mutex_);
  StoreFigures out = figures_;
  out.waiting = next_.added.size();
  out.waiting_work = work_.size();
  return out;
}

bool StoreThread::use(Work work) {
  {
    const std::lock_guard lock(mutex_);
    if (work_.size() >= most_waiting_work) return false;
    work_.push_back(std::move(work));
  }
  changed_.notify_one();
  return true;
}

void StoreThread::forget_work() {
  std::deque<Work> forgotten;
  const std::lock_guard lock(mutex_);
  forgotten.swap(work_);
}

bool StoreThread::test(TestCallback done) {
  {
    const std::lock_guard lock(mutex_);
    if (next_.tests.size() >= most_waiting) return false;
    next_.tests.push_back(std::move(done));
  }
  changed_.notify_one();
  return true;
}

void StoreThread::run() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !next_.empty() || !work_.empty() || ended_; });
    if (next_.empty() && work_.empty()) return;
    Batch batch = std::exchange(next_, {});
    Work work;
    if (!work_.empty()) {
      work = std::move(work_.front());
      work_.pop_front();
    }
    lock.unlock();
    if (!batch.empty()) commit(std::move(batch));
    if (!work) continue;
    std::function<void()> answer = work(*store_);
    // The work is handed over as well: what it holds, such as the last hold of a connection, ends
    // where callbacks belong.
    post_([work = std::move(work), answer = std::move(answer)] { answer(); });
  }
}

void StoreThread::commit(Batch batch) {
  std::vector<std::function<void()>> answers;
  if (!batch.added.empty()) {
    const auto began = std::chrono::steady_clock::now();
    const Result<std::vector<Added>> result = store_->add(batch.complaints);
    {
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
      const std::lock_guard lock(mutex_);
      figures_.sizes.add(static_cast<double>(batch.complaints.size()));
      figures_.seconds.add(took.count());
    }
    for (std::size_t i = 0; i < batch.added.size(); ++i) {
      Result<Added> answer = result ? Result<Added>((*result)[i]) : Result<Added>(result.error());
      answers.emplace_back(
          [done = std::move(batch.added[i]), answer = std::move(answer)] { done(answer); });
    }
  }
  if (!batch.tests.empty()) {
    const Result<std::monostate> result = store_->test();
    for (TestCallback& done : batch.tests)
      answers.emplace_back([done = std::move(done), result] { done(result); });
  }
  post_([answers = std::move(answers)] {
    for (const std::function<void()>& answer : answers) answer();
  });
}

}  // namespace redress::serve
