#include <algorithm>

#include "privacy/cursor.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

constexpr std::size_t address_bytes = 254;      // RFC 3696 erratum 1690
constexpr std::size_t local_part_bytes = 64;    // RFC 5321, 4.5.3.1.1
constexpr std::size_t domain_label_bytes = 63;  // RFC 1035, 2.3.4

std::string_view trim(Utf8Text text) {
  std::size_t start = 0;
  std::size_t end = text.view().size();
  while (start < end && is_space(at(text, start).c)) start = at(text, start).next;
  while (end > start && is_space(at(text, before(text, end)).c)) end = before(text, end);
  return text.view().substr(start, end - start);
}

bool local_part_valid(std::string_view local) {
  if (local.empty() || local.size() > local_part_bytes || local.front() == '.' ||
      local.back() == '.')
    return false;
  if (local.find("..") != std::string_view::npos) return false;
  const Utf8Text text = Utf8Text::from(local).value();
  std::size_t position = 0;
  while (position < local.size()) {
    const char32_t c = next_code_point(text, position);
    const bool fine =
        c >= 0x80 ? is_letter(c) || digit_value(c) >= 0
                  : c > 0x20 && c < 0x7F &&
                        std::u32string_view(U"()<>[]:;@\\,\"").find(c) == std::u32string_view::npos;
    if (!fine) return false;
  }
  return true;
}

bool label_valid(std::string_view label) {
  if (label.empty() || label.size() > domain_label_bytes || label.front() == '-' ||
      label.back() == '-')
    return false;
  const Utf8Text text = Utf8Text::from(label).value();
  std::size_t position = 0;
  while (position < label.size()) {
    const char32_t c = next_code_point(text, position);
    if (c != U'-' && !is_letter(c) && digit_value(c) < 0) return false;
  }
  return true;
}

// At least two labels, and the last is a word of two letters or more.
bool domain_valid(std::string_view domain) {
  std::size_t labels = 0;
  std::string_view last;
  while (true) {
    const std::size_t dot = domain.find('.');
    last = domain.substr(0, dot);
    if (!label_valid(last)) return false;
    ++labels;
    if (dot == std::string_view::npos) break;
    domain.remove_prefix(dot + 1);
  }
  const bool has_digit =
      std::any_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
  return labels >= 2 && last.size() >= 2 && (!has_digit || last.starts_with("xn--"));
}

}  // namespace

std::optional<std::string> normalize_email(std::string_view address) {
  const Result<Utf8Text> text = Utf8Text::from(address);
  if (!text) return std::nullopt;
  const std::string_view trimmed = trim(*text);
  const std::size_t sign = trimmed.rfind('@');
  if (trimmed.size() > address_bytes || sign == std::string_view::npos) return std::nullopt;
  const std::string_view local = trimmed.substr(0, sign);
  const std::string_view domain = trimmed.substr(sign + 1);
  if (!local_part_valid(local) || !domain_valid(domain)) return std::nullopt;
  return nfc(Utf8Text::from(local).value()) + "@" + fold(Utf8Text::from(domain).value());
}

std::optional<std::string> normalize_phone(std::string_view number) {
  const Result<Utf8Text> text = Utf8Text::from(number);
  if (!text) return std::nullopt;
  const Utf8Text trimmed = Utf8Text::from(trim(*text)).value();
  const Here plus = at(trimmed, 0);
  if (plus.c != U'+' && plus.c != 0xFF0B) return std::nullopt;
  std::string out = "+";
  std::size_t position = plus.next;
  while (position < trimmed.view().size()) {
    const Here here = at(trimmed, position);
    position = here.next;
    if (const int value = digit_value(here.c); value >= 0) {
      out += static_cast<char>('0' + value);
    } else if (!is_space(here.c) &&
               std::u32string_view(U"().-/‐‑–").find(here.c) == std::u32string_view::npos &&
               !is_invisible(here.c)) {
      return std::nullopt;
    }
  }
  // ITU-T E.164: 15 digits at most, no country code begins with 0; the shortest in use have 8 with
  // their country code.
  if (out.size() < 9 || out.size() > 16 || out[1] == '0') return std::nullopt;
  return out;
}

}  // namespace redress
