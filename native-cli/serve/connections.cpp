#include "serve/connections.hpp"

namespace redress::serve {

namespace {

// An office behind one address has fewer open at once, a browser six.
constexpr std::size_t most_of_client = 256;

}  // namespace

bool Connections::add(Session* session, std::optional<std::uint64_t> client) {
  if (known_.size() >= most_) return false;
  if (client) {
    std::size_t& count = of_client_[*client];
    if (count >= most_of_client) return false;
    ++count;
  }
  known_[session].client = client;
  rest(session);
  return true;
}

void Connections::remove(Session* session) {
  const auto found = known_.find(session);
  if (found == known_.end()) return;
  work(session);
  if (const auto client = found->second.client) {
    const auto count = of_client_.find(*client);
    if (--count->second == 0) of_client_.erase(count);
  }
  known_.erase(found);
}

void Connections::rest(Session* session) {
  const auto found = known_.find(session);
  if (found == known_.end()) return;
  work(session);
  found->second.resting = resting_.insert(resting_.end(), session);
}

void Connections::work(Session* session) {
  const auto found = known_.find(session);
  if (found == known_.end() || !found->second.resting) return;
  resting_.erase(*found->second.resting);
  found->second.resting.reset();
}

Session* Connections::make_room() {
  if (known_.size() < most_ || resting_.empty()) return nullptr;
  Session* session = resting_.front();
  remove(session);
  return session;
}

}  // namespace redress::serve
