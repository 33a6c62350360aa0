#include "serve/guard.hpp"

#include <algorithm>
#include <string>

namespace redress::serve {

namespace {

constexpr int most_per_minute = 100'000;

std::optional<int> whole_seconds(std::optional<RateLimit::Clock::duration> wait) {
  if (!wait) return std::nullopt;
  return static_cast<int>(
      std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::seconds>(*wait).count()));
}

}  // namespace

Guard::Guard(int per_minute)
    : limits_{RateLimit(per_minute), RateLimit(2 * per_minute),
              RateLimit(std::max(1, per_minute / 3))} {}

Result<std::optional<int>> Guard::read_rate(std::string_view text) {
  if (text == "off") return std::optional<int>();
  constexpr std::string_view unit = "/minute";
  const std::string number(text.substr(0, text.find('/')));
  const bool read = text.ends_with(unit) && number.size() + unit.size() == text.size() &&
                    !number.empty() && number.size() <= 6 &&
                    number.find_first_not_of("0123456789") == std::string::npos;
  const int value = read ? std::stoi(number) : 0;
  if (value < 1 || value > most_per_minute) {
    return Error{"rate.invalid", "",
                 "--rate " + std::string(text) + " is no rate; write 30/minute, from 1 to " +
                     std::to_string(most_per_minute) + ", or off."};
  }
  return std::optional(value);
}

std::optional<int> Guard::take(Deed deed, std::optional<std::uint64_t> network, Time now) {
  if (!network) return std::nullopt;
  return whole_seconds(limits_[static_cast<std::size_t>(deed)].take(*network, now));
}

std::optional<int> Guard::look(Deed deed, std::optional<std::uint64_t> network, Time now) {
  if (!network) return std::nullopt;
  return whole_seconds(limits_[static_cast<std::size_t>(deed)].look(*network, now));
}

Response too_many_requests(int seconds) {
  return problem(429, one_error("", "rate.exceeded",
                                "So much has come from your network that it has to wait; try "
                                "again in " +
                                    std::to_string(seconds) + " seconds."))
      .with("Retry-After", std::to_string(seconds));
}

}  // namespace redress::serve
