#include "serve/protection.hpp"

#include <utility>

#include "serve/guard.hpp"

namespace redress::serve {

Result<Protection> read_protection(const ProtectionOptions& options) {
  Result<Proxies> proxies = Proxies::read(options.trusted_proxies);
  if (!proxies) return proxies.error();
  const Result<std::optional<int>> rate = Guard::read_rate(options.rate);
  if (!rate) return rate.error();
  const Result<ChallengeMode> challenge = read_challenge_mode(options.challenge);
  if (!challenge) return challenge.error();
  Result<Origins> origins = Origins::read(options.origins);
  if (!origins) return origins.error();
  const Result<LogForm> log = read_log_form(options.log);
  if (!log) return log.error();
  return Protection{std::move(proxies).value(), *rate, *challenge, std::move(origins).value(),
                    *log};
}

}  // namespace redress::serve
