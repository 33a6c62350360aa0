// The policy that a stored complaint is filed and dated by.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "commands/policy_option.hpp"
#include "life/rules.hpp"
#include "redress/assessment.hpp"
#include "store/store.hpp"

namespace redress {

/// The one that is given, else the one that the record is filed by as the store keeps it, else the
/// one that is served, which is said on standard error. Errors of loading, `policy.unknown` where
/// there is none.
[[nodiscard]] Result<std::unique_ptr<Engine>> judging_policy(const PolicyOption& given,
                                                             Store& store, std::string_view record);

/// A record that was made anew, with its receipt in the complaint's language. Error
/// `bundle.language_absent` where the policy does not speak it.
[[nodiscard]] Result<life::Anew> anew(const Engine& engine, std::string record,
                                      const StoredComplaint& complaint);

}  // namespace redress
