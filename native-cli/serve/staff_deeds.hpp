// What staff's own programs do to a complaint over HTTP: what they tell the complainant, where it
// belongs, and that it goes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "life/act.hpp"
#include "serve/http.hpp"
#include "serve/served.hpp"
#include "serve/staff_query.hpp"
#include "serve/store_thread.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// All calls and all replies on one thread. `writer` outlives it.
class StaffDeeds {
 public:
  StaffDeeds(std::shared_ptr<const Served> served, StoreThread& writer)
      : served_(std::move(served)), writer_(writer) {}

  void serve(std::shared_ptr<const Served> served) { served_ = std::move(served); }

  /// POST: reply, update, resolve, reopen `{text, by?}`, refile `{category, by?}`; without `by` it
  /// is done by `name`. 200 `{reference, state, category, team, owner, due, event}` once it is on
  /// the disk. With an Idempotency-Key the same again is not done again: it is answered by the same
  /// event and what the complaint is by now; 409 `idempotency_key.reused` where the key stands for
  /// something else. Errors 400 `idempotency_key.invalid`, 404 `complaint.unknown`, 409
  /// `complaint.ended`, `complaint.not_ended`, `category.same` and what the policy does not allow,
  /// 415, 422 with the place in the body, 503.
  void post(const Request& request, std::string_view reference, life::Action action,
            const std::string& name, Reply reply);
  /// DELETE: 200 `{deleted}`, or 202 where its traces are still in the store's journal, which the
  /// service empties within the hour. Errors 404, 503.
  void forget(std::string_view reference, const Reply& reply);

 private:
  /// One POST on its way.
  struct Job {
    std::shared_ptr<const Served> served;
    std::string reference;
    StaffDeed asked;
    life::Deed deed;
    bool keyed = false;  ///< The message's id stands for the key: it may have come before.
    Reply reply;
  };
  /// On the store's thread: the answer's body.
  [[nodiscard]] static Result<std::string> done(Store& store, const Job& job);

  std::shared_ptr<const Served> served_;
  StoreThread& writer_;
};

/// An error as a problem, with the status that it means.
[[nodiscard]] Response staff_problem(const Error& error);
/// Of a reference that nothing is known by, or that is none. Error `complaint.unknown`.
[[nodiscard]] Error unknown_reference(std::string_view reference);

}  // namespace redress::serve
