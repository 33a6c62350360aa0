#include "store/postgres_server.hpp"

#include <thread>
#include <utility>

namespace redress::postgres {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// After the first. Collisions end; a connection that is lost three times is not worth waiting for.
constexpr int most_collisions = 6;
constexpr int most_losses = 2;
constexpr milliseconds between_attempts{200};
constexpr milliseconds fails_for{1'000};
// Longer than a question on the event loop waits, so that the loop turns most of the time.
constexpr milliseconds fails_after_silence{4'000};
constexpr int most_pause_ms = 400;

}  // namespace

Result<std::unique_ptr<Server>> Server::open(const Library& library, Address address,
                                             StoreAccess access) {
  std::unique_ptr<Server> server(new Server(library, std::move(address), access));
  Opened opened = Session::open(library, server->address_, access);
  if (const Failure* const failure = std::get_if<Failure>(&opened)) return failure->error;
  server->session_ = std::get<std::unique_ptr<Session>>(std::move(opened));
  return server;
}

std::optional<Error> Server::connect(milliseconds most) {
  if (session_) return std::nullopt;
  auto now = steady_clock::now();
  if (!opening_.valid()) {
    if (now < fails_until_) return last_error_;
    patient_until_ = now + most;
  }
  for (;;) {
    if (!opening_.valid()) {
      opening_ = std::async(std::launch::async,
                            [this] { return Session::open(library_, address_, access_); });
    }
    // Whoever asks while it goes on has been kept waiting for it already.
    if (opening_.wait_until(patient_until_) == std::future_status::timeout) {
      return Error{"store.unavailable", "",
                   "A connection to " + address_.where + " is being made; try again."};
    }
    Opened opened = opening_.get();
    if (auto* const session = std::get_if<std::unique_ptr<Session>>(&opened)) {
      session_ = std::move(*session);
      return std::nullopt;
    }
    now = steady_clock::now();
    if (now + between_attempts >= patient_until_) {
      fail_for(fails_for, std::get<Failure>(opened).error);
      return last_error_;
    }
    std::this_thread::sleep_for(between_attempts);
  }
}

bool Server::may_try_again(const Failure& failure, int tries) const {
  switch (failure.kind) {
    case Failure::Kind::collided:
      return tries < most_collisions;
    case Failure::Kind::lost:
      return tries < most_losses;
    case Failure::Kind::elsewhere:
      return tries == 0 && address_.several_hosts;
    default:
      return false;
  }
}

void Server::fail_for(milliseconds time, const Error& error) {
  fails_until_ = steady_clock::now() + time;
  last_error_ = error;
}

// What collided must not meet again.
void Server::pause(int tries) {
  const int most = std::min(10 << tries, most_pause_ms);
  std::this_thread::sleep_for(milliseconds(std::uniform_int_distribution(1, most)(random_)));
}

Result<Answer> Server::run(std::span<const Step> steps, Patience patience) {
  bool repeated = false;
  for (int tries = 0;; ++tries) {
    if (auto error = connect(patience.to_connect)) return *std::move(error);
    auto done = session_->run(steps, patience.silence);
    if (auto* const rows = std::get_if<std::vector<Rows>>(&done))
      return Answer{std::move(*rows), repeated};
    const Failure& failure = std::get<Failure>(done);
    const bool collided = failure.kind == Failure::Kind::collided;
    if (!collided && failure.kind != Failure::Kind::refused) session_.reset();
    if (failure.kind == Failure::Kind::silent) fail_for(fails_after_silence, failure.error);
    if (!may_try_again(failure, tries)) return failure.error;
    if (collided) pause(tries);
    repeated = repeated || failure.kind == Failure::Kind::lost;
  }
}

std::optional<Error> Server::execute(const std::string& sql, Patience patience) {
  if (auto error = connect(patience.to_connect)) return error;
  const std::optional<Failure> failure = session_->execute(sql, patience.silence);
  if (!failure) return std::nullopt;
  const auto kind = failure->kind;
  if (kind != Failure::Kind::collided && kind != Failure::Kind::refused) session_.reset();
  return failure->error;
}

}  // namespace redress::postgres
