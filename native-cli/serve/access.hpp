// Who may see a complaint: whoever holds its key.
#pragma once

#include <optional>
#include <string_view>

#include "redress/base.hpp"
#include "serve/http.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// The complaint of this reference, where the query's `key` is its own; else nothing, and no hint
/// by the time it takes at which of the two was wrong. Errors `store.*`.
[[nodiscard]] Result<std::optional<StoredComplaint>> find_with_key(Store& reader,
                                                                   std::string_view reference,
                                                                   std::string_view query);
/// 404 as a page or as a problem, whichever the reader wants.
[[nodiscard]] Response unknown_complaint(const Request& request, std::string_view language);

}  // namespace redress::serve
