// Requests and responses as the service sees them, apart from how they travel.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace redress::serve {

struct Request {
  std::string method;
  std::string path;   ///< Percent-decoded, without the query.
  std::string query;  ///< As sent, without the question mark.
  std::string accept;
  std::string content_type;
  std::string content_encoding;
  std::string accept_encoding;
  std::string if_none_match;
  std::string host;
  std::string origin;
  std::string challenge;      ///< Redress-Challenge: the solution of one.
  std::string authorization;  ///< Never logged.
  std::string idempotency_key;
  std::optional<std::uint64_t> network;  ///< network_of() the client; absent for this machine.
  bool local = false;  ///< From this machine, and not handed on by a proxy that says so.
  std::string body;
  std::shared_ptr<void> held;  ///< Let go of when the request is done with.
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body;  ///< Shared, so that a file is not copied for each who
                                            ///< asks for it. Never null once sent.

  Response() = default;
  Response(int code, std::string_view content_type, std::string content)
      : status(code),
        headers{{"Content-Type", std::string(content_type)}},
        body(std::make_shared<const std::string>(std::move(content))) {}

  Response&& with(std::string name, std::string value) && {
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
  }
};

/// What is decided of a request by all but its body, before that is read.
struct Admission {
  std::uint64_t most_body_bytes = 0;
  bool slow = false;  ///< The body may be large: it has as long as a bad line needs for it.
  std::optional<Response> too_large;  ///< Answers a larger body; without it the complaint's own.
  std::optional<Response> refusal;    ///< Answers at once, whatever the body is.
  std::shared_ptr<void> held;         ///< Becomes the request's.
};

/// Called once, on the thread that called the handler.
using Reply = std::function<void(Response)>;

inline constexpr std::string_view json_type = "application/json";
inline constexpr std::string_view problem_type = "application/problem+json";
inline constexpr std::string_view html_type = "text/html; charset=utf-8";

/// RFC 9457; `errors` is a JSON array, or empty for none; `more` are further members, likewise.
[[nodiscard]] Response problem(int status, std::string_view errors = {},
                               std::string_view more = {});
/// One error as such an array.
[[nodiscard]] std::string one_error(std::string_view at, std::string_view code,
                                    std::string_view message);
[[nodiscard]] std::string_view phrase_of(int status);

/// Percent-encoding undone; false where it is broken.
[[nodiscard]] bool percent_decode(std::string_view text, std::string& out);
/// The pairs of a query or a form, in order; a percent sign that begins no escape is itself (WHATWG
/// URL, 5.1), so that nothing that was written is lost.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parse_pairs(std::string_view text);
/// The value of the first pair of that name, or empty.
[[nodiscard]] std::string find_pair(const std::vector<std::pair<std::string, std::string>>& pairs,
                                    std::string_view name);
/// The media type of a header, lower-cased, without its parameters.
[[nodiscard]] std::string media_type(std::string_view header);
/// A body of this type can be read as it is: its charset is UTF-8 or not named, and it is in no
/// content coding such as gzip.
[[nodiscard]] bool plain_utf8(std::string_view content_type, std::string_view content_encoding);
/// Whether a reader wants a page rather than JSON.
[[nodiscard]] bool prefers_html(std::string_view accept);
/// Whether an Accept-Encoding header takes a content coding (RFC 9110, 12.5.3).
[[nodiscard]] bool accepts_coding(std::string_view header, std::string_view coding);
/// An If-None-Match header names this entity tag (RFC 9110, weakly compared).
[[nodiscard]] bool etag_matches(std::string_view header, std::string_view etag);

}  // namespace redress::serve
