// What is read for staff of a store. With very many complaints that may take seconds: it is done on
// a thread of its own.
#pragma once

#include <string>
#include <string_view>

#include "redress/policy.hpp"
#include "serve/http.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// `{complaints, next}`, in the order of receipt. Errors as problems: 400 `query.*`, also where the
/// query names a team or a category that nothing is with and the policy has not; 503.
[[nodiscard]] Response list_complaints(Store& store, const Policy& policy, std::string_view query);
/// An array of those that owe something, the earliest first; likewise, and 400 `duration.*`.
[[nodiscard]] Response list_due(Store& store, const Policy& policy, std::string_view query);
/// A complaint, whole; 404 `complaint.unknown`, 503.
[[nodiscard]] Response show(Store& store, const std::string& reference);

}  // namespace redress::serve
