// What the complainant holds in hand: the receipt, and later the state of the matter.
#pragma once

#include <string>
#include <string_view>

#include "redress/assessment.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// The members `received, promise, timeline, owner, next_steps, your_steps` of a receipt, without
/// braces, in the page's language; made once from the record, so that the receipt stays the same
/// whatever becomes of the policy.
[[nodiscard]] std::string receipt_members(const Engine& engine, std::string_view record,
                                          std::string_view language);

/// Path of the status page, key included.
[[nodiscard]] std::string status_url(std::string_view reference, std::string_view key);
/// `{reference, key, …members, status_url}`.
[[nodiscard]] std::string receipt_json(const StoredComplaint& complaint, std::string_view key);
/// `{reference, state, …members}`.
[[nodiscard]] std::string status_json(const StoredComplaint& complaint);

}  // namespace redress::serve
