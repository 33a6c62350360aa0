// Something that is to be told, with all that is known of it.
#pragma once

#include "outbox/outgoing.hpp"
#include "redress/assessment.hpp"
#include "store/store.hpp"

namespace redress::outbox {

struct Matter {
  const OutboxItem& item;
  const StoredComplaint& complaint;
  const StoredEvent* event = nullptr;  ///< Null where the store has it no more.
  const Engine& engine;                ///< Of the policy that judged the complaint.
  Instant now;
};

}  // namespace redress::outbox
