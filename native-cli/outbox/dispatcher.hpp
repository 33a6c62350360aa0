// Which message goes where, and what becomes of it: at least once to every receiver, in the order
// of its complaint.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "outbox/carrier.hpp"
#include "outbox/ledger.hpp"
#include "outbox/matter.hpp"

namespace redress::outbox {

/// On their way at one time.
inline constexpr std::size_t most_items_going = 16;

/// A complaint's receivers are its complainant by mail, where that is its channel, and every
/// webhook that takes the channel and the kind. An item is done once each of them has it or refused
/// it for good; where one refused, or none is there for the channel (`outbox.no_route`), it is
/// given up. Who has it already is not told again by a later attempt of this process; after a crash
/// they may be, by the same id.
class Dispatcher {
 public:
  /// The one of a policy's id, or the one that is served; while it is held it stays.
  using EngineOf = std::function<std::shared_ptr<const Engine>(std::string_view policy)>;
  /// All that is given outlives it. `random` gives numbers from [0, 1).
  Dispatcher(Ledger& ledger, Carrier& carrier, const Outgoing& outgoing, EngineOf engine_of,
             std::function<double()> random)
      : ledger_(ledger),
        carrier_(carrier),
        outgoing_(outgoing),
        engine_of_(std::move(engine_of)),
        random_(std::move(random)) {}

  /// Starts what is ready as long as there is room. True where something came to its end at once,
  /// so that more may be ready. Errors `store.*`; nothing is lost by them.
  [[nodiscard]] Result<bool> start_ready(Instant now);
  /// Writes down what became of messages. Errors likewise.
  [[nodiscard]] Result<std::monostate> settle(const std::vector<Delivered>& delivered, Instant now);
  [[nodiscard]] bool idle() const { return going_.empty(); }

 private:
  /// Position of a receiver: 0 the complainant, then the webhooks in their order.
  using Route = std::size_t;
  /// An item on its way.
  struct Going {
    OutboxItem item;
    std::size_t open = 0;   ///< Messages without an outcome yet.
    std::string later_why;  ///< Of one that is to be tried again; empty for none.
    std::int64_t wait_seconds = 0;
  };
  /// What is known of an item beside the store.
  struct Settled {
    std::set<Route> routes;  ///< That need nothing more.
    std::string never_why;
  };

  [[nodiscard]] Result<bool> begin(const OutboxItem& item, Instant now);
  [[nodiscard]] std::vector<Route> routes_of(const OutboxItem& item,
                                             std::string_view channel) const;
  void hand_over(Going& going, const std::vector<Route>& routes, const Matter& matter);
  void note(Going& going, Route route, const Outcome& outcome);
  [[nodiscard]] Result<std::monostate> conclude(const Going& going, Instant now);
  [[nodiscard]] Result<std::monostate> give_up(const OutboxItem& item, const std::string& why);

  Ledger& ledger_;
  Carrier& carrier_;
  const Outgoing& outgoing_;
  EngineOf engine_of_;
  std::function<double()> random_;
  std::map<std::int64_t, Going> going_;      ///< By the item's number.
  std::map<std::int64_t, Settled> settled_;  ///< Likewise.
  std::map<std::uint64_t, std::pair<std::int64_t, Route>> tickets_;
  std::uint64_t last_ticket_ = 0;
};

}  // namespace redress::outbox
