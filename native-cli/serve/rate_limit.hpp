// How often one client may do something: a bucket of tokens for each, none of which says whose it
// is.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "serve/keyed_hash.hpp"

namespace redress::serve {

/// 16 bytes for each of 32,768 clients, whoever comes. Where places are taken, the bucket among
/// eight that is nearest to full is forgotten. Clients are known by a hash of their network
/// under a random key, which is another one every hour; everyone starts anew then. On one thread.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// A full bucket is `per_minute` tokens, at least 1.
  explicit RateLimit(int per_minute);

  /// Takes a token; without one the time until there is.
  [[nodiscard]] std::optional<Clock::duration> take(std::uint64_t network, Clock::time_point now);
  /// As take(), but leaves the token where it is.
  [[nodiscard]] std::optional<Clock::duration> look(std::uint64_t network, Clock::time_point now);

 private:
  // The generic cell rate algorithm (ITU-T I.371): a bucket is the one instant by which it will be
  // full again.
  struct Bucket {
    std::uint64_t name = 0;
    Clock::time_point full;
  };
  [[nodiscard]] std::uint64_t name_of(std::uint64_t network, Clock::time_point now);
  [[nodiscard]] std::span<Bucket> set_of(std::uint64_t name);
  [[nodiscard]] Bucket* find(std::uint64_t name);  ///< Null for one that is not there.
  [[nodiscard]] Bucket& replace_fullest(std::uint64_t name, Clock::time_point now);
  [[nodiscard]] std::optional<Clock::duration> wait_for(const Bucket& bucket,
                                                        Clock::time_point now) const;

  Clock::duration interval_;  ///< In which a token comes.
  Clock::duration slack_;     ///< By which a bucket may be short of full with a token in it.
  HashKey key_ = new_hash_key();
  std::optional<Clock::time_point> keyed_;
  std::vector<Bucket> buckets_;
};

}  // namespace redress::serve
