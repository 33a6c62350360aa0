// Pages of other origins that may use the service: CORS, by a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"
#include "serve/http.hpp"

namespace redress::serve {

/// Only what a form needs is opened to them: the policy, complaints and their files, and the
/// scripts, styles, bundles and WebAssembly of the page. Never staff's calls, the playground or a
/// page.
class Origins {
 public:
  /// None.
  Origins() = default;
  /// Each as a browser names it, such as `https://shop.example` or `http://localhost:3000`. Error
  /// `origin.invalid`.
  [[nodiscard]] static Result<Origins> read(std::vector<std::string> origins);

  /// The answer to the question whether a page may send what it is about to (Fetch, 4.8); nothing
  /// for any other request, and where no origin is listed.
  [[nodiscard]] std::optional<Response> preflight(const Request& request) const;
  /// Says in an answer whose page may read it. `path` and `origin` are the request's.
  void open(std::string_view path, std::string_view origin, Response& response) const;

 private:
  [[nodiscard]] bool lists(std::string_view origin) const;

  std::vector<std::string> origins_;
};

}  // namespace redress::serve
