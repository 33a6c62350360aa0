#include "serve/staff.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "serve/identity.hpp"
#include "serve/staff_readings.hpp"

namespace redress::serve {

namespace {

constexpr std::array<std::pair<std::string_view, life::Action>, 5> deeds = {
    {{"reply", life::Action::reply},
     {"update", life::Action::update},
     {"resolve", life::Action::resolve},
     {"refile", life::Action::refile},
     {"reopen", life::Action::reopen}}};

std::optional<life::Action> deed_named(std::string_view name) {
  for (const auto& [one, action] : deeds) {
    if (one == name) return action;
  }
  return std::nullopt;
}

Response unauthorized(const Request& head) {
  const bool shown = !head.authorization.empty();
  return problem(401, one_error("", shown ? "token.unknown" : "token.missing",
                                "Send a token that the service's file of tokens has: "
                                "Authorization: Bearer redress_staff_…"))
      .with("WWW-Authenticate", shown ? R"(Bearer realm="redress", error="invalid_token")"
                                      : R"(Bearer realm="redress")");
}

// The parts of a path between its slashes.
std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> out;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    out.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return out;
}

Response not_allowed(const char* allow) {
  return problem(405).with("Allow", allow);
}

}  // namespace

bool is_staff(std::string_view path) {
  return path == staff_path || path.starts_with("/staff/");
}

Admission Staff::admit(const Request& head) const {
  Admission out;
  if (!tokens_.name_of(head.authorization)) out.refusal = unauthorized(head);
  out.most_body_bytes = limits::submission_bytes;
  out.too_large = problem(413, one_error("", "json.too_large",
                                         "The body is larger than " +
                                             std::to_string(limits::submission_bytes) + " bytes."));
  return out;
}

void Staff::answer(const Request& request, Reply reply) {
  // Anew: while the body came the tokens may have become others.
  const std::optional<std::string> name = tokens_.name_of(request.authorization);
  if (!name) return reply(unauthorized(request));
  const std::vector<std::string> parts =
      parts_of(std::string_view(request.path).substr(staff_path.size()));
  const bool complaint = parts.size() >= 2 && parts[0] == "complaints";
  if (complaint && parts.size() == 3) {
    const auto action = deed_named(parts[2]);
    if (!action) return reply(problem(404));
    if (request.method != "POST") return reply(not_allowed("POST"));
    return deeds_.post(request, parts[1], *action, *name, std::move(reply));
  }
  if (complaint && parts.size() == 2 && request.method == "DELETE")
    return deeds_.forget(parts[1], reply);
  get(request, parts, reply);
}

void Staff::get(const Request& request, const std::vector<std::string>& parts, const Reply& reply) {
  const bool complaints = !parts.empty() && parts[0] == "complaints";
  const bool one_complaint = complaints && parts.size() == 2;
  const bool file = complaints && parts.size() == 4 && parts[2] == "attachments";
  const bool all = complaints && parts.size() == 1;
  const bool owed = parts.size() == 1 && parts[0] == "due";
  if (!one_complaint && !file && !all && !owed) return reply(problem(404));
  if (request.method != "GET" && request.method != "HEAD")
    return reply(not_allowed(one_complaint ? "GET, HEAD, DELETE" : "GET, HEAD"));
  if (all) {
    return read(
        [served = served_, query = request.query](Store& store) {
          return list_complaints(store, served->engine().policy, query);
        },
        reply);
  }
  if (owed) {
    return read([served = served_, query = request.query](
                    Store& store) { return list_due(store, served->engine().policy, query); },
                reply);
  }
  const std::optional<std::string> reference = read_reference(parts[1]);
  if (!reference) return reply(staff_problem(unknown_reference(parts[1])));
  if (one_complaint) {
    return read([reference = *reference](Store& store) { return show(store, reference); }, reply);
  }
  const std::optional<std::string> id = read_uuid(parts[3]);
  if (auto found = id ? uploads_.file_of(*reference, *id) : std::nullopt)
    return reply(*std::move(found));
  reply(problem(404, one_error("", "attachment.unknown",
                               "The complaint has no such file, or there is no such complaint.")));
}

void Staff::read(std::function<Response(Store&)> reading, const Reply& reply) {
  const bool taken = readings_.use([reading = std::move(reading), reply](Store& store) {
    return [reply, response = reading(store)] { reply(response); };
  });
  if (!taken) reply(staff_problem({"store.busy", "", "Too much is asked of the store at once."}));
}

}  // namespace redress::serve
