#include "life/act.hpp"

#include <string>
#include <utility>

#include "life/standing.hpp"

namespace redress::life {

namespace {

// Each time somebody else has got ahead: so many at once on one complaint are no people.
constexpr int most_tries = 20;

Error unknown(std::string_view reference) {
  return {"complaint.unknown", "",
          "There is no complaint " + std::string(reference) + " in this store."};
}

}  // namespace

Result<Whole> find_whole(Store& store, std::string_view reference) {
  // Events first: of what happens between the two reads only the complaint may know, and a change
  // that was decided on it is then refused as overtaken.
  Result<std::vector<StoredEvent>> events = store.events(reference);
  if (!events) return events.error();
  Result<std::optional<StoredComplaint>> found = store.find_by_reference(reference);
  if (!found) return found.error();
  if (!*found) return unknown(reference);
  Whole out{*std::move(found).value(), std::move(events).value()};
  // As an earlier version left it.
  if (!out.complaint.standing.delete_after)
    out.complaint.standing = standing_of(out.complaint, out.events);
  return out;
}

Result<Whole> act(Store& store, std::string_view reference,
                  const std::function<Result<Change>(const Whole&)>& decide) {
  for (int tries = 0; tries < most_tries; ++tries) {
    const Result<Whole> whole = find_whole(store, reference);
    if (!whole) return whole.error();
    const Result<Change> change = decide(*whole);
    if (!change) return change.error();
    const Result<Changed> changed = store.change(*change);
    if (!changed) return changed.error();
    if (*changed == Changed::done) return find_whole(store, reference);
    if (*changed == Changed::unknown) return unknown(reference);
  }
  return Error{"complaint.busy", "", "Others change this complaint just now; try again."};
}

}  // namespace redress::life
