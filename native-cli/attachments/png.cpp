#include <algorithm>
#include <array>

#include "attachments/bytes.hpp"
#include "attachments/clean.hpp"

namespace redress::attachments {

namespace {

constexpr std::size_t signature_bytes = 8;
constexpr std::size_t around_bytes = 12;  // Length, type and check sum of a chunk.
constexpr std::uint32_t most_number = 0x7FFFFFFF;

// What a picture or an animation is drawn from: data, palette, transparency, colours, density.
constexpr std::array<std::string_view, 18> kept = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM",
                                                   "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV",
                                                   "cLLI", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"};

bool is_kept(std::string_view type) {
  return std::find(kept.begin(), kept.end(), type) != kept.end();
}
// A decoder may not pass over a chunk whose first letter is a capital.
bool is_critical(std::string_view type) {
  return (byte_at(type, 0) & 0x20) == 0;
}
bool is_type(std::string_view type) {
  return std::all_of(type.begin(), type.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

bool is_header(std::string_view content) {
  if (content.size() != 13) return false;
  const std::uint32_t width = big32(content, 0);
  const std::uint32_t height = big32(content, 4);
  return width > 0 && width <= most_number && height > 0 && height <= most_number &&
         byte_at(content, 10) == 0 && byte_at(content, 11) == 0 && byte_at(content, 12) <= 1;
}

// The check sum of W3C PNG, 5.5 (ISO 3309).
constexpr std::array<std::uint32_t, 256> make_table() {
  std::array<std::uint32_t, 256> out{};
  for (std::uint32_t byte = 0; byte < out.size(); ++byte) {
    std::uint32_t sum = byte;
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1) != 0 ? 0xEDB88320U ^ sum >> 1 : sum >> 1;
    out[byte] = sum;
  }
  return out;
}

std::uint32_t check_sum(std::string_view bytes) {
  static constexpr std::array<std::uint32_t, 256> table = make_table();
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes) sum = table[(sum ^ static_cast<unsigned char>(c)) & 0xFF] ^ sum >> 8;
  return ~sum;
}

}  // namespace

Result<std::string> clean_png(std::string_view bytes) {
  if (kind_of(bytes) != Kind::png) return broken(Kind::png, 0);
  std::string out(bytes.substr(0, signature_bytes));
  out.reserve(bytes.size());
  bool data = false;
  for (std::size_t at = signature_bytes;;) {
    if (bytes.size() - at < around_bytes) return broken(Kind::png, at);
    const std::size_t length = big32(bytes, at);
    if (length > bytes.size() - at - around_bytes) return broken(Kind::png, at);
    const std::string_view type = bytes.substr(at + 4, 4);
    const std::string_view chunk = bytes.substr(at, length + around_bytes);
    const bool first = at == signature_bytes;
    if (!is_type(type) || first != (type == "IHDR")) return broken(Kind::png, at);
    if (first && !is_header(chunk.substr(8, length))) return broken(Kind::png, at);
    if (is_kept(type)) {
      if (check_sum(chunk.substr(4, length + 4)) != big32(chunk, length + 8))
        return broken(Kind::png, at);
      out += chunk;
    } else if (is_critical(type)) {
      return broken(Kind::png, at);
    }
    data = data || type == "IDAT";
    if (type == "IEND") {
      if (!data || length != 0) return broken(Kind::png, at);
      return out;
    }
    at += chunk.size();
  }
}

}  // namespace redress::attachments
