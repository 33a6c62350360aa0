#include "serve/training_thread.hpp"

#include <algorithm>

#include "compile/load.hpp"
#include "compile/training.hpp"

namespace redress::serve {

namespace {

// Each is at most two hundred kilobytes; whoever goes back to earlier examples need not wait again.
constexpr std::size_t most_models = 4;

}  // namespace

TrainingThread::~TrainingThread() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    stop_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

const Result<train::ModelFile>* TrainingThread::find(const std::string& key) const {
  const auto found = std::find_if(models_.begin(), models_.end(),
                                  [&](const auto& model) { return model.first == key; });
  return found == models_.end() ? nullptr : &found->second;
}

std::optional<Result<train::ModelFile>> TrainingThread::ask(
    const std::string& key, std::vector<train::TrainingLine> lines) {
  const std::lock_guard lock(mutex_);
  if (const auto* known = find(key)) return *known;
  if (next_ ? next_->key == key : current_ == key && !stop_) return std::nullopt;
  stop_ = !current_.empty();
  next_ = Work{key, std::move(lines)};
  changed_.notify_one();
  return std::nullopt;
}

void TrainingThread::end() {
  const std::lock_guard lock(mutex_);
  next_.reset();
  stop_ = !current_.empty();
}

TrainingThread::State TrainingThread::state(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  if (find(key) != nullptr) return {State::Kind::ready, 0, 0};
  if (next_ && next_->key == key) return {State::Kind::waiting, 0, 0};
  if (current_ == key && !stop_) return {State::Kind::waiting, done_, of_};
  return {};
}

void TrainingThread::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return next_ || ended_; });
    if (ended_) return;
    const Work work = *std::exchange(next_, std::nullopt);
    current_ = work.key;
    done_ = of_ = 0;
    stop_ = false;
    lock.unlock();
    Result<train::ModelFile> trained = train_policy(
        work.lines, builtin_language_tables(),
        [&](int done, int of) {
          const std::lock_guard progress(mutex_);
          done_ = done;
          of_ = of;
        },
        &stop_);
    lock.lock();
    current_.clear();
    if (!stop_) {
      models_.emplace_back(work.key, std::move(trained));
      if (models_.size() > most_models) models_.pop_front();
    }
  }
}

}  // namespace redress::serve
