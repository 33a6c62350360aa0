// Which address is answered by what.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "serve/coding.hpp"
#include "serve/complainant.hpp"
#include "serve/gate.hpp"
#include "serve/guard.hpp"
#include "serve/http.hpp"
#include "serve/intake.hpp"
#include "serve/origins.hpp"
#include "serve/playground.hpp"
#include "serve/served.hpp"
#include "serve/staff.hpp"
#include "serve/static_files.hpp"
#include "serve/uploads.hpp"

namespace redress::serve {

/// What staff need: their tokens, and who reads for them.
struct StaffAccess {
  StaffTokens tokens;
  StoreThread& readings;
};

/// All calls and all replies on one thread. What is given outlives it; `playground` and
/// `guard` are null for none; `learned` is Intake's.
class Service {
 public:
  Service(std::shared_ptr<Served> served, Store& reader, StoreThread& writer,
          std::optional<StaticFiles> files, std::optional<StaffAccess> staff,
          Playground* playground, const Origins& origins, Guard* guard, ChallengeMode challenge,
          Serve learned)
      : writer_(writer),
        served_(std::move(served)),
        intake_(served_, reader, writer, std::move(learned)),
        uploads_(reader, writer, served_->engine().policy.languages.front()),
        complainant_(served_, reader, writer, guard),
        files_(std::move(files)),
        playground_(playground),
        origins_(origins),
        guard_(guard),
        gate_(guard, challenge) {
    if (staff) staff_.emplace(std::move(staff->tokens), served_, staff->readings, writer, uploads_);
  }
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  /// How large a body this request may have, and whether it is worth reading.
  [[nodiscard]] Admission admit(const Request& head, std::optional<std::uint64_t> body_bytes);
  void handle(Request request, Reply reply);
  /// From now on; requests that have begun end with the one before.
  void serve(std::shared_ptr<Served> served);
  /// Of staff, from now on, where there were any at first.
  void take(StaffTokens tokens) {
    if (staff_) staff_->take(std::move(tokens));
  }

 private:
  void answer(Request request, Reply reply);
  /// An answer that says that a key or a token was not the right one counts as a guess.
  void note_wrong(std::string_view path, std::optional<std::uint64_t> network, int status) const;
  [[nodiscard]] Response get(const Request& request);
  void get_health(Reply reply);

  StoreThread& writer_;
  std::shared_ptr<Served> served_;
  Intake intake_;
  Uploads uploads_;
  Complainant complainant_;
  std::optional<Staff> staff_;  ///< Without tokens there is nothing under /staff.
  std::optional<StaticFiles> files_;
  Playground* playground_;  ///< Null where there is none.
  const Origins& origins_;
  Guard* guard_;  ///< Null likewise.
  Gate gate_;
  Compressor compressor_;
};

/// What every response says, added where it does not say it itself.
void add_common_headers(Response& response);

}  // namespace redress::serve
