// Checks and compiles policies that are being written, on a thread of its own.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "redress/codec.hpp"
#include "serve/training_thread.hpp"

namespace redress::serve {

/// A policy that can be used.
struct CompiledPolicy {
  std::string id;  ///< Of the text that it was written in; 32 hexadecimal digits.
  std::vector<std::string> languages;
  std::string coverage;   ///< coverage_fragment().
  std::string bundle;     ///< Empty while its model is being trained.
  std::string bundle_id;  ///< Likewise.
};

struct CheckedText {
  std::string diagnostics;                         ///< As `redress check` prints them.
  std::shared_ptr<const CompiledPolicy> compiled;  ///< Null where it cannot be used.
  std::string training;  ///< Key of the model that it waits for; empty for none.
  /// Microseconds of each step, by name, in order.
  std::vector<std::pair<std::string_view, std::int64_t>> took;
};

class PolicyChecker {
 public:
  /// Nothing where a later text took the place of this one before its turn came.
  using Done = std::function<void(std::optional<CheckedText>)>;
  /// Runs a function on the thread that the callbacks belong to.
  using Post = std::function<void(std::function<void()>)>;

  explicit PolicyChecker(Post post);
  PolicyChecker(const PolicyChecker&) = delete;
  PolicyChecker& operator=(const PolicyChecker&) = delete;
  ~PolicyChecker();

  /// One text at a time is checked, one more waits: the latest.
  void check(std::string text, Done done);
  [[nodiscard]] TrainingThread::State training(const std::string& key) const {
    return training_.state(key);
  }

 private:
  struct Job {
    std::string text;
    Done done;
  };
  [[nodiscard]] PolicyContext remembering_context();
  void run();
  [[nodiscard]] CheckedText checked(const std::string& text);
  [[nodiscard]] std::optional<Result<train::ModelFile>> models_of(const PolicyDocument& document,
                                                                  std::string& key);

  Post post_;
  PolicyContext context_;  ///< Remembers the packs' examples and the zones it was asked for.
  std::map<std::string, std::vector<Example>, std::less<>> examples_;
  std::map<std::string, std::optional<Zone>, std::less<>> zones_;
  TrainingThread training_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Job> next_;
  bool ended_ = false;
  std::thread thread_;  // Last: everything else is there when it starts.
};

}  // namespace redress::serve
