#include "serve/origins.hpp"

#include <algorithm>
#include <array>

namespace redress::serve {

namespace {

constexpr std::size_t most_origins = 100;
constexpr std::size_t most_origin_bytes = 300;
constexpr std::array<std::string_view, 6> page_files = {".js",     ".mjs",  ".css",
                                                        ".bundle", ".json", ".wasm"};

bool is_open(std::string_view path) {
  if (path == "/policy" || path == "/complaints" || path.starts_with("/complaints/")) return true;
  if (path.starts_with("/staff") || path.starts_with("/playground")) return false;
  return std::any_of(page_files.begin(), page_files.end(),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 && text.front() != '0' &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// As a browser serializes it: whatever else it says is never equal to what a browser sends.
bool is_origin(std::string_view text) {
  if (text.size() > most_origin_bytes) return false;
  std::string_view default_port = ":80";
  std::string_view rest;
  if (text.starts_with("https://")) {
    default_port = ":443";
    rest = text.substr(8);
  } else if (text.starts_with("http://")) {
    rest = text.substr(7);
  } else {
    return false;
  }
  if (rest.ends_with(default_port)) return false;
  const bool bracketed = rest.starts_with('[');
  const std::size_t end = bracketed ? rest.find(']') + 1 : std::min(rest.find(':'), rest.size());
  const std::string_view host = rest.substr(0, end);
  const std::string_view port = rest.substr(end);
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
  constexpr std::string_view address = "[0123456789abcdef:.]";
  if (host.empty() ||
      host.find_first_not_of(bracketed ? address : letters) != std::string_view::npos)
    return false;
  return port.empty() || (port.front() == ':' && is_port(port.substr(1)));
}

}  // namespace

Result<Origins> Origins::read(std::vector<std::string> origins) {
  if (origins.size() > most_origins) {
    return Error{"origin.invalid", "",
                 "--allow-origin may be given " + std::to_string(most_origins) + " times."};
  }
  for (const std::string& origin : origins) {
    if (is_origin(origin)) continue;
    return Error{"origin.invalid", "",
                 "--allow-origin " + origin +
                     " is no origin; write it as a browser does: https://shop.example or "
                     "http://localhost:3000, in small letters (a name of other letters as xn--…), "
                     "without a path, a usual port, a slash at the end or an asterisk."};
  }
  Origins out;
  out.origins_ = std::move(origins);
  return out;
}

bool Origins::lists(std::string_view origin) const {
  return std::find(origins_.begin(), origins_.end(), origin) != origins_.end();
}

std::optional<Response> Origins::preflight(const Request& request) const {
  if (origins_.empty() || request.method != "OPTIONS" || request.origin.empty() ||
      !is_open(request.path))
    return std::nullopt;
  if (!lists(request.origin)) {
    return problem(403, one_error("", "origin.unknown",
                                  "Pages of this origin may not use the service; --allow-origin "
                                  "lists those that may."));
  }
  return Response(204, "text/plain; charset=utf-8", "")
      .with("Access-Control-Allow-Methods", "GET, HEAD, POST")
      .with("Access-Control-Allow-Headers", "Content-Type, Redress-Challenge")
      .with("Access-Control-Max-Age", "600");
}

void Origins::open(std::string_view path, std::string_view origin, Response& response) const {
  if (origins_.empty() || !is_open(path)) return;
  // Whether or not this origin is listed: a cache must not hand its answer to another.
  const auto vary = std::find_if(response.headers.begin(), response.headers.end(),
                                 [](const auto& header) { return header.first == "Vary"; });
  if (vary == response.headers.end()) {
    response.headers.emplace_back("Vary", "Origin");
  } else {
    vary->second += ", Origin";
  }
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
  if (!lists(origin)) return;
  response.headers.emplace_back("Access-Control-Allow-Origin", origin);
  // What the form reads of an answer besides its body.
  response.headers.emplace_back("Access-Control-Expose-Headers", "Date, Location, Retry-After");
}

}  // namespace redress::serve
