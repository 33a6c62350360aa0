// What staff's own programs do over HTTP, under /staff, with a token: what `redress status`, `due`,
// `reply`, `update`, `resolve`, `reopen`, `refile` and `forget` do from a shell, with their
// answers.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/http.hpp"
#include "serve/served.hpp"
#include "serve/staff_deeds.hpp"
#include "serve/staff_tokens.hpp"
#include "serve/store_thread.hpp"
#include "serve/uploads.hpp"
#include "store/store.hpp"

namespace redress::serve {

inline constexpr std::string_view staff_path = "/staff";
/// That and all below it.
[[nodiscard]] bool is_staff(std::string_view path);

/// All calls and all replies on one thread. What is read for staff, of however many complaints, is
/// read by `readings`, so that nobody else waits for it. `readings`, `writer` and `uploads` outlive
/// it.
class Staff {
 public:
  Staff(StaffTokens tokens, std::shared_ptr<const Served> served, StoreThread& readings,
        StoreThread& writer, Uploads& uploads)
      : tokens_(std::move(tokens)),
        served_(served),
        readings_(readings),
        uploads_(uploads),
        deeds_(std::move(served), writer) {}

  void serve(const std::shared_ptr<const Served>& served) {
    served_ = served;
    deeds_.serve(served);
  }
  /// Those that are valid from now on.
  void take(StaffTokens tokens) { tokens_ = std::move(tokens); }

  /// Before the body is read: 401 without a token that is valid.
  [[nodiscard]] Admission admit(const Request& head) const;
  /// GET and HEAD `/staff/complaints?state=&team=&category=&after=&limit=`: `{complaints, next}`,
  /// in the order of receipt; `/staff/complaints/{reference}`, `…/attachments/{id}`, and
  /// `/staff/due?within=&team=&limit=`: an array, the earliest first. DELETE of a complaint: 200
  /// `{deleted}`, 202 where its traces in the store's files are gone only within the hour. The
  /// POSTs: staff_deeds.hpp. Errors 400 `query.*` and `duration.*`, 401, 404
  /// `complaint.unknown` and `attachment.unknown`, 405, 503.
  void answer(const Request& request, Reply reply);

 private:
  void get(const Request& request, const std::vector<std::string>& parts, const Reply& reply);
  void read(std::function<Response(Store&)> reading, const Reply& reply);

  StaffTokens tokens_;
  std::shared_ptr<const Served> served_;
  StoreThread& readings_;
  Uploads& uploads_;
  StaffDeeds deeds_;
};

}  // namespace redress::serve
