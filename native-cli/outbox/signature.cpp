#include "outbox/signature.hpp"

#include <algorithm>

#include "outbox/encoding.hpp"

namespace redress::outbox {

namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::size_t least_key_bytes = 24;
constexpr std::size_t most_key_bytes = 64;
constexpr std::size_t most_secrets = 2;

}  // namespace

Result<std::vector<std::string>> read_secrets(std::string_view file) {
  const Error error{"outgoing.secret", "",
                    "holds no secret; write “whsec_” and 24 to 64 random bytes in base64 on a line "
                    "of their own, at rotation the new one on the first line and the old one on "
                    "the second."};
  std::vector<std::string> out;
  while (!file.empty()) {
    std::string_view line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(file.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (!line.starts_with(secret_prefix) || out.size() == most_secrets) return error;
    auto key = read_base64(line.substr(secret_prefix.size()));
    if (!key || key->size() < least_key_bytes || key->size() > most_key_bytes) return error;
    out.emplace_back(key->data(), key->size());
  }
  if (out.empty()) return error;
  return out;
}

std::string webhook_signature(std::span<const std::string> keys, std::string_view id,
                              std::int64_t timestamp, std::string_view body) {
  const std::string content =
      std::string(id) + '.' + std::to_string(timestamp) + '.' + std::string(body);
  std::string out;
  for (const std::string& key : keys) {
    if (!out.empty()) out += ' ';
    out += "v1," + base64(hmac_sha256(key, content));
  }
  return out;
}

}  // namespace redress::outbox
