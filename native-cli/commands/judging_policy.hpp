// The policy that a stored complaint is filed and dated by.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "commands/policy_option.hpp"
#include "redress/assessment.hpp"
#include "store/store.hpp"

namespace redress {

/// The one that is given, else the one that the record is filed by as the store keeps it, else the
/// one that is served, which is said on standard error. Errors of loading, `policy.unknown` where
/// there is none.
[[nodiscard]] Result<std::unique_ptr<Engine>> judging_policy(const PolicyOption& given,
                                                             Store& store, std::string_view record);

}  // namespace redress
