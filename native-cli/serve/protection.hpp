// How the service is guarded and watched, as its options say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "redress/base.hpp"
#include "serve/journal.hpp"
#include "serve/load_watch.hpp"
#include "serve/origins.hpp"
#include "serve/proxies.hpp"

namespace redress::serve {

struct ProtectionOptions {
  std::vector<std::string> trusted_proxies;  ///< As Proxies::read() takes them.
  std::string rate = "30/minute";            ///< Complaints of one client: Guard::read_rate().
  std::string challenge = "auto";            ///< Work before a complaint: read_challenge_mode().
  std::vector<std::string> origins;          ///< Of pages that may use it: Origins::read().
  std::string log = "text";                  ///< read_log_form()
};

struct Protection {
  Proxies proxies;
  std::optional<int> rate;
  ChallengeMode challenge = ChallengeMode::automatic;
  Origins origins;
  LogForm log = LogForm::text;
};
/// Errors `proxy.*`, `rate.*`, `challenge.*`, `origin.*` and `log.*`.
[[nodiscard]] Result<Protection> read_protection(const ProtectionOptions& options);

}  // namespace redress::serve
