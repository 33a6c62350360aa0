// A request's head as the service sees it, from how it travels.
#pragma once

#include <boost/beast/http/message.hpp>
#include <string>

#include "serve/http.hpp"

namespace redress::serve {

[[nodiscard]] std::string text_of(boost::beast::string_view text);
/// All lines of that name, in their order (RFC 9110, 5.3).
[[nodiscard]] std::string lines_of(const boost::beast::http::fields& header,
                                   boost::beast::string_view name);

/// All but body, network and what is held; false where its target cannot be read.
[[nodiscard]] bool read_request_head(const boost::beast::http::request_header<>& header,
                                     Request& out);

}  // namespace redress::serve
