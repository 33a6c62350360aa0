#include "serve/reloader.hpp"

#include <utility>

#include "io/output.hpp"

namespace redress::serve {

namespace {

std::string kept_because(const Error& error) {
  return "the policy stays as it was, since the new one cannot be used: " + error.message;
}

}  // namespace

Reloader::~Reloader() {
  if (thread_.joinable()) thread_.join();
}

void Reloader::reload() {
  again_ = busy_;
  if (busy_) return;
  busy_ = true;
  if (thread_.joinable()) thread_.join();
  thread_ = std::thread([this] {
    // Shared, since a function that is posted must be copyable.
    const auto policy =
        std::make_shared<Result<LoadedPolicy>>(load_whole_policy(policy_, model_, [](int, int) {}));
    post_([this, policy] { loaded(std::move(*policy)); });
  });
}

void Reloader::loaded(Result<LoadedPolicy> policy) {
  if (!policy) return end(kept_because(policy.error()));
  const auto fresh = std::make_shared<LoadedPolicy>(std::move(policy).value());
  const bool taken = writer_.use([this, fresh](Store& store) -> std::function<void()> {
    auto served = serve_policy(store, std::move(*fresh));
    return [this, served = std::move(served)] {
      if (!served) return end(kept_because(served.error()));
      serve_(*served);
      end("the policy " + (*served)->engine().id + " is served from now on.");
    };
  });
  if (!taken) end("the policy stays as it was: the store does not keep up; ask again later.");
}

void Reloader::end(const std::string& message) {
  complain(message);
  busy_ = false;
  if (std::exchange(again_, false)) reload();
}

}  // namespace redress::serve
