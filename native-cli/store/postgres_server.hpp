// The database through whatever happens to its server: connections that break are made anew, and
// what they left undecided is asked for again.
#pragma once

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "store/postgres_session.hpp"

namespace redress::postgres {

/// How long one waits.
struct Patience {
  std::chrono::milliseconds to_connect;  ///< Anew, all attempts together.
  std::chrono::milliseconds silence;     ///< Until the server says something.
};
/// Of a question on the service's event loop: it stands still meanwhile.
inline constexpr Patience short_patience{std::chrono::milliseconds(300),
                                         std::chrono::milliseconds(2'000)};
/// Of what is written on a thread of its own: a server that is started anew is back by then.
inline constexpr Patience long_patience{std::chrono::milliseconds(6'000),
                                        std::chrono::milliseconds(10'000)};

/// What a round trip gave.
struct Answer {
  std::vector<Rows> rows;  ///< Of each step.
  /// It was asked for more than once: what an earlier time did, if anything, is still done.
  bool repeated = false;
};

class Server {
 public:
  /// `library` outlives it. Connects once, as long as libpq takes for it.
  [[nodiscard]] static Result<std::unique_ptr<Server>> open(const Library& library, Address address,
                                                            StoreAccess access);

  /// Session::run(), again where it collided with others, on another connection where that one
  /// broke. After the database could not be reached it fails at once for a second, after it was
  /// silent for four. Errors `store.*`.
  [[nodiscard]] Result<Answer> run(std::span<const Step> steps, Patience patience);
  /// Session::execute(), once.
  [[nodiscard]] std::optional<Error> execute(const std::string& sql, Patience patience);
  [[nodiscard]] const Address& address() const { return address_; }

 private:
  using Opened = std::variant<std::unique_ptr<Session>, Failure>;

  Server(const Library& library, Address address, StoreAccess access)
      : library_(library), address_(std::move(address)), access_(access) {}

  /// Nothing where there is a session.
  [[nodiscard]] std::optional<Error> connect(std::chrono::milliseconds most);
  [[nodiscard]] bool may_try_again(const Failure& failure, int tries) const;
  void pause(int tries);
  /// Whoever asks is told the error at once for so long.
  void fail_for(std::chrono::milliseconds time, const Error& error);

  const Library& library_;
  Address address_;
  StoreAccess access_;
  std::unique_ptr<Session> session_;
  /// Names are looked up, and hosts tried one after the other, on a thread of its own.
  std::future<Opened> opening_;
  std::chrono::steady_clock::time_point patient_until_{};
  std::chrono::steady_clock::time_point fails_until_{};
  std::optional<Error> last_error_;
  std::minstd_rand random_{std::random_device{}()};
};

}  // namespace redress::postgres
