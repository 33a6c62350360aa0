#include "serve/service.hpp"

#include <algorithm>

#include "io/output.hpp"
#include "serve/pages.hpp"

namespace redress::serve {

namespace {

constexpr std::string_view complaints = "/complaints";

bool has_header(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return header.first == name; });
}

// Whoever asks for these shows a key or a token that they may have guessed.
bool opens_by_secret(std::string_view path) {
  return path.starts_with("/complaints/") || is_staff(path);
}

Response not_allowed(std::string allow) {
  return problem(405).with("Allow", std::move(allow));
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

Admission Service::admit(const Request& head, std::optional<std::uint64_t> body_bytes) {
  Admission out;
  if (guard_ != nullptr && opens_by_secret(head.path)) {
    // Before anything is looked up, so that a guess that is right is not told from a wrong one.
    if (const auto wait = guard_->look(Deed::guess, head.network, Guard::Time::clock::now())) {
      out.refusal = too_many_requests(*wait);
      return out;
    }
  }
  if (is_staff(head.path)) {
    if (!staff_) {
      out.refusal = problem(404);
      return out;
    }
    out = staff_->admit(head);
    if (out.refusal) note_wrong(head.path, head.network, out.refusal->status);
    return out;
  }
  const auto place = attachment_place(head.path);
  if (place && place->id.empty() && head.method == "POST") {
    out = uploads_.admit(head, body_bytes, *place);
    if (out.refusal) {
      note_wrong(head.path, head.network, out.refusal->status);
    } else if (guard_ != nullptr) {
      if (const auto wait = guard_->take(Deed::upload, head.network, Guard::Time::clock::now()))
        out.refusal = Uploads::too_many(head, *place, *wait);
    }
    return out;
  }
  if (playground_ != nullptr && head.path == playground_check_path) {
    out.most_body_bytes = limits::policy_bytes;
    out.too_large = problem(413, one_error("", "json.too_large",
                                           "The policy is larger than " +
                                               std::to_string(limits::policy_bytes) + " bytes."));
  } else {
    out.most_body_bytes = most_body_bytes(head.content_type);
  }
  return out;
}

void Service::note_wrong(std::string_view path, std::optional<std::uint64_t> network,
                         int status) const {
  // Whoever has a token may ask for what is not there.
  const bool wrong = status == 401 || (!is_staff(path) && (status == 403 || status == 404));
  if (guard_ != nullptr && wrong && opens_by_secret(path))
    (void)guard_->take(Deed::guess, network, Guard::Time::clock::now());
}

void Service::handle(Request request, Reply reply) {
  if (auto preflight = origins_.preflight(request)) return reply(*std::move(preflight));
  if (guard_ == nullptr || !opens_by_secret(request.path))
    return answer(std::move(request), std::move(reply));
  answer(std::move(request), [this, path = request.path, network = request.network,
                              reply = std::move(reply)](Response response) {
    note_wrong(path, network, response.status);
    reply(std::move(response));
  });
}

void Service::serve(std::shared_ptr<Served> served) {
  served_ = std::move(served);
  intake_.serve(served_);
  complainant_.serve(served_);
  if (staff_) staff_->serve(served_);
  uploads_.speak(served_->engine().policy.languages.front());
}

void Service::answer(Request request, Reply reply) {
  const bool get_or_head = request.method == "GET" || request.method == "HEAD";
  if (request.path == complaints) {
    if (request.method != "POST") return reply(not_allowed("POST"));
    if (auto refused = gate_.refuse(request, writer_.waiting())) return reply(*std::move(refused));
    return intake_.post(request, std::move(reply));
  }
  // Without tokens it was refused before.
  if (staff_ && is_staff(request.path)) return staff_->answer(request, std::move(reply));
  if (Playground::owns(request.path)) {
    // Its page is among the files, and of no use without it.
    if (playground_ == nullptr) return reply(problem(404));
    if (auto refused = Playground::refusal(request)) return reply(*std::move(refused));
    if (request.method == "POST") return playground_->post(request, std::move(reply));
  }
  const auto place = attachment_place(request.path);
  if (place && place->id.empty()) {
    if (request.method != "POST") return reply(not_allowed("POST"));
    return uploads_.post(std::move(request), *place, std::move(reply));
  }
  if (const auto deed = deed_place(request.path)) {
    if (request.method != "POST") return reply(not_allowed("POST"));
    return complainant_.post(request, *deed, std::move(reply));
  }
  if (!get_or_head) return reply(not_allowed("GET, HEAD"));
  if (place) return reply(uploads_.get(request, *place));
  if (request.path == "/healthz") return get_health(std::move(reply));
  reply(get(request));
}

Response Service::get(const Request& request) {
  if (request.path == page_style_path) return page_style();
  const std::string prefix = std::string(complaints) + '/';
  if (request.path.starts_with(prefix))
    return intake_.get(request, std::string_view(request.path).substr(prefix.size()));
  if (request.path == "/policy") return served_->parts.get(request, &compressor_);
  if (playground_ != nullptr && Playground::owns(request.path)) {
    if (auto answer = playground_->get(request)) return *std::move(answer);
  }
  if (files_) {
    if (auto file = files_->get(request, compressor_)) return *std::move(file);
  }
  // Browsers ask for it beside every page; a site without one is no error.
  if (request.path == "/favicon.ico") return {204, "image/x-icon", ""};
  return problem(404);
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
