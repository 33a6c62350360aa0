#include "serve/playground.hpp"

#include <algorithm>
#include <utility>

#include "commands/coverage_style.hpp"
#include "commands/schema_document.hpp"
#include "compile/packs.hpp"
#include "io/clock.hpp"
#include "io/json_view.hpp"
#include "redress/bundle.hpp"
#include "redress/codec.hpp"
#include "serve/identity.hpp"
#include "serve/loopback.hpp"
#include "serve/receipt.hpp"

namespace redress::serve {

namespace {

// The form may be at an earlier one while its author already writes on.
constexpr std::size_t most_kept = 6;

constexpr std::string_view page_policy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
    "'none'";

Response json(std::string content) {
  return Response(200, json_type, std::move(content)).with("Cache-Control", "no-store");
}

Response page(std::string_view title, std::string_view body) {
  return Response(200, html_type,
                  "<!doctype html>\n<html lang=en><meta charset=utf-8><meta name=viewport "
                  "content=\"width=device-width\"><title>" +
                      std::string(title) + "</title><link rel=stylesheet href=coverage.css><main>" +
                      std::string(body) + "</main></html>\n")
      .with("Content-Security-Policy", std::string(page_policy))
      .with("Cache-Control", "no-store");
}

Response gone() {
  return problem(
      404, one_error("", "policy.gone", "This policy is kept no more; check its text again."));
}

void add_member(std::string& out, std::string_view name, std::string_view value) {
  out += ",\"" + std::string(name) + "\":";
  append_json_string(out, value);
}

}  // namespace

bool Playground::owns(std::string_view path) {
  return path == playground_path || path.starts_with(std::string(playground_path) + '/');
}

std::optional<Response> Playground::refusal(const Request& request) {
  if (!is_loopback(request.host)) {
    return problem(403, one_error("", "host.foreign",
                                  "The playground answers to localhost, 127.0.0.1 and [::1] alone, "
                                  "not to the name that was asked."));
  }
  if (request.method != "POST") return std::nullopt;
  const std::string& origin = request.origin;
  if (!origin.empty() && origin != "http://" + request.host && origin != "https://" + request.host)
    return problem(
        403, one_error("", "origin.foreign", "The playground answers to its own page alone."));
  // Such a body a page of another origin cannot send without asking first.
  if (media_type(request.content_type) != json_type ||
      !plain_utf8(request.content_type, request.content_encoding)) {
    return problem(415, one_error("", "content_type.unsupported",
                                  "Send application/json in UTF-8 and not compressed."));
  }
  return std::nullopt;
}

void Playground::post(const Request& request, Reply reply) {
  if (request.path == "/playground/complaints") return reply(receipt(request.body));
  if (request.path != playground_check_path) {
    return reply(problem(405).with("Allow", "GET, HEAD"));
  }
  checker_.check(request.body, [this, reply = std::move(reply)](
                                   const std::optional<CheckedText>& checked) {
    reply(checked ? answer(*checked)
                  : problem(409, one_error("", "check.superseded",
                                           "A later text was sent before this one's turn came.")));
  });
}

std::optional<Response> Playground::get(const Request& request) {
  const auto pairs = parse_pairs(request.query);
  const std::string name =
      request.path.substr(std::min(request.path.size(), playground_path.size() + 1));
  if (name == "start") return start();
  if (name == "schema") return json(schema_document("policy").value());
  if (name == "training") return training(find_pair(pairs, "key"));
  if (name == "coverage.css")
    return Response(200, "text/css; charset=utf-8", std::string(coverage::page_style()));
  if (name == "receipt") {
    return page("A receipt of the playground",
                "<h1>No status page</h1><p>This receipt came from the playground, which keeps no "
                "complaint. On your site this link opens the state of the matter.</p>");
  }
  if (name == "check" || name == "complaints") return problem(405).with("Allow", "POST");
  if (name != "policy" && name != "coverage") return std::nullopt;
  Kept* kept = find(find_pair(pairs, "id"));
  if (kept == nullptr) return gone();
  if (name == "coverage") return page("Who is there when", kept->policy->coverage);
  return kept->policy->bundle.empty() ? gone() : kept->parts.get(request, nullptr);
}

Response Playground::answer(const CheckedText& checked) {
  std::string out = R"({"diagnostics":)" + checked.diagnostics;
  const auto& compiled = checked.compiled;
  const bool ready = compiled && !compiled->bundle.empty();
  if (compiled) {
    keep(compiled);
    add_member(out, "id", compiled->id);
    add_member(out, "coverage", "/playground/coverage?id=" + compiled->id);
    out += R"(,"languages":[)";
    for (const std::string& language : compiled->languages)
      out += (out.ends_with('[') ? "\"" : ",\"") + language + '"';
    out += ']';
  } else {
    out += R"(,"id":null,"coverage":null,"languages":[])";
  }
  if (ready) {
    add_member(out, "bundle", "/playground/policy?id=" + compiled->id);
    out += R"(,"bytes":)" + std::to_string(compiled->bundle.size());
  } else {
    out += R"(,"bundle":null,"bytes":0)";
  }
  if (!checked.training.empty()) add_member(out, "training", checked.training);
  out += R"(,"took":{)";
  for (const auto& [step, microseconds] : checked.took)
    out += (out.ends_with('{') ? "\"" : ",\"") + std::string(step) +
           "\":" + std::to_string(microseconds);
  return json(out + "}}");
}

void Playground::keep(const std::shared_ptr<const CompiledPolicy>& policy) {
  std::erase_if(kept_, [&](const auto& kept) { return kept->policy->id == policy->id; });
  kept_.push_front(std::make_unique<Kept>(policy));
  if (kept_.size() > most_kept) kept_.pop_back();
}

Playground::Kept* Playground::find(std::string_view id) {
  const auto found = std::find_if(kept_.begin(), kept_.end(),
                                  [&](const auto& kept) { return kept->policy->id == id; });
  return found == kept_.end() ? nullptr : found->get();
}

// Pages name the bundle; one that names none is judged by the latest.
Playground::Kept* Playground::find_bundle(std::string_view id) {
  Kept* latest = nullptr;
  for (const auto& kept : kept_) {
    if (kept->policy->bundle.empty()) continue;
    if (kept->policy->bundle_id == id) return kept.get();
    if (latest == nullptr) latest = kept.get();
  }
  return latest;
}

Response Playground::start() const {
  std::string out = R"({"served":)";
  if (source_.empty()) {
    out += "null";
  } else {
    out += R"({"name":)";
    append_json_string(out, name_);
    add_member(out, "text", source_);
    out += '}';
  }
  out += R"(,"packs":[)";
  for (const std::string& pack : pack_names())
    out += (out.ends_with('[') ? "\"" : ",\"") + pack + '"';
  return json(out + "]}");
}

Response Playground::training(const std::string& key) const {
  const TrainingThread::State state = checker_.training(key);
  using Kind = TrainingThread::State::Kind;
  const char* kind = state.kind == Kind::ready     ? "ready"
                     : state.kind == Kind::waiting ? "waiting"
                                                   : "stopped";
  return json(std::string(R"({"state":")") + kind + R"(","done":)" + std::to_string(state.done) +
              R"(,"of":)" + std::to_string(state.of) + '}');
}

Response Playground::receipt(const std::string& body) {
  if (body.size() > limits::submission_bytes)
    return problem(413, one_error("", "json.too_large", "The complaint is too large."));
  const Result<Submission> submission = read_submission(body);
  Kept* kept = find_bundle(submission ? submission->policy.value_or("") : "");
  if (kept == nullptr) return gone();
  if (kept->engine == nullptr) {
    Result<std::unique_ptr<Engine>> engine = load_bundle(kept->policy->bundle);
    if (!engine) return problem(500, one_error("", engine.error().code, engine.error().message));
    kept->engine = std::move(engine).value();
  }
  const JsonAnswer verdict = validate_json(*kept->engine, body, system_clock());
  if (verdict.kind == JsonAnswer::Kind::rejected)
    return problem(422, JsonView(verdict.json)["errors"].raw());
  const std::optional<std::string> record = record_of(verdict.json);
  if (verdict.kind != JsonAnswer::Kind::done || !record) return problem(500);
  std::string out = R"({"reference":")" + new_reference() + R"(","key":")" + new_key() + "\"," +
                    receipt_members(*kept->engine, *record, *submission->language);
  add_member(out, "status_url", "/playground/receipt");
  return Response(201, json_type, out + '}').with("Cache-Control", "no-store");
}

}  // namespace redress::serve
