#include "serve/multipart.hpp"

#include <algorithm>
#include <string>

namespace redress::serve {

namespace {

constexpr std::size_t most_boundary_bytes = 70;  // RFC 2046, 5.1.1
constexpr std::string_view line_end = "\r\n";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// The value of a parameter such as `; name="file"`, quoted or not. Browsers write a quotation mark
// within one as %22.
std::optional<std::string_view> parameter(std::string_view header, std::string_view name) {
  const std::string lowered = lower(header);
  const std::string sought = std::string(name) + '=';
  for (std::size_t at = lowered.find(';'); at != std::string::npos; at = lowered.find(';', at)) {
    at = lowered.find_first_not_of(" \t", at + 1);
    if (at == std::string::npos) break;
    if (lowered.compare(at, sought.size(), sought) == 0) {
      const std::string_view value = header.substr(at + sought.size());
      if (value.starts_with('"')) return value.substr(1, value.find('"', 1) - 1);
      return value.substr(0, value.find_first_of("; \t"));
    }
    // A quoted value may hold what looks like another parameter.
    const std::size_t quote = lowered.find_first_of(";\"", at);
    if (quote == std::string::npos) break;
    if (lowered[quote] == '"') at = lowered.find('"', quote + 1);
    if (at == std::string::npos) break;
  }
  return std::nullopt;
}

// A file that was chosen has a name; an empty control sends an empty one.
bool is_file(std::string_view headers) {
  constexpr std::string_view disposition = "content-disposition:";
  while (!headers.empty()) {
    const std::size_t end = headers.find(line_end);
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(end == std::string_view::npos ? headers.size() : end + line_end.size());
    if (!lower(line.substr(0, disposition.size())).starts_with(disposition)) continue;
    return parameter(line, "name") == "file" && !parameter(line, "filename").value_or("").empty();
  }
  return false;
}

}  // namespace

std::optional<std::vector<std::string_view>> files_of_form(std::string_view content_type,
                                                           std::string_view body) {
  const auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > most_boundary_bytes) return std::nullopt;
  const std::string first = "--" + std::string(*boundary);
  const std::string delimiter = std::string(line_end) + first;
  if (!body.starts_with(first)) return std::nullopt;
  body.remove_prefix(first.size());
  std::vector<std::string_view> out;
  for (std::size_t parts = 0; !body.starts_with("--"); ++parts) {
    if (parts == most_parts || !body.starts_with(line_end)) return std::nullopt;
    const std::size_t end = body.find(delimiter);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view part = body.substr(0, end);
    const std::size_t blank = part.find("\r\n\r\n");
    if (blank == std::string_view::npos) return std::nullopt;
    if (is_file(part.substr(line_end.size(), blank - std::min(blank, line_end.size()))))
      out.push_back(part.substr(blank + 2 * line_end.size()));
    body.remove_prefix(end + delimiter.size());
  }
  return out;
}

}  // namespace redress::serve
