// Promises against the law that a policy names.
#pragma once

#include <vector>

#include "redress/calendar.hpp"
#include "redress/policy.hpp"

namespace redress {

/// Adds what is to be said of `organization.law`: the warning `law.unknown` where it was not looked
/// up; for a country with a term, of each promise that some category makes on some channel and that
/// can be later than the term, received at any moment of the two years from `now`: the error
/// `promise.beyond_law` where the term is for an answer, the warning `resolution.beyond_law` where
/// it is for the settlement of claims over defects, as a policy does not say which categories are
/// such claims. Each promise once, at the category or channel that makes it worst. Signals, which
/// only shorten a promise, are left aside. The policy has no errors. O(pairs of a team and
/// a promise × days): some 2 ms a pair.
void check_law(const Policy& policy, Instant now, std::vector<Diagnostic>& found);

}  // namespace redress
