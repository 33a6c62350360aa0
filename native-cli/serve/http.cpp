#include "serve/http.hpp"

#include <algorithm>
#include <optional>

#include "redress/codec.hpp"

namespace redress::serve {

namespace {

constexpr std::string_view spaces = " \t";

std::string_view trim(std::string_view text) {
  const std::size_t start = text.find_first_not_of(spaces);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(spaces) - start + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::optional<int> hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// The byte of the escape that begins at `at`.
std::optional<char> escaped(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return std::nullopt;
  const auto high = hexadecimal(text[at + 1]);
  const auto low = hexadecimal(text[at + 2]);
  if (!high || !low) return std::nullopt;
  return static_cast<char>(*high * 16 + *low);
}

std::string form_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::optional<char> byte = text[i] == '%' ? escaped(text, i) : std::nullopt;
    out += byte ? *byte : text[i] == '+' ? ' ' : text[i];
    if (byte) i += 2;
  }
  return out;
}

// Calls `visit` for each part between separators.
template <class Visit>
void split(std::string_view text, char separator, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    visit(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

// The quality of a media range in thousandths (RFC 9110, 12.4.2).
int quality_of(std::string_view range) {
  int quality = 1000;
  split(range, ';', [&](std::string_view parameter) {
    const std::string text = lower(trim(parameter));
    if (!text.starts_with("q=") || text.size() < 3) return;
    quality = text[2] == '1' ? 1000 : 0;
    int weight = 100;
    for (std::size_t i = 4; i < text.size() && weight > 0 && text[2] == '0'; ++i, weight /= 10) {
      if (text[i] >= '0' && text[i] <= '9') quality += (text[i] - '0') * weight;
    }
  });
  return quality;
}

}  // namespace

std::string_view phrase_of(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

Response problem(int status, std::string_view errors, std::string_view more) {
  std::string json = R"({"type":"about:blank","title":")" + std::string(phrase_of(status)) +
                     R"(","status":)" + std::to_string(status);
  if (!errors.empty()) json += R"(,"errors":)" + std::string(errors);
  if (!more.empty()) json += ',' + std::string(more);
  return Response(status, problem_type, json + '}').with("Cache-Control", "no-store");
}

std::string one_error(std::string_view at, std::string_view code, std::string_view message) {
  std::string json = R"([{"at":)";
  append_json_string(json, at);
  json += R"(,"code":)";
  append_json_string(json, code);
  json += R"(,"message":)";
  append_json_string(json, message);
  return json + "}]";
}

bool percent_decode(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const std::optional<char> byte = escaped(text, i);
    if (!byte) return false;
    out += *byte;
    i += 2;
  }
  return true;
}

std::vector<std::pair<std::string, std::string>> parse_pairs(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> out;
  split(text, '&', [&](std::string_view pair) {
    const std::size_t equals = pair.find('=');
    std::string name = form_decoded(pair.substr(0, equals));
    if (name.empty()) return;
    out.emplace_back(std::move(name), equals == std::string_view::npos
                                          ? std::string()
                                          : form_decoded(pair.substr(equals + 1)));
  });
  return out;
}

std::string find_pair(const std::vector<std::pair<std::string, std::string>>& pairs,
                      std::string_view name) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [&](const auto& pair) { return pair.first == name; });
  return found == pairs.end() ? std::string() : found->second;
}

std::string media_type(std::string_view header) {
  return lower(trim(header.substr(0, header.find(';'))));
}

bool plain_utf8(std::string_view content_type, std::string_view content_encoding) {
  bool plain = true;
  split(content_encoding, ',', [&](std::string_view coding) {
    const std::string name = lower(trim(coding));
    plain = plain && (name.empty() || name == "identity");
  });
  split(content_type, ';', [&](std::string_view parameter) {
    std::string text = lower(trim(parameter));
    if (!text.starts_with("charset=")) return;
    std::erase(text, '"');
    plain = plain && (text == "charset=utf-8" || text == "charset=us-ascii");
  });
  return plain;
}

bool prefers_html(std::string_view accept) {
  int html = 0;
  int json = 0;
  split(accept, ',', [&](std::string_view range) {
    const std::string type = media_type(range);
    if (type == "text/html" || type == "application/xhtml+xml")
      html = std::max(html, quality_of(range));
    if (type == "application/json" || type == "application/*")
      json = std::max(json, quality_of(range));
  });
  return html > json;
}

bool accepts_coding(std::string_view header, std::string_view coding) {
  int named = -1;
  int any = 0;
  split(header, ',', [&](std::string_view range) {
    const std::string name = media_type(range);
    if (name == coding) named = quality_of(range);
    if (name == "*") any = quality_of(range);
  });
  return (named < 0 ? any : named) > 0;
}

bool etag_matches(std::string_view header, std::string_view etag) {
  bool found = false;
  split(header, ',', [&](std::string_view candidate) {
    candidate = trim(candidate);
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    found = found || candidate == etag || candidate == "*";
  });
  return found;
}

}  // namespace redress::serve
