// A compiled policy as pages fetch it, part by part.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "serve/coding.hpp"
#include "serve/http.hpp"

namespace redress::serve {

/// Answers `?lang=bg[,ru][&shared=0]` of one bundle. All calls on one thread.
class PolicyParts {
 public:
  /// `bundle` outlives it; `languages` are the policy's, `id` the bundle's.
  PolicyParts(std::string_view bundle, std::string id, std::vector<std::string> languages)
      : bundle_(bundle), id_(std::move(id)), languages_(std::move(languages)) {}

  /// 404 where the policy has none of the languages asked for. `compressor` may be null, for parts
  /// that are soon others.
  [[nodiscard]] Response get(const Request& request, Compressor* compressor);

 private:
  std::string_view bundle_;
  std::string id_;
  std::vector<std::string> languages_;
  std::map<std::string, std::shared_ptr<CodedBody>> parts_;  ///< By what was asked for.
};

}  // namespace redress::serve
