#include "privacy/cursor.hpp"
#include "privacy/parts.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

constexpr std::size_t address_bytes = 254;  // RFC 3696 erratum 1690

// Beyond ASCII an address may hold whatever can be seen (RFC 6531, 3.3), apart from letters that
// normalization would change, such as full-width ones (RFC 5892, 2.2: unstable).
bool international_part(char32_t c) {
  if (digit_value(c) >= 0) return true;
  return c >= 0xA0 && c != 0xFFFD && !(c >= 0xFF01 && c <= 0xFFEE) && !is_space(c) &&
         !is_invisible(c);
}

// RFC 5321, 4.1.2, Quoted-string: between the quotes anything printable, `"` and `\` behind a `\`.
bool quoted_valid(std::string_view inner) {
  const Utf8Text text = Utf8Text::from(inner).value();
  for (std::size_t position = 0; position < inner.size();) {
    char32_t c = next_code_point(text, position);
    if (c == U'"') return false;
    if (c == U'\\') {
      if (position == inner.size()) return false;
      c = next_code_point(text, position);
    }
    if (c < 0x20 || c == 0x7F || (c >= 0x80 && !international_part(c))) return false;
  }
  return true;
}

bool local_part_valid(std::string_view local) {
  if (local.empty() || local.size() > email_local_part_bytes) return false;
  if (local.size() >= 2 && local.front() == '"' && local.back() == '"')
    return quoted_valid(local.substr(1, local.size() - 2));
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos)
    return false;
  const Utf8Text text = Utf8Text::from(local).value();
  for (std::size_t position = 0; position < local.size();) {
    const char32_t c = next_code_point(text, position);
    if (!(c < 0x80 ? is_local_character(c) : international_part(c))) return false;
  }
  return true;
}

bool domain_valid(std::string_view domain) {
  const Utf8Text text = Utf8Text::from(domain).value();
  for (std::size_t position = 0; position < domain.size();) {
    const char32_t c = next_code_point(text, position);
    // No other dot.
    if (c < 0x80 ? is_hidden(c) : !international_part(c) || c == 0x3002) return false;
  }
  return domain_end(text, 0) == domain.size() && !domain.empty();
}

}  // namespace

std::optional<std::string> normalize_email(std::string_view address) {
  const Result<Utf8Text> text = Utf8Text::from(address);
  if (!text) return std::nullopt;
  const std::string_view trimmed = trim(*text);
  const std::size_t sign = trimmed.rfind('@');
  if (trimmed.size() > address_bytes || sign == std::string_view::npos) return std::nullopt;
  const std::string_view local = trimmed.substr(0, sign);
  const std::string domain = fold(Utf8Text::from(trimmed.substr(sign + 1)).value());
  if (!local_part_valid(local) || !domain_valid(domain)) return std::nullopt;
  return nfc(Utf8Text::from(local).value()) + "@" + domain;
}

}  // namespace redress
