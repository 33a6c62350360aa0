// What takes messages out of the house, several at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "outbox/outgoing.hpp"

namespace redress::outbox {

/// One message to one receiver.
struct Parcel {
  const Webhook* webhook = nullptr;  ///< Null for a mail.
  std::string to;                    ///< Of a mail, the receiver's address: sendable().
  std::string bytes;                 ///< The mail whole, or a webhook's body.
  std::vector<std::string> headers;  ///< Of a webhook.
};

struct Outcome {
  enum class Kind : std::uint8_t {
    done,
    later,  ///< May go well another time.
    never,
  };
  Kind kind = Kind::done;
  /// A code `outbox.…`, at times with a few words; no person and no address.
  std::string why;
  std::int64_t wait_seconds = 0;  ///< The least that the receiver asked for.
};

struct Delivered {
  std::uint64_t ticket = 0;
  Outcome outcome;
};

/// Used by one thread, wake() and end() apart.
class Carrier {
 public:
  Carrier() = default;
  Carrier(const Carrier&) = delete;
  Carrier& operator=(const Carrier&) = delete;
  virtual ~Carrier() = default;

  /// The address as every server takes it, its domain in ASCII; nothing where there is no such
  /// form.
  [[nodiscard]] virtual std::optional<std::string> sendable(const std::string& address) const = 0;
  /// Begins; the ticket comes back with the outcome, once.
  virtual void start(std::uint64_t ticket, Parcel parcel) = 0;
  /// What has come to its end: waits until there is something, until it is woken, or as long as
  /// that.
  [[nodiscard]] virtual std::vector<Delivered> wait(std::chrono::milliseconds most) = 0;
  /// From any thread: ends the wait that goes on, or the next one.
  virtual void wake() = 0;
  /// From any thread: what is on its way has this long still, and then fails.
  virtual void end(std::chrono::milliseconds grace) = 0;
};

}  // namespace redress::outbox
