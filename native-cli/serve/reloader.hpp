// Reads the policy anew while the one before goes on being served.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "serve/served.hpp"
#include "serve/store_thread.hpp"

namespace redress::serve {

/// All calls, and `serve`, on one thread; what takes long is done on others. `writer` outlives it.
class Reloader {
 public:
  Reloader(std::string policy, std::string model, StoreThread& writer, StoreThread::Post post,
           Serve serve)
      : policy_(std::move(policy)),
        model_(std::move(model)),
        writer_(writer),
        post_(std::move(post)),
        serve_(std::move(serve)) {}
  Reloader(const Reloader&) = delete;
  Reloader& operator=(const Reloader&) = delete;
  /// Waits for what is being read.
  ~Reloader();

  /// Calls `serve` once the policy is ready; where it cannot be used, says why on standard error
  /// and leaves all as it is. Asked while it is at it, it begins once more afterwards.
  void reload();

 private:
  void loaded(Result<LoadedPolicy> policy);
  void end(const std::string& message);

  std::string policy_;
  std::string model_;
  StoreThread& writer_;
  StoreThread::Post post_;
  Serve serve_;
  bool busy_ = false;
  bool again_ = false;
  std::thread thread_;
};

}  // namespace redress::serve
