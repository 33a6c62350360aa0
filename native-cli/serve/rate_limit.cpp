#include "serve/rate_limit.hpp"

#include <algorithm>

namespace redress::serve {

namespace {

constexpr std::size_t most_buckets = 32768;
constexpr std::size_t ways = 8;
constexpr std::chrono::hours key_life{1};

}  // namespace

RateLimit::RateLimit(int per_minute)
    : interval_(Clock::duration(std::chrono::minutes(1)) / per_minute),
      slack_(interval_ * (per_minute - 1)),
      buckets_(most_buckets) {}

std::span<RateLimit::Bucket> RateLimit::set_of(std::uint64_t name) {
  return std::span(buckets_).subspan(name % (most_buckets / ways) * ways, ways);
}

std::uint64_t RateLimit::name_of(std::uint64_t network, Clock::time_point now) {
  if (keyed_ && now - *keyed_ >= key_life) {
    key_ = new_hash_key();
    std::fill(buckets_.begin(), buckets_.end(), Bucket{});
    keyed_.reset();
  }
  if (!keyed_) keyed_ = now;
  return keyed_hash(key_, network);
}

RateLimit::Bucket* RateLimit::find(std::uint64_t name) {
  const auto set = set_of(name);
  const auto found = std::find_if(set.begin(), set.end(),
                                  [&](const Bucket& bucket) { return bucket.name == name; });
  return found == set.end() ? nullptr : &*found;
}

RateLimit::Bucket& RateLimit::replace_fullest(std::uint64_t name, Clock::time_point now) {
  const auto set = set_of(name);
  // It says the least.
  const auto found = std::min_element(
      set.begin(), set.end(), [](const Bucket& a, const Bucket& b) { return a.full < b.full; });
  *found = {name, now};
  return *found;
}

std::optional<RateLimit::Clock::duration> RateLimit::wait_for(const Bucket& bucket,
                                                              Clock::time_point now) const {
  const Clock::duration missing = bucket.full - now;
  if (missing <= slack_) return std::nullopt;
  return missing - slack_;
}

std::optional<RateLimit::Clock::duration> RateLimit::look(std::uint64_t network,
                                                          Clock::time_point now) {
  const Bucket* bucket = find(name_of(network, now));
  return bucket == nullptr ? std::nullopt : wait_for(*bucket, now);
}

std::optional<RateLimit::Clock::duration> RateLimit::take(std::uint64_t network,
                                                          Clock::time_point now) {
  const std::uint64_t name = name_of(network, now);
  Bucket* known = find(name);
  Bucket& bucket = known == nullptr ? replace_fullest(name, now) : *known;
  const auto wait = wait_for(bucket, now);
  if (!wait) bucket.full = std::max(bucket.full, now) + interval_;
  return wait;
}

}  // namespace redress::serve
