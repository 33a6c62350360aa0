#include "io/printable.hpp"

namespace redress {

namespace {

constexpr std::string_view turning[] = {"\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c",
                                        "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"};

unsigned int byte_at(std::string_view text, std::size_t position) {
  return position < text.size() ? static_cast<unsigned char>(text[position]) : 0U;
}

}  // namespace

std::size_t control_at(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned int first = byte_at(text, 0);
  if (first < 0x20 || first == 0x7F) return 1;
  if (first == 0xC2) return byte_at(text, 1) >= 0x80 && byte_at(text, 1) < 0xA0 ? 2 : 0;
  if (first != 0xD8 && first != 0xE2) return 0;
  for (const std::string_view control : turning) {
    if (text.starts_with(control)) return control.size();
  }
  return 0;
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t control = control_at(text);
    out += control > 0 ? ' ' : text.front();
    text.remove_prefix(control > 0 ? control : 1);
  }
  return out;
}

}  // namespace redress
