#include "serve/proxies.hpp"

#include <algorithm>
#include <utility>

namespace redress::serve {

namespace {

using Address = Proxies::Address;
namespace ip = boost::asio::ip;

constexpr std::size_t most_hops = 32;
constexpr std::size_t mapped_bits = 96;

// An IPv4 address as it comes on a socket of both kinds is an IPv4 address.
ip::address_v6 widened(const Address& address) {
  return address.is_v4() ? ip::make_address_v6(ip::v4_mapped, address.to_v4()) : address.to_v6();
}

Address narrowed(const Address& address) {
  return address.is_v6() && address.to_v6().is_v4_mapped()
             ? Address(ip::make_address_v4(ip::v4_mapped, address.to_v6()))
             : address;
}

std::string_view trim(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t");
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t") - start + 1);
}

// The parts between separators, of which those in quotes are none where quotes count.
std::vector<std::string> split(std::string_view text, char separator, bool quotes) {
  std::vector<std::string> out;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && quotes && text[i] == '"') quoted = !quoted;
    if (i < text.size() && (text[i] != separator || quoted)) continue;
    out.emplace_back(trim(text.substr(start, i - start)));
    start = i + 1;
  }
  return out;
}

// The address of `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:80`.
std::optional<Address> read_node(std::string node) {
  if (node.starts_with('[')) {
    const std::size_t end = node.find(']');
    if (end == std::string::npos || (end + 1 < node.size() && node[end + 1] != ':'))
      return std::nullopt;
    node = node.substr(1, end - 1);
  } else if (std::count(node.begin(), node.end(), ':') == 1) {
    node.resize(node.find(':'));
  }
  boost::system::error_code error;
  const Address address = ip::make_address(node, error);
  if (error) return std::nullopt;
  return narrowed(address);
}

// The nodes of the `for` parameters (RFC 7239, 4); an element without one names nobody.
std::vector<std::string> nodes_of(std::string_view forwarded) {
  // A quote that a visitor leaves open would swallow what the proxy adds behind it. An escaped one
  // counts as well, whatever a stricter reader says: no address has one.
  if (std::count(forwarded.begin(), forwarded.end(), '"') % 2 != 0) return {};
  std::vector<std::string> out;
  for (const std::string& element : split(forwarded, ',', true)) {
    std::string node;
    for (const std::string& pair : split(element, ';', true)) {
      const std::size_t equals = pair.find('=');
      std::string name = pair.substr(0, equals);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char letter) { return static_cast<char>(letter | 0x20); });
      if (name == "for" && equals != std::string::npos) node = pair.substr(equals + 1);
    }
    std::erase(node, '"');
    out.push_back(std::move(node));
  }
  return out;
}

}  // namespace

std::optional<Proxies::Range> Proxies::read_range(const std::string& text) {
  const std::size_t slash = text.find('/');
  boost::system::error_code error;
  const Address address = ip::make_address(text.substr(0, slash), error);
  if (error || (address.is_v6() && address.to_v6().scope_id() != 0)) return std::nullopt;
  const std::size_t width = address.is_v4() ? 32 : 128;
  std::size_t bits = width;
  if (slash != std::string::npos) {
    const std::string length = text.substr(slash + 1);
    if (length.empty() || length.size() > 3 ||
        length.find_first_not_of("0123456789") != std::string::npos)
      return std::nullopt;
    bits = std::stoul(length);
    // Everybody could call themselves anything then.
    if (bits == 0 || bits > width) return std::nullopt;
  }
  return Range{widened(address).to_bytes(), bits + (address.is_v4() ? mapped_bits : 0)};
}

Result<Proxies> Proxies::read(const std::vector<std::string>& ranges) {
  Proxies out;
  for (const std::string& text : ranges) {
    const auto range = read_range(text);
    if (!range) {
      return Error{"proxy.invalid", "",
                   "--trusted-proxy " + text +
                       " is no range of addresses; write 10.0.0.0/8, 2001:db8::/32 or the address "
                       "of one machine."};
    }
    out.ranges_.push_back(*range);
  }
  return out;
}

bool Proxies::trusts(const Address& address) const {
  const Bytes bytes = widened(address).to_bytes();
  return std::any_of(ranges_.begin(), ranges_.end(), [&](const Range& range) {
    const std::size_t whole = range.bits / 8;
    const std::size_t rest = range.bits % 8;
    if (!std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(whole),
                    range.start.begin()))
      return false;
    return rest == 0 || (bytes[whole] ^ range.start[whole]) >> (8 - rest) == 0;
  });
}

Address Proxies::last_stranger(const Address& peer, const std::vector<std::string>& hops) const {
  Address known = peer;
  std::size_t seen = 0;
  for (auto hop = hops.rbegin(); hop != hops.rend() && ++seen <= most_hops; ++hop) {
    const std::optional<Address> address = read_node(*hop);
    // `unknown`, a made-up name or nothing: whoever said so is the last that is known.
    if (!address) return known;
    known = *address;
    if (!trusts(known)) return known;
  }
  return known;
}

Address Proxies::client_of(const Address& peer, std::string_view x_forwarded_for,
                           std::string_view forwarded) const {
  Address near = narrowed(peer);
  if (!trusts(near)) return near;
  if (x_forwarded_for.empty() && forwarded.empty()) return near;
  if (forwarded.empty()) return last_stranger(near, split(x_forwarded_for, ',', false));
  Address by_standard = last_stranger(near, nodes_of(forwarded));
  if (x_forwarded_for.empty()) return by_standard;
  return last_stranger(near, split(x_forwarded_for, ',', false)) == by_standard ? by_standard
                                                                                : near;
}

std::optional<std::uint64_t> network_of(const Address& address) {
  const Address plain = narrowed(address);
  if (plain.is_loopback()) return std::nullopt;
  // Below ffff: of IPv6, no network begins with sixteen zero bits and these.
  if (plain.is_v4()) return std::uint64_t{0xffff} << 32 | plain.to_v4().to_uint();
  std::uint64_t out = 0;
  const auto bytes = plain.to_v6().to_bytes();
  for (std::size_t i = 0; i < 8; ++i) out = out << 8 | bytes[i];
  return out;
}

}  // namespace redress::serve
