// Which address is answered by what.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compile/load.hpp"
#include "serve/coding.hpp"
#include "serve/http.hpp"
#include "serve/intake.hpp"
#include "serve/static_files.hpp"

namespace redress::serve {

/// All calls and all replies on one thread. What is given outlives it.
class Service {
 public:
  Service(const LoadedPolicy& policy, std::vector<const Engine*> earlier, Store& reader,
          StoreThread& writer, std::optional<StaticFiles> files)
      : policy_(policy),
        writer_(writer),
        intake_(*policy.engine, std::move(earlier), reader, writer),
        files_(std::move(files)) {}

  void handle(const Request& request, Reply reply);

 private:
  [[nodiscard]] Response get(const Request& request);
  [[nodiscard]] Response get_policy(const Request& request);
  void get_health(Reply reply);

  const LoadedPolicy& policy_;
  StoreThread& writer_;
  Intake intake_;
  std::optional<StaticFiles> files_;
  std::map<std::string, std::shared_ptr<CodedBody>> parts_;  ///< Of the bundle, by what was asked.
  Compressor compressor_;
};

/// What every response says, added where it does not say it itself.
void add_common_headers(Response& response);

}  // namespace redress::serve
