// Models of policies that are being written, trained beside the service: one at a time, the latest
// asked for.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "train/model_file.hpp"
#include "train/trainer.hpp"

namespace redress::serve {

/// May be called from any thread.
class TrainingThread {
 public:
  TrainingThread() : thread_([this] { run(); }) {}
  TrainingThread(const TrainingThread&) = delete;
  TrainingThread& operator=(const TrainingThread&) = delete;
  /// Ends what is being trained, within a second or so.
  ~TrainingThread();

  /// The model of these lines, or why there is none; nothing where it is not trained yet: then its
  /// training begins, and that of any other ends. `key` stands for the lines.
  [[nodiscard]] std::optional<Result<train::ModelFile>> ask(const std::string& key,
                                                            std::vector<train::TrainingLine> lines);
  /// Nobody waits for a model any more.
  void end();

  struct State {
    enum class Kind {
      waiting,  ///< Trained, or about to be.
      ready,    ///< Ask again.
      stopped,  ///< Another took its place, or it was never asked for.
    };
    Kind kind = Kind::stopped;
    int done = 0;  ///< Of `of` pieces of work; `of` is 0 before the first.
    int of = 0;
  };
  [[nodiscard]] State state(const std::string& key) const;

 private:
  struct Work {
    std::string key;
    std::vector<train::TrainingLine> lines;
  };
  void run();
  [[nodiscard]] const Result<train::ModelFile>* find(const std::string& key) const;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Work> next_;
  std::string current_;  ///< Key of what is being trained; empty for nothing.
  int done_ = 0;
  int of_ = 0;
  std::deque<std::pair<std::string, Result<train::ModelFile>>> models_;  ///< The latest last.
  bool ended_ = false;
  std::atomic<bool> stop_{false};
  std::thread thread_;  // Last: everything else is there when it starts.
};

}  // namespace redress::serve
