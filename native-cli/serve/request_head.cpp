#include "serve/request_head.hpp"

#include <string_view>

namespace redress::serve {

namespace beast = boost::beast;
namespace http = boost::beast::http;

std::string text_of(beast::string_view text) {
  return {text.data(), text.size()};
}

std::string lines_of(const http::fields& header, beast::string_view name) {
  std::string out;
  const auto [first, last] = header.equal_range(name);
  for (auto line = first; line != last; ++line)
    out += (out.empty() ? "" : ",") + text_of(line->value());
  return out;
}

bool read_request_head(const http::request_header<>& header, Request& out) {
  out = {};
  out.method = text_of(header.method_string());
  const std::string target = text_of(header.target());
  const std::size_t question = target.find('?');
  if (question != std::string::npos) out.query = target.substr(question + 1);
  if (!target.starts_with('/') ||
      !percent_decode(std::string_view(target).substr(0, question), out.path))
    return false;
  out.accept = text_of(header[http::field::accept]);
  out.content_type = text_of(header[http::field::content_type]);
  out.content_encoding = text_of(header[http::field::content_encoding]);
  out.accept_encoding = text_of(header[http::field::accept_encoding]);
  out.if_none_match = text_of(header[http::field::if_none_match]);
  out.host = text_of(header[http::field::host]);
  out.origin = text_of(header[http::field::origin]);
  out.challenge = text_of(header["Redress-Challenge"]);
  out.authorization = text_of(header[http::field::authorization]);
  out.idempotency_key = text_of(header["Idempotency-Key"]);
  return true;
}

}  // namespace redress::serve
