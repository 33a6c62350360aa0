// Complaints whose time is over are deleted by themselves, at the start and once an hour.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "serve/clock_watch.hpp"
#include "serve/store_thread.hpp"

namespace redress::serve {

/// All on the context's thread; `writer` outlives it. How many were deleted is logged, and nothing
/// else of them. After the machine's clock went far ahead nothing is deleted for a day: whoever
/// sees to the machine has time to set it right.
class Retention {
 public:
  Retention(boost::asio::io_context& context, StoreThread& writer)
      : timer_(context), writer_(writer) {}

  /// Begins, and goes on until the context ends or stop() is called.
  void start();
  void stop();

 private:
  void look();
  void delete_some(Instant now);
  void deleted(const Result<Forgotten>& forgotten, Instant now);
  void wait();

  boost::asio::steady_timer timer_;
  StoreThread& writer_;
  ClockWatch clock_;
  bool doubted_ = false;   ///< And said so.
  std::size_t count_ = 0;  ///< Since the last look.
  bool stopped_ = false;
};

}  // namespace redress::serve
