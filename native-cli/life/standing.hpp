// What a store keeps beside record and events, so that complaints can be looked for by it.
#pragma once

#include <span>

#include "store/store.hpp"

namespace redress::life {

/// Category and team are the record's, `due` that of the first open step. A complaint is deleted
/// the record's `keep_days` after its end (resolved or withdrawn); one that nobody ended three
/// times as long after the last of its promises and of what happened to it: no complaint is deleted
/// while something in it is still promised. `events` are all of the complaint's, in order.
[[nodiscard]] Standing standing_of(const StoredComplaint& complaint,
                                   std::span<const StoredEvent> events);

}  // namespace redress::life
