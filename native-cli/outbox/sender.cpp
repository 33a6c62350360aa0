#include "outbox/sender.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <utility>

#include "io/clock.hpp"
#include "io/output.hpp"

namespace redress::outbox {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Other programs write to the store too, such as `redress reply`, and cannot poke.
constexpr std::int64_t look_seconds = 5;
constexpr milliseconds end_grace{5'000};
// What was cut off by then is written down.
constexpr milliseconds end_limit = end_grace + milliseconds(3'000);

std::function<double()> make_random() {
  return [engine = std::mt19937(std::random_device{}())]() mutable {
    return std::uniform_real_distribution<double>(0, 1)(engine);
  };
}

}  // namespace

Sender::Sender(std::unique_ptr<Ledger> ledger, std::unique_ptr<Carrier> carrier,
               const Outgoing& outgoing, Dispatcher::EngineOf engine_of)
    : ledger_(std::move(ledger)),
      carrier_(std::move(carrier)),
      dispatcher_(*ledger_, *carrier_, outgoing, std::move(engine_of), make_random()),
      thread_([this] { run(); }) {}

Sender::~Sender() {
  ended_ = true;
  carrier_->end(end_grace);
  thread_.join();
}

void Sender::poke() {
  // One that is not seen yet wakes for all that come before it is.
  if (!poked_.exchange(true)) carrier_->wake();
}

void Sender::report(const Error& error) {
  if (std::exchange(last_error_, error.message) != error.message) complain(error.message);
}

Instant Sender::next_look(Instant now) {
  const Instant latest{now.seconds + look_seconds};
  const auto next = ledger_->next();
  if (!next || !*next) return latest;
  // One that is due by now is on its way, or waits for room.
  return **next > now ? std::min(**next, latest) : latest;
}

void Sender::run() {
  Instant look{0};
  std::optional<steady_clock::time_point> end;
  for (;;) {
    Instant now = system_clock();
    if (ended_) {
      if (!end) end = steady_clock::now() + end_limit;
      if (dispatcher_.idle() || steady_clock::now() >= *end) return;
    } else if (poked_.exchange(false) || now >= look) {
      const Result<bool> started = dispatcher_.start_ready(now);
      if (!started) report(started.error());
      if (started) last_error_.clear();
      look = started && *started ? now : next_look(now);
    }
    const std::int64_t left =
        end ? std::chrono::duration_cast<milliseconds>(*end - steady_clock::now()).count()
            : (look.seconds - now.seconds) * 1'000;
    const auto delivered =
        carrier_->wait(milliseconds(std::clamp<std::int64_t>(left, 0, look_seconds * 1'000)));
    if (delivered.empty()) continue;
    now = system_clock();
    const auto settled = dispatcher_.settle(delivered, now);
    // What could not be written is ready still; the store has a while to recover.
    if (!settled) report(settled.error());
    look = settled ? now : Instant{now.seconds + look_seconds};
  }
}

}  // namespace redress::outbox
