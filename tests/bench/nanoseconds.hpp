// How long a call takes; for the programs in this folder.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace redress {

/// Nanoseconds a call, the best of `rounds` of about 20 ms each, or of one look at the clock where
/// that takes longer: it is asked after `calls_at_once`. The calls are numbered from 0 in each
/// round.
template <class Call>
double nanoseconds(Call call, int rounds = 5, int calls_at_once = 4) {
  using Clock = std::chrono::steady_clock;
  double best = 1e18;
  for (int round = 0; round < rounds; ++round) {
    std::int64_t calls = 0;
    const auto begun = Clock::now();
    auto spent = begun - begun;
    do {
      for (int i = 0; i < calls_at_once; ++i) call(calls++);
      spent = Clock::now() - begun;
    } while (spent < std::chrono::milliseconds(20));
    best = std::min(best, static_cast<double>(
                              std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count()) /
                              static_cast<double>(calls));
  }
  return best;
}

}  // namespace redress
