// Promises against the law that a policy names.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "redress/calendar.hpp"
#include "redress/policy.hpp"

namespace redress {

/// How many dates check_law() reckons of one policy, some seconds of work.
inline constexpr std::int64_t most_law_steps = 2'000'000;

/// Adds what is to be said of `organization.law`: the warning `law.unknown` where it was not looked
/// up; for a country with a term, of each promise that some category makes on some channel and that
/// can be later than the term, received at any second of the two years from `now`: the error
/// `promise.beyond_law` where the term is for an answer, the warning `resolution.beyond_law` where
/// it is for the settlement of claims over defects, as a policy does not say which categories are
/// such claims. Each promise once, at the category or channel that makes it worst; where that
/// stands in a pack and not in `source`, at the promise, and else at the law's name. `source` is
/// the policy as written, empty for a bundle. Signals, which only shorten a promise, are left
/// aside. The policy has no errors. Terms that several categories share are reckoned once: below a
/// millisecond for those far within the law, some ten milliseconds for those at its edge; after
/// `most_steps` dates the rest is left, with the warning `law.partly_checked`.
void check_law(const Policy& policy, std::string_view source, Instant now,
               std::vector<Diagnostic>& found, std::int64_t most_steps = most_law_steps);

}  // namespace redress
