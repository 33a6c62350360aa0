#include "redress/text.hpp"

namespace redress {

namespace {

// Joiners (ZWNJ, ZWJ) and variation selectors shape what stands before them.
bool shapes(char32_t c) {
  return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}

}  // namespace

std::string tidy(Utf8Text text) {
  const std::string_view bytes = text.view();
  std::string out;
  out.reserve(bytes.size());
  bool seen = false;  // the last that was kept is neither white space nor a shaper
  for (std::size_t position = 0; position < bytes.size();) {
    const char32_t c = next_code_point(text, position);
    if (c == U'\r') {
      if (position == bytes.size() || bytes[position] != '\n') out += '\n';
      seen = false;
    } else if (is_control(c) && c != U'\n' && c != U'\t') {
      out += ' ';
      seen = false;
    } else if (!is_invisible(c)) {
      append_utf8(out, c);
      seen = !is_space(c);
    } else if (seen && shapes(c)) {
      append_utf8(out, c);
      seen = c >= 0xFE00;  // a joiner may follow a selector, nothing may follow a joiner
    }
  }
  return nfc(Utf8Text::from(out).value());
}

std::string one_line(Utf8Text text) {
  const std::string whole = tidy(text);
  const Utf8Text view = Utf8Text::from(whole).value();
  std::string out;
  bool gap = false;
  for (std::size_t position = 0; position < whole.size();) {
    const char32_t c = next_code_point(view, position);
    if (is_space(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    append_utf8(out, c);
  }
  return out;
}

}  // namespace redress
