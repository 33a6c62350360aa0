// Whose request it is: the peer's, or where that is a proxy of ours, whoever the proxy had it from.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/address_v6.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"

namespace redress::serve {

/// Addresses are looked at in memory alone: nothing keeps or logs one.
class Proxies {
 public:
  using Address = boost::asio::ip::address;

  /// Nobody is trusted.
  Proxies() = default;
  /// Ranges such as `10.0.0.0/8` or `2001:db8::/32`, and single addresses. Error `proxy.invalid`.
  [[nodiscard]] static Result<Proxies> read(const std::vector<std::string>& ranges);

  [[nodiscard]] bool trusts(const Address& address) const;
  /// The right-most address that is not a proxy's of ours; where a proxy names none that can be
  /// read, the proxy's own. The headers are given as they came, several lines of one name joined by
  /// commas (RFC 9110, 5.3): `forwarded` of RFC 7239, and the older `X-Forwarded-For`. A proxy
  /// writes one of the two and may let the other through as a visitor made it up, so that two that
  /// do not agree are both nothing.
  [[nodiscard]] Address client_of(const Address& peer, std::string_view x_forwarded_for,
                                  std::string_view forwarded) const;

 private:
  using Bytes = boost::asio::ip::address_v6::bytes_type;
  struct Range {
    Bytes start;
    std::size_t bits;
  };
  [[nodiscard]] static std::optional<Range> read_range(const std::string& text);
  [[nodiscard]] Address last_stranger(const Address& peer,
                                      const std::vector<std::string>& hops) const;

  std::vector<Range> ranges_;
};

/// What one household or machine has of its own: an IPv4 address, the first 64 bits of an IPv6
/// address. Nothing for a loopback address, which is this machine, or a proxy on it that nobody has
/// named. Not to be kept as it is.
[[nodiscard]] std::optional<std::uint64_t> network_of(const Proxies::Address& address);

}  // namespace redress::serve
