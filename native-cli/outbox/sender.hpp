// The thread that delivers what the store says is to be told.
#pragma once

#include <atomic>
#include <memory>
#include <thread>

#include "outbox/dispatcher.hpp"

namespace redress::outbox {

class Sender {
 public:
  /// `outgoing` outlives it; `engine_of` is called on its thread.
  Sender(std::unique_ptr<Ledger> ledger, std::unique_ptr<Carrier> carrier, const Outgoing& outgoing,
         Dispatcher::EngineOf engine_of);
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;
  /// Gives what is on its way a few seconds more; the rest is tried again by whoever comes next.
  ~Sender();

  /// There may be something new. From any thread.
  void poke();

 private:
  void run();
  /// When the store is to be looked into again at the latest.
  [[nodiscard]] Instant next_look(Instant now);
  void report(const Error& error);

  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<Carrier> carrier_;
  Dispatcher dispatcher_;
  std::string last_error_;  ///< Said once, not at every attempt.
  std::atomic<bool> poked_ = true;
  std::atomic<bool> ended_ = false;
  std::thread thread_;  // Last: everything else is there when it starts.
};

}  // namespace redress::outbox
