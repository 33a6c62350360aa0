#include "serve/loopback.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <string>

namespace redress::serve {

bool is_loopback(std::string_view host) {
  const bool bracketed = host.starts_with('[');
  const std::size_t end = bracketed ? host.find(']') : host.find(':');
  std::string name(host.substr(bracketed ? 1 : 0, end - (bracketed ? 1 : 0)));
  const std::string_view rest =
      end == std::string_view::npos ? std::string_view() : host.substr(end + (bracketed ? 1 : 0));
  if (bracketed && end == std::string_view::npos) return false;
  if (!rest.empty() && (rest.front() != ':' || rest.size() > 6 ||
                        rest.find_first_not_of("0123456789", 1) != std::string_view::npos))
    return false;
  if (!bracketed) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (name == "localhost") return true;
  }
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(name, error);
  return !error && address.is_v6() == bracketed && address.is_loopback();
}

}  // namespace redress::serve
