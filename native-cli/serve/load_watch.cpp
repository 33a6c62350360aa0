#include "serve/load_watch.hpp"

#include <string>
#include <string_view>

namespace redress::serve {

namespace {

constexpr std::chrono::seconds window{10};
constexpr std::chrono::seconds calm{60};
constexpr std::size_t many = 100;
constexpr std::size_t many_queued = 512;

}  // namespace

Result<ChallengeMode> read_challenge_mode(std::string_view text) {
  if (text == "auto") return ChallengeMode::automatic;
  if (text == "always") return ChallengeMode::always;
  if (text == "never") return ChallengeMode::never;
  return Error{"challenge.invalid", "",
               "--challenge " + std::string(text) + " is nothing; write auto, always or never."};
}

bool LoadWatch::arrived(std::size_t queued, Time now) {
  if (!window_ || now - *window_ >= window) {
    window_ = now;
    arrived_ = 0;
  }
  ++arrived_;
  if (pressed_ && now - *pressed_ >= calm) pressed_.reset();
  const bool pressed = arrived_ >= many || queued >= many_queued;
  // Once it is on, half of it keeps it on.
  const bool still = pressed_ && (arrived_ >= many / 2 || queued >= many_queued / 2);
  if (pressed || still) pressed_ = now;
  return pressed_.has_value();
}

}  // namespace redress::serve
