// What a complainant does to a complaint, with its key: adding to it, withdrawing and reopening it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "life/act.hpp"
#include "serve/guard.hpp"
#include "serve/http.hpp"
#include "serve/served.hpp"
#include "serve/store_thread.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// `/complaints/{reference}/information`, `…/withdraw` and `…/reopen`.
struct DeedPlace {
  std::string reference;
  life::Action action = life::Action::inform;
};
[[nodiscard]] std::optional<DeedPlace> deed_place(std::string_view path);
/// Path of one of the three, key included.
[[nodiscard]] std::string deed_url(std::string_view reference, std::string_view key,
                                   life::Action action);
/// As many additions as a complaint may have.
inline constexpr std::size_t most_additions = 50;

/// All calls and all replies on one thread. `reader`, `writer` and `guard` outlive it; `guard` is
/// null for none.
class Complainant {
 public:
  Complainant(std::shared_ptr<const Served> served, Store& reader, StoreThread& writer,
              Guard* guard)
      : served_(std::move(served)), reader_(reader), writer_(writer), guard_(guard) {}

  void serve(std::shared_ptr<const Served> served) { served_ = std::move(served); }
  /// A form is answered by 303 to the status page, JSON `{text}` (where nothing is to be said,
  /// `{}` or nothing) by 200 with the status, once it is on the disk. Personal data in the text is
  /// masked as in a complaint's. The same again changes nothing. Errors 404 without the right key,
  /// 409 `complaint.ended`, `complaint.not_ended` and `complaint.full`, 415, 422 `text.*` and those
  /// of the JSON, 429, 503.
  void post(const Request& request, const DeedPlace& place, Reply reply);

 private:
  /// One POST on its way.
  struct Job {
    std::shared_ptr<const Served> served;
    bool from_form = false;
    std::string language;  ///< Of pages that answer a form.
    std::string key;
    std::string reference;
    life::Deed deed;
    Reply reply;
  };
  void act(const std::shared_ptr<Job>& job);
  /// On the store's thread.
  [[nodiscard]] static Result<life::Whole> done(Store& store, const Job& job);
  void answer(const Job& job, const Result<life::Whole>& whole);
  static void refuse(const Job& job, const Error& error);

  std::shared_ptr<const Served> served_;
  Store& reader_;
  StoreThread& writer_;
  Guard* guard_;
};

}  // namespace redress::serve
