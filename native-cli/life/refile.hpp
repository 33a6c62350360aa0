// A record whose category, team and promise are computed anew: when a complaint is refiled, and
// when it is reopened.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "redress/assessment.hpp"
#include "store/store.hpp"

namespace redress::life {

/// The record in another category of `engine`'s policy, or in the same where the policy is another:
/// team, owner and promise by the engine from the instant at which the present promise began. No
/// promise that was given gets later: the earlier of each due is kept, those of the first reply
/// once it is there and of updates that are past by `now` as they were. Where the policy is not the
/// one that judged the complaint, `filed_by` names it. Errors `category.unknown`, `category.same`,
/// `channel.unknown` and those of the engine.
[[nodiscard]] Result<std::string> refiled_record(const Engine& engine, std::string_view record,
                                                 std::span<const StoredEvent> events,
                                                 std::string_view category, Instant now);

/// Text of the event that tells of it: `delivery.late → payment.refund`.
[[nodiscard]] std::string refile_text(std::string_view from, std::string_view to);

/// The record with the promise that the engine gives for its category from the instant of reopening
/// on. Errors likewise.
[[nodiscard]] Result<std::string> reopened_record(const Engine& engine, std::string_view record,
                                                  Instant at);

/// Bundle id of the policy that a record's category and promise are from.
[[nodiscard]] std::string policy_of(std::string_view record);

}  // namespace redress::life
