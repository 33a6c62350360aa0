// Taking complaints in, and showing what became of them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "redress/submission.hpp"
#include "serve/http.hpp"
#include "serve/served.hpp"
#include "serve/store_thread.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// All calls and all replies on one thread. `reader` and `writer` outlive it.
class Intake {
 public:
  /// `learned` is called with what is to be served once another service's policy is known, too.
  Intake(std::shared_ptr<const Served> served, Store& reader, StoreThread& writer, Serve learned)
      : served_(std::move(served)),
        reader_(reader),
        writer_(writer),
        learned_(std::move(learned)) {}

  /// From now on; a complaint that is on its way is judged by the one before.
  void serve(std::shared_ptr<const Served> served) { served_ = std::move(served); }
  /// POST /complaints. A 201 is answered only once the complaint is on the disk.
  void post(const Request& request, Reply reply);
  /// GET /complaints/{reference} and GET /complaints/{reference}/calendar.ics; `name` is what
  /// follows the first slash.
  [[nodiscard]] Response get(const Request& request, std::string_view name);

 private:
  /// One POST on its way.
  struct Case {
    std::shared_ptr<const Served> served;
    Result<Submission> submission = Submission();
    bool from_form = false;
    std::string language;  ///< Of pages that answer a form.
    std::string key;
    StoredComplaint complaint;
    Reply reply;
  };
  /// A page, or a complaint, may be of a policy that another service of the store serves.
  void learn(std::string_view policy);
  void judge(const std::shared_ptr<Case>& matter);
  void store(const std::shared_ptr<Case>& matter);
  /// The answer where there is a complaint of that id already.
  [[nodiscard]] static Response repeated(const Case& matter, const StoredComplaint& known);
  [[nodiscard]] static Response accepted(const Case& matter, const StoredComplaint& complaint,
                                         std::string_view key, int status);
  [[nodiscard]] static Response rejected(const Case& matter, int status, std::string_view errors);
  [[nodiscard]] Response calendar(const StoredComplaint& complaint) const;
  [[nodiscard]] static Response unavailable(const Case& matter, const Error& error);

  std::shared_ptr<const Served> served_;
  Store& reader_;
  StoreThread& writer_;
  Serve learned_;
};

/// Most bytes of a body of this content type, whatever it is sent to.
[[nodiscard]] std::size_t most_body_bytes(std::string_view content_type);

}  // namespace redress::serve
