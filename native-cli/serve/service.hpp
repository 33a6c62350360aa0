// Which address is answered by what.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compile/load.hpp"
#include "serve/coding.hpp"
#include "serve/http.hpp"
#include "serve/intake.hpp"
#include "serve/playground.hpp"
#include "serve/policy_parts.hpp"
#include "serve/static_files.hpp"
#include "serve/uploads.hpp"

namespace redress::serve {

/// All calls and all replies on one thread. What is given outlives it; `playground` is null for
/// none.
class Service {
 public:
  Service(const LoadedPolicy& policy, std::vector<const Engine*> earlier, Store& reader,
          StoreThread& writer, std::optional<StaticFiles> files, Playground* playground)
      : writer_(writer),
        bundle_(policy.bundle, policy.engine->id, policy.engine->policy.languages),
        intake_(*policy.engine, std::move(earlier), reader, writer),
        uploads_(reader, writer, policy.engine->policy.languages.front()),
        files_(std::move(files)),
        playground_(playground) {}

  /// How large a body this request may have, and whether it is worth reading.
  [[nodiscard]] Admission admit(const Request& head, std::optional<std::uint64_t> body_bytes) const;
  void handle(Request request, Reply reply);

 private:
  [[nodiscard]] Response get(const Request& request);
  void get_health(Reply reply);

  StoreThread& writer_;
  PolicyParts bundle_;
  Intake intake_;
  Uploads uploads_;
  std::optional<StaticFiles> files_;
  Playground* playground_;  ///< Null where there is none.
  Compressor compressor_;
};

/// What every response says, added where it does not say it itself.
void add_common_headers(Response& response);

}  // namespace redress::serve
