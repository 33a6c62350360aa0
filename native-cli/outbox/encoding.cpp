#include "outbox/encoding.hpp"

#include <cstdint>

#include "redress/bundle.hpp"

namespace redress::outbox {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t block_bytes = 64;  // Of SHA-256.

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

char value_of_hexadecimal(char digit) {
  return static_cast<char>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

std::string sha256(std::string_view bytes) {
  const std::string digits = sha256_hex(bytes);
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    out += static_cast<char>(value_of_hexadecimal(digits[i]) * 16 +
                             value_of_hexadecimal(digits[i + 1]));
  }
  return out;
}

std::string padded(const std::string& key, char with) {
  std::string out(block_bytes, with);
  for (std::size_t i = 0; i < key.size(); ++i) out[i] = static_cast<char>(key[i] ^ with);
  return out;
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::uint32_t group =
        byte_at(bytes, at) << 16 | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2);
    out += alphabet[group >> 18];
    out += alphabet[group >> 12 & 63];
    out += at + 1 < bytes.size() ? alphabet[group >> 6 & 63] : '=';
    out += at + 2 < bytes.size() ? alphabet[group & 63] : '=';
  }
  return out;
}

std::optional<std::string> read_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  std::string out;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char c : text.substr(0, text.size() - padding)) {
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> held & 255);
    bits &= (1U << held) - 1;
  }
  if (bits != 0) return std::nullopt;
  return out;
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
  const std::string short_key = key.size() > block_bytes ? sha256(key) : std::string(key);
  constexpr char inner = 0x36;
  constexpr char outer = 0x5c;
  return sha256(padded(short_key, outer) + sha256(padded(short_key, inner) + std::string(message)));
}

}  // namespace redress::outbox
