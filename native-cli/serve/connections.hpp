// How many connections there may be, in all and of one client, and which one makes room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <unordered_map>

namespace redress::serve {

class Session;

/// All calls on one thread.
class Connections {
 public:
  /// At most `most` in all, at least 1.
  explicit Connections(std::size_t most) : most_(most) {}

  /// One more, which rests; false where its client has enough or there is no room. `client` is a
  /// network's name, absent for this machine and for proxies, which stand for many.
  [[nodiscard]] bool add(Session* session, std::optional<std::uint64_t> client);
  void remove(Session* session);

  /// It waits for a request, or for the rest of one: it may be ended to make room.
  void rest(Session* session);
  /// It has a request to answer, or takes in a file.
  void work(Session* session);
  /// Where there is no room, the one that has rested longest, which counts no more and is to be
  /// closed; null where there is room or none rests.
  [[nodiscard]] Session* make_room();

  [[nodiscard]] std::size_t size() const { return known_.size(); }
  template <class Visit>
  void each(Visit visit) const {
    for (const auto& [session, known] : known_) visit(session);
  }

 private:
  struct Known {
    std::optional<std::uint64_t> client;
    std::optional<std::list<Session*>::iterator> resting;
  };
  std::size_t most_;
  std::unordered_map<Session*, Known> known_;
  std::unordered_map<std::uint64_t, std::size_t> of_client_;  ///< Those without any are absent.
  std::list<Session*> resting_;  ///< Whoever has rested longest is the first.
};

}  // namespace redress::serve
