#include "serve/service.hpp"

#include <algorithm>

#include "io/output.hpp"
#include "redress/bundle.hpp"
#include "serve/pages.hpp"

namespace redress::serve {

namespace {

constexpr std::string_view complaints = "/complaints";

bool has_header(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return header.first == name; });
}

Response not_allowed(std::string allow) {
  return problem(405).with("Allow", std::move(allow));
}

// The languages asked for by `lang=bg,ru`, in the policy's order, so that the same part has one
// name; all without it.
std::vector<std::string> languages_asked(const Policy& policy, const std::string& asked) {
  if (asked.empty()) return policy.languages;
  std::vector<std::string> out;
  const std::string list = ',' + asked + ',';
  for (const std::string& language : policy.languages) {
    if (list.find(',' + language + ',') != std::string::npos) out.push_back(language);
  }
  return out;
}

}  // namespace

void add_common_headers(Response& response) {
  const std::pair<std::string_view, std::string_view> common[] = {
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
  };
  // A script's own policy would bind it where it runs as a worker.
  const bool script =
      !response.headers.empty() && response.headers.front().second.starts_with("text/javascript");
  for (const auto& [name, value] : common) {
    if (name == "Content-Security-Policy" && script) continue;
    if (!has_header(response, name)) response.headers.emplace_back(name, value);
  }
}

void Service::handle(const Request& request, Reply reply) {
  const bool get_or_head = request.method == "GET" || request.method == "HEAD";
  if (request.path == complaints) {
    if (request.method != "POST") return reply(not_allowed("POST"));
    return intake_.post(request, std::move(reply));
  }
  if (!get_or_head) return reply(not_allowed("GET, HEAD"));
  if (request.path == "/healthz") return get_health(std::move(reply));
  reply(get(request));
}

Response Service::get(const Request& request) {
  if (request.path == page_style_path) return page_style();
  const std::string prefix = std::string(complaints) + '/';
  if (request.path.starts_with(prefix))
    return intake_.get(request, std::string_view(request.path).substr(prefix.size()));
  if (request.path == "/policy") return get_policy(request);
  if (files_) {
    if (auto file = files_->get(request, compressor_)) return *std::move(file);
  }
  // Browsers ask for it beside every page; a site without one is no error.
  if (request.path == "/favicon.ico") return {204, "image/x-icon", ""};
  return problem(404);
}

Response Service::get_policy(const Request& request) {
  const auto pairs = parse_pairs(request.query);
  const bool shared = find_pair(pairs, "shared") != "0";
  const std::vector<std::string> languages =
      languages_asked(policy_.engine->policy, find_pair(pairs, "lang"));
  if (languages.empty()) {
    return problem(
        404, one_error("", "language.unsupported", "The policy has none of these languages."));
  }
  std::string name = policy_.engine->id.substr(0, 32) + (shared ? "-shared" : "");
  for (const std::string& language : languages) name += '-' + language;

  std::shared_ptr<CodedBody>& part = parts_[name];
  if (part == nullptr) {
    Result<std::string> selected = select_part(policy_.bundle, languages, shared);
    if (!selected) {
      complain(selected.error().message);
      return problem(500);
    }
    part = std::make_shared<CodedBody>(std::move(selected).value(), name);
    compressor_.add(part);
  }
  return part->response(request, "application/octet-stream");
}

void Service::get_health(Reply reply) {
  const bool taken = writer_.test([reply](const Result<std::monostate>& result) {
    if (!result) complain(result.error().message);
    reply(result ? Response(200, json_type, R"({"status":"ok"})").with("Cache-Control", "no-store")
                 : problem(503,
                           one_error("", result.error().code, "The store cannot be written to.")));
  });
  if (!taken) reply(problem(503));
}

}  // namespace redress::serve
