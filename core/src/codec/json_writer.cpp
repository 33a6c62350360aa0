#include "codec/json_writer.hpp"

#include "codec/json_text.hpp"

namespace redress {

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  out += '"';
  for (std::size_t from = 0;; ++from) {
    const std::size_t end = json::next_escaped(text, from);
    out.append(text.substr(from, end - from));
    if (end == text.size()) break;
    from = end;
    const char c = text[from];
    out += '\\';
    switch (c) {
      case '"':
      case '\\':
        out += c;
        break;
      case '\b':
        out += 'b';
        break;
      case '\f':
        out += 'f';
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      default:
        out += "u00";
        out += c >= 0x10 ? '1' : '0';
        out += hexadecimal[c & 0xF];
    }
  }
  out += '"';
}

std::string error_json(const Error& error, std::optional<std::size_t> line) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  if (line) writer.member("line", static_cast<std::int64_t>(*line));
  writer.key("error");
  writer.begin_object();
  writer.member("code", error.code);
  writer.member("at", error.at);
  writer.member("message", error.message);
  writer.end_object();
  writer.end_object();
  return out;
}

}  // namespace redress
