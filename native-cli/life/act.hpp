// Doing something to a complaint in a store that others write to at the same time.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "life/rules.hpp"

namespace redress::life {

/// A complaint with all that happened to it.
struct Whole {
  StoredComplaint complaint;
  std::vector<StoredEvent> events;
};
/// Error `complaint.unknown`, and those of the store.
[[nodiscard]] Result<Whole> find_whole(Store& store, std::string_view reference);

/// Decides on what is there, and writes it; decides anew where something else happened in between.
/// The complaint as it is afterwards. Errors of `decide` and of the store, `complaint.unknown`,
/// `complaint.busy`.
[[nodiscard]] Result<Whole> act(Store& store, std::string_view reference,
                                const std::function<Result<Change>(const Whole&)>& decide);

}  // namespace redress::life
