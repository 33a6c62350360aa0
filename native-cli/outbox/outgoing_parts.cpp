#include "outbox/outgoing_parts.hpp"

#include <algorithm>

#include "io/printable.hpp"
#include "serve/loopback.hpp"

namespace redress::outbox {

namespace {

constexpr std::size_t most_url_bytes = 2'000;
constexpr std::size_t most_local_bytes = 64;     // RFC 5321, 4.5.3.1.1
constexpr std::size_t most_address_bytes = 254;  // RFC 5321, 4.5.3.1.3, without the brackets

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         text.find_first_not_of("0123456789") == std::string_view::npos &&
         std::stoi(std::string(text)) <= 65'535 && text != "0";
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Url> read_url(std::string_view text) {
  const std::size_t mark = text.find("://");
  if (mark == std::string_view::npos || text.size() > most_url_bytes || !is_ascii(text) ||
      text.find_first_of("#\\\"<>") != std::string_view::npos)
    return std::nullopt;
  Url out;
  for (const char c : text.substr(0, mark))
    out.scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const std::string_view rest = text.substr(mark + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?"));
  out.has_path = host.size() < rest.size();
  if (host.find('@') != std::string_view::npos) return std::nullopt;
  const std::size_t bracket = host.find(']');
  const std::size_t colon =
      host.find(':', host.starts_with('[') && bracket != std::string_view::npos ? bracket : 0);
  if (host.substr(0, colon).empty()) return std::nullopt;
  if (colon != std::string_view::npos && !is_port(host.substr(colon + 1))) return std::nullopt;
  out.loopback = serve::is_loopback(host);
  return out;
}

std::optional<Mailbox> read_mailbox(std::string_view text) {
  Mailbox out;
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos) {
    out.address = text;
  } else {
    if (!text.ends_with('>')) return std::nullopt;
    out.name = trimmed(text.substr(0, open));
    if (out.name.size() >= 2 && out.name.starts_with('"') && out.name.ends_with('"'))
      out.name = out.name.substr(1, out.name.size() - 2);
    out.address = text.substr(open + 1, text.size() - open - 2);
  }
  constexpr std::size_t most_name_bytes = 200;
  if (!is_address(out.address) || !is_ascii(out.address) || !is_one_line(out.name) ||
      out.name.size() > most_name_bytes)
    return std::nullopt;
  return out;
}

bool is_address(std::string_view text) {
  const std::size_t sign = text.rfind('@');
  return sign != std::string_view::npos && sign > 0 && sign <= most_local_bytes &&
         sign + 1 < text.size() && text.size() <= most_address_bytes && is_one_line(text) &&
         text.find_first_of(" <>(),;:\\") == std::string_view::npos;
}

bool is_one_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (control_at(text.substr(at)) != 0) return false;
  }
  return true;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most_bytes = 100;
  if (text.size() <= most_bytes) return "“" + printable(text) + "”";
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "“" + printable(text.substr(0, end)) + "…”";
}

std::string one_of(std::span<const std::string_view> ids) {
  std::string out;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0) out += i + 1 == ids.size() ? " or " : ", ";
    out += ids[i];
  }
  return out;
}

}  // namespace redress::outbox
