// What is told to complainants and to other systems while the service runs, and its file, which may
// be read anew.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "outbox/sender.hpp"
#include "serve/served.hpp"
#include "serve/store_thread.hpp"

namespace redress::serve {

/// All calls on one thread; what takes long is done on another.
class Sending {
 public:
  struct Sources {
    std::string outgoing;  ///< The file; empty where nothing is sent.
    std::string store;
  };
  /// `engine_of` is called on senders' threads.
  Sending(Sources sources, StoreThread::Post post, outbox::Dispatcher::EngineOf engine_of)
      : sources_(std::move(sources)), post_(std::move(post)), engine_of_(std::move(engine_of)) {}
  Sending(const Sending&) = delete;
  Sending& operator=(const Sending&) = delete;
  /// Waits for what goes on. Its stores are closed by then.
  ~Sending();

  /// Starts to send; errors of the carrier and of the store.
  [[nodiscard]] Result<std::monostate> begin(outbox::Outgoing outgoing, const Policy& policy);
  /// Reads the file anew and sends by it from then on; where it cannot be used, says why on
  /// standard error and leaves all as it is. What is on its way gets a few seconds to arrive. Asked
  /// while it is at it, it begins once more afterwards.
  void reload(const std::shared_ptr<const Served>& served);
  /// There may be something new.
  void poke();

 private:
  struct Current {
    outbox::Outgoing outgoing;
    std::unique_ptr<outbox::Carrier> carrier;  ///< Handed over to the sender, as the store is.
    std::unique_ptr<Store> store;
    std::unique_ptr<outbox::Sender> sender;  // Last: it goes before what it sends by.
  };
  using Made = Result<std::unique_ptr<Current>>;
  /// All but the sender.
  [[nodiscard]] Made prepare(outbox::Outgoing outgoing, const Policy& policy) const;
  void start(Current& current) const;
  /// On the thread that nobody waits for.
  [[nodiscard]] std::optional<Error> replace(outbox::Outgoing outgoing, const Policy& policy);
  void end();

  Sources sources_;
  StoreThread::Post post_;
  outbox::Dispatcher::EngineOf engine_of_;
  std::unique_ptr<Current> current_;
  std::shared_ptr<const Served> again_;  ///< Asked for meanwhile.
  bool busy_ = false;
  std::thread thread_;
  std::optional<Error> failed_;  ///< On that thread; to be looked at when it has ended.
};

}  // namespace redress::serve
