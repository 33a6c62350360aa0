#include "io/json_view.hpp"

#include <cstdint>

#include "redress/text.hpp"

namespace redress {

namespace {

std::size_t skip_space(std::string_view text, std::size_t at) {
  const std::size_t found = text.find_first_not_of(" \t\r\n", at);
  return found == std::string_view::npos ? text.size() : found;
}

// By quotes rather than by characters: most of a document are strings, and the library finds a
// character many at a time.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (;;) {
    const std::size_t begin = at + 1;
    at = text.find('"', begin);
    if (at == std::string_view::npos) return text.size() + 1;
    std::size_t escapes = 0;
    while (at - escapes > begin && text[at - escapes - 1] == '\\') ++escapes;
    if (escapes % 2 == 0) return at + 1;
  }
}

// Behind the value that starts at `at`.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  if (text[at] == '"') return end_of_string(text, at);
  if (text[at] != '{' && text[at] != '[') {
    const std::size_t end = text.find_first_of(",]} \t\r\n", at);
    return end == std::string_view::npos ? text.size() : end;
  }
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at + 1;
    ++at;
  }
  return text.size();
}

std::uint32_t hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

// The escape whose backslash stands at `at`, which is moved behind it.
char32_t unescape(std::string_view text, std::size_t& at) {
  const char kind = text[at + 1];
  at += 2;
  switch (kind) {
    case 'n':
      return U'\n';
    case 't':
      return U'\t';
    case 'r':
      return U'\r';
    case 'b':
      return U'\b';
    case 'f':
      return U'\f';
    case 'u':
      break;
    default:
      return static_cast<unsigned char>(kind);
  }
  const std::uint32_t unit = hexadecimal(text.substr(at, 4));
  at += 4;
  if (unit < 0xD800 || unit > 0xDBFF) return unit;
  const std::uint32_t low = hexadecimal(text.substr(at + 2, 4));
  at += 6;
  return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

}  // namespace

JsonView::JsonView(std::string_view text) {
  const std::size_t start = skip_space(text, 0);
  if (start == text.size()) return;
  raw_ = text.substr(start, end_of_value(text, start) - start);
}

template <class Visit>
void JsonView::each_member(const Visit& visit) const {
  if (!raw_.starts_with('{')) return;
  std::size_t at = skip_space(raw_, 1);
  while (at < raw_.size() && raw_[at] == '"') {
    const std::size_t key_end = end_of_string(raw_, at);
    if (key_end > raw_.size()) break;
    const std::string_view name = raw_.substr(at + 1, key_end - at - 2);
    at = skip_space(raw_, raw_.find(':', key_end) + 1);
    if (at >= raw_.size()) break;
    const std::size_t end = end_of_value(raw_, at);
    if (!visit(name, of(raw_.substr(at, end - at)))) return;
    at = skip_space(raw_, end);
    if (at < raw_.size() && raw_[at] == ',') at = skip_space(raw_, at + 1);
  }
}

std::vector<std::pair<std::string_view, JsonView>> JsonView::members() const {
  std::vector<std::pair<std::string_view, JsonView>> out;
  each_member([&](std::string_view name, JsonView value) {
    out.emplace_back(name, value);
    return true;
  });
  return out;
}

JsonView JsonView::operator[](std::string_view key) const {
  JsonView out;
  each_member([&](std::string_view name, JsonView value) {
    if (name != key) return true;
    out = value;
    return false;
  });
  return out;
}

std::vector<JsonView> JsonView::elements() const {
  std::vector<JsonView> out;
  if (!raw_.starts_with('[')) return out;
  std::size_t at = skip_space(raw_, 1);
  while (at < raw_.size() && raw_[at] != ']') {
    const std::size_t end = end_of_value(raw_, at);
    out.push_back(of(raw_.substr(at, end - at)));
    at = skip_space(raw_, end);
    if (at < raw_.size() && raw_[at] == ',') at = skip_space(raw_, at + 1);
  }
  return out;
}

std::string JsonView::string() const {
  std::string out;
  if (!raw_.starts_with('"')) return out;
  const std::string_view text = raw_.substr(1, raw_.size() - 2);
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      append_utf8(out, unescape(text, at));
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace redress
