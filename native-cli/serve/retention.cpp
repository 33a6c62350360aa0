#include "serve/retention.hpp"

#include <boost/system/error_code.hpp>
#include <chrono>
#include <string>
#include <utility>

#include "io/clock.hpp"
#include "io/output.hpp"

namespace redress::serve {

namespace {

constexpr std::chrono::hours between_looks{1};
// So few that no complaint that arrives meanwhile waits for longer than it does for another's
// files.
constexpr std::size_t portion = 50;

}  // namespace

void Retention::start() {
  delete_some();
}

void Retention::stop() {
  stopped_ = true;
  timer_.cancel();
}

void Retention::delete_some() {
  const bool taken = writer_.use([this](Store& store) {
    Result<Forgotten> forgotten = store.forget_expired(system_clock(), portion);
    return [this, forgotten = std::move(forgotten)] { deleted(forgotten); };
  });
  // Too much waits already: what is expired can, too.
  if (!taken) wait();
}

void Retention::deleted(const Result<Forgotten>& forgotten) {
  if (forgotten) count_ += forgotten->complaints;
  if (forgotten && forgotten->complaints > 0 && !stopped_) return delete_some();
  if (!forgotten) complain("expired complaints stay for now: " + forgotten.error().message);
  if (const std::size_t count = std::exchange(count_, 0); count > 0)
    complain(std::to_string(count) +
             (count == 1 ? " expired complaint was" : " expired complaints were") + " deleted.");
  wait();
}

void Retention::wait() {
  if (stopped_) return;
  timer_.expires_after(between_looks);
  timer_.async_wait([this](boost::system::error_code stopped) {
    if (!stopped) delete_some();
  });
}

}  // namespace redress::serve
