#include "privacy/cursor.hpp"
#include "privacy/parts.hpp"

namespace redress {

namespace {

constexpr std::size_t domain_bytes = 253;  // RFC 1035, 2.3.4, written out
constexpr std::size_t label_bytes = 63;    // RFC 1035, 2.3.4

bool name_character(char32_t c) {
  return is_letter_or_digit(c) || is_mark(c);
}
// IDNA takes the full stops of East Asia for dots (RFC 3490, 3.1).
bool is_dot(char32_t c) {
  return c == U'.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61;
}

// Where a quoted local part begins whose closing quotation mark ends at `sign`, or `sign`.
std::size_t quoted_start(Utf8Text text, std::size_t sign, std::size_t leftmost) {
  std::size_t position = before(text, sign);
  while (position > leftmost && sign - position < email_local_part_bytes) {
    position = before(text, position);
    const char32_t c = at(text, position).c;
    if (c == U'\n') return sign;
    if (c != U'"') continue;
    const char32_t front = position > 0 ? at(text, before(text, position)).c : U' ';
    return is_word_part(front) || front == U'•' ? sign : position;
  }
  return sign;
}

bool in_local_part(char32_t c) {
  return is_local_character(c) || is_hidden(c);
}

std::size_t local_start(Utf8Text text, std::size_t sign, std::size_t leftmost) {
  if (sign == leftmost) return sign;
  const char32_t last = at(text, before(text, sign)).c;
  if (last == U'"') return quoted_start(text, sign, leftmost);
  if (last == U'.') return sign;
  std::size_t start = sign;
  char32_t next = U'@';
  while (start > leftmost) {
    const std::size_t candidate = before(text, start);
    const char32_t c = at(text, candidate).c;
    if (!in_local_part(c) || (c == U'.' && next == U'.')) break;
    if (sign - candidate > email_local_part_bytes) {
      // Too long to be one: what stands behind a sign in it may be.
      while (start < sign && is_word_part(at(text, before(text, start)).c))
        start = at(text, start).next;
      break;
    }
    start = candidate;
    next = c;
  }
  // Sentence marks before an address are not part of it.
  while (start < sign && !is_letter_or_digit(at(text, start).c) && at(text, start).c != U'_')
    start = at(text, start).next;
  return start;
}

}  // namespace

bool is_local_character(char32_t c) {
  return name_character(c) ||
         std::u32string_view(U".!#$%&'*+/=?^_`{|}~-").find(c) != std::u32string_view::npos;
}

std::size_t domain_end(Utf8Text text, std::size_t start) {
  std::size_t end = 0;
  std::size_t label = start;  // where the label begins
  std::size_t letters = 0;
  bool word = true;  // letters only so far
  bool dotted = false;
  bool hyphen = false;  // behind one
  for (std::size_t position = start;;) {
    const Here here = at(text, position);
    const bool name = position < text.view().size() && name_character(here.c);
    if (!name) {
      const std::size_t size = position - label;
      if (size > label_bytes || position - start > domain_bytes) return end;
      const bool coded = text.view().substr(label, 4) == "xn--" && size > 4;
      if (dotted && !hyphen && letters >= 2 && (word || coded)) end = position;
      if (is_dot(here.c) && size > 0 && !hyphen) {
        dotted = true;
        label = here.next;
        letters = 0;
        word = true;
      } else if (is_hidden(here.c) && size > 0) {
        position = here.next;
        continue;
      } else if (here.c == U'-' && size > 0) {
        word = false;
        hyphen = true;
        position = here.next;
        continue;
      } else {
        return end;
      }
    } else if (digit_value(here.c) >= 0) {
      word = false;
    } else {
      ++letters;
    }
    hyphen = false;
    position = here.next;
  }
}

std::optional<Span> email_at(Utf8Text text, std::size_t sign, std::size_t leftmost) {
  const std::size_t start = local_start(text, sign, leftmost);
  if (start == sign) return std::nullopt;
  const std::size_t end = domain_end(text, at(text, sign).next);
  if (end == 0) return std::nullopt;
  return Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

bool before_at(Utf8Text text, std::size_t position) {
  for (std::size_t end = position + email_local_part_bytes; position < end;) {
    const Here here = at(text, position);
    if (is_at(here.c)) return true;
    if (here.next == position || !in_local_part(here.c)) return false;
    position = here.next;
  }
  return false;
}

}  // namespace redress
