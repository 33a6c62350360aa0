// Accepts connections until it is told to end, and ends when the last of them has.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "redress/base.hpp"
#include "serve/connections.hpp"
#include "serve/session.hpp"

namespace redress::serve {

/// SIGTERM and SIGINT tell it to end. All on the context's thread.
class Listener {
 public:
  Listener(boost::asio::io_context& context, Session::Hooks hooks, std::size_t most_connections);

  /// `HOST:PORT`, port 0 for any that is free. Error `listen.failed`.
  [[nodiscard]] std::optional<Error> listen(const std::string& address);
  /// Does this at each SIGHUP from now on.
  void on_hangup(const std::function<void()>& work);
  /// Does this once it is told to end.
  void on_drain(std::function<void()> work) { on_drain_ = std::move(work); }
  [[nodiscard]] std::size_t size() const { return connections_.size(); }
  /// Says on standard output: `what` on which address.
  void start(const std::string& what);

 private:
  void accept();
  void forget(Session* session);
  void drain();
  void release();

  boost::asio::io_context& context_;
  std::function<void()> on_drain_ = [] {};
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer retry_;
  boost::asio::signal_set signals_;
  boost::asio::signal_set hangups_;
  boost::asio::steady_timer limit_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type>
      work_;  ///< A request may wait for the store alone.
  Connections connections_;
  bool draining_ = false;
  std::shared_ptr<bool> alive_ =
      std::make_shared<bool>(true);  ///< Sessions that are cut off may end after this.
  std::shared_ptr<const Session::Hooks> hooks_;
};

}  // namespace redress::serve
