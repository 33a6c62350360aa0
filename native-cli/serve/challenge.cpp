#include "serve/challenge.hpp"

#include <array>
#include <optional>

#include "redress/bundle.hpp"
#include "serve/identity.hpp"
#include "serve/random.hpp"

namespace redress::serve {

namespace {

constexpr std::string_view algorithm = "SHA-256";
// A hundred thousand hashes on average: a tenth of a second on a table, one or two on an old phone.
constexpr std::uint32_t max_number = 200'000;
constexpr std::int64_t life_seconds = 600;
constexpr std::size_t most_used = 65'536;
constexpr std::size_t most_payload_bytes = 2048;
constexpr std::string_view expires_name = "?expires=";

std::string bytes_of(std::string_view hexadecimal) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2)
    out += static_cast<char>(digits.find(hexadecimal[i]) << 4 | digits.find(hexadecimal[i + 1]));
  return out;
}

std::uint32_t random_number() {
  std::array<unsigned char, 8> bytes{};
  fill_random(bytes.data(), bytes.size());
  std::uint64_t number = 0;
  for (const unsigned char byte : bytes) number = number << 8 | byte;
  return static_cast<std::uint32_t>(number % (max_number + 1));
}

// RFC 4648, 4; with padding or without, nothing else in between.
std::optional<std::string> base64_decoded(std::string_view text) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xff);
  }
  return out;
}

// A member's string without escapes, or its digits; empty where there is none. Nothing is believed
// of it that the signature does not cover, so it need not be JSON in all else.
std::string_view member(std::string_view json, std::string_view name) {
  const std::string quoted = '"' + std::string(name) + '"';
  const std::size_t at = json.find(quoted);
  if (at == std::string_view::npos) return {};
  json.remove_prefix(at + quoted.size());
  const std::size_t value = json.find_first_not_of(" \t\r\n:");
  if (value == std::string_view::npos) return {};
  json.remove_prefix(value);
  if (!json.starts_with('"')) return json.substr(0, json.find_first_not_of("0123456789"));
  json.remove_prefix(1);
  return json.substr(0, json.find_first_of("\"\\"));
}

// The instant in `…?expires=1795000000&`. The mark at the end keeps digits from moving over from
// the number to the instant.
std::optional<std::int64_t> expiry_of(std::string_view salt) {
  const std::size_t at = salt.find(expires_name);
  if (at == std::string_view::npos || !salt.ends_with('&')) return std::nullopt;
  const std::string digits(
      salt.substr(at + expires_name.size(), salt.size() - at - expires_name.size() - 1));
  if (digits.empty() || digits.size() > 12 ||
      digits.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stoll(digits);
}

}  // namespace

std::string hmac_sha256_hex(std::string_view key, std::string_view text) {
  constexpr std::size_t block_bytes = 64;
  std::string inner(block_bytes, '\x36');
  std::string outer(block_bytes, '\x5c');
  for (std::size_t i = 0; i < key.size() && i < block_bytes; ++i) {
    inner[i] = static_cast<char>(inner[i] ^ key[i]);
    outer[i] = static_cast<char>(outer[i] ^ key[i]);
  }
  return sha256_hex(outer + bytes_of(sha256_hex(inner + std::string(text))));
}

Challenges::Challenges() : key_(new_key() + new_key()) {}

std::string Challenges::create(Instant now) const {
  // Short enough for one block of SHA-256 with the number.
  const std::string salt = new_key().substr(0, 24) + std::string(expires_name) +
                           std::to_string(now.seconds + life_seconds) + '&';
  const std::string challenge = sha256_hex(salt + std::to_string(random_number()));
  return R"({"algorithm":")" + std::string(algorithm) + R"(","challenge":")" + challenge +
         R"(","maxnumber":)" + std::to_string(max_number) + R"(,"salt":")" + salt +
         R"(","signature":")" + hmac_sha256_hex(key_, challenge) + R"("})";
}

bool Challenges::redeem(std::string_view payload, Instant now) {
  if (payload.empty() || payload.size() > most_payload_bytes) return false;
  const auto json = base64_decoded(payload);
  if (!json || member(*json, "algorithm") != algorithm) return false;
  const std::string challenge(member(*json, "challenge"));
  if (!equal_in_constant_time(hmac_sha256_hex(key_, challenge), member(*json, "signature")))
    return false;
  const std::string salt(member(*json, "salt"));
  const auto expires = expiry_of(salt);
  if (!expires || *expires <= now.seconds) return false;
  if (sha256_hex(salt + std::string(member(*json, "number"))) != challenge) return false;
  while (!order_.empty() && (order_.front().expires <= now.seconds || order_.size() >= most_used)) {
    used_.erase(order_.front().challenge);
    order_.pop_front();
  }
  if (!used_.insert(challenge).second) return false;
  order_.push_back({*expires, challenge});
  return true;
}

Response challenge_required(std::string_view challenge) {
  return problem(428,
                 one_error("", "challenge.required",
                           "Very many complaints are coming in just now. Solve the challenge and "
                           "send the same again with its solution in the header "
                           "Redress-Challenge."),
                 R"("challenge":)" + std::string(challenge));
}

}  // namespace redress::serve
