#include "codec/json_writer.hpp"

namespace redress {

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  out += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text.substr(copied, i - copied));
    copied = i + 1;
    out += '\\';
    switch (byte) {
      case '"':
      case '\\':
        out += text[i];
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
        out += hexadecimal[byte >> 4U];
        out += hexadecimal[byte & 0xFU];
    }
  }
  out.append(text.substr(copied));
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
