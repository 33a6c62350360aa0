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
  look();
}

void Retention::stop() {
  stopped_ = true;
  timer_.cancel();
}

void Retention::look() {
  const Instant now = system_clock();
  const auto steady = std::chrono::duration_cast<std::chrono::seconds>(
      std::chrono::steady_clock::now().time_since_epoch());
  const bool believed = clock_.believes(now, steady);
  if (!believed && !doubted_) {
    complain("the machine's clock went ahead to " + format_instant(now) +
             ": expired complaints stay for a day; set it right if that is wrong.");
  }
  doubted_ = !believed;
  if (believed) return delete_some(now);
  wait();
}

void Retention::delete_some(Instant now) {
  const bool taken = writer_.use([this, now](Store& store) {
    Result<Forgotten> forgotten = store.forget_expired(now, portion);
    return [this, now, forgotten = std::move(forgotten)] { deleted(forgotten, now); };
  });
  // Too much waits already: what is expired can, too.
  if (!taken) wait();
}

void Retention::deleted(const Result<Forgotten>& forgotten, Instant now) {
  if (forgotten) count_ += forgotten->complaints;
  if (forgotten && forgotten->complaints > 0 && !stopped_) return delete_some(now);
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
    if (!stopped) look();
  });
}

}  // namespace redress::serve
