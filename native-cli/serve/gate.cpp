#include "serve/gate.hpp"

#include "io/clock.hpp"
#include "serve/form_body.hpp"
#include "serve/pages.hpp"

namespace redress::serve {

namespace {

bool from_form(const Request& request) {
  return media_type(request.content_type) == "application/x-www-form-urlencoded";
}

}  // namespace

bool Gate::challenges(const Request& request, std::size_t queued) {
  if (mode_ != ChallengeMode::automatic) return mode_ == ChallengeMode::always;
  if (!request.network) return false;
  return load_.arrived(queued, std::chrono::steady_clock::now());
}

std::optional<Response> Gate::refuse(const Request& request, std::size_t queued) {
  if (guard_ != nullptr) {
    const auto wait = guard_->take(Deed::complaint, request.network, Guard::Time::clock::now());
    if (wait && from_form(request)) return too_many_page(language_of_form(request.body), *wait);
    if (wait) return too_many_requests(*wait);
  }
  if (!challenges(request, queued)) return std::nullopt;
  if (from_form(request)) return unavailable_page(language_of_form(request.body));
  const Instant now = system_clock();
  if (challenges_.redeem(request.challenge, now)) return std::nullopt;
  return challenge_required(challenges_.create(now));
}

}  // namespace redress::serve
