#include "serve/staff.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "io/clock.hpp"
#include "outbox/outgoing_parts.hpp"
#include "serve/identity.hpp"
#include "serve/staff_json.hpp"

namespace redress::serve {

namespace {

// A page of long texts ends early.
constexpr std::size_t most_page_bytes = 1024 * 1024;

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

Response json_answer(std::string json) {
  return Response(200, json_type, std::move(json)).with("Cache-Control", "no-store");
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
  reply(get(request, parts));
}

Response Staff::get(const Request& request, const std::vector<std::string>& parts) {
  const bool complaints = !parts.empty() && parts[0] == "complaints";
  const bool one_complaint = complaints && parts.size() == 2;
  const bool file = complaints && parts.size() == 4 && parts[2] == "attachments";
  const bool all = complaints && parts.size() == 1;
  const bool owed = parts.size() == 1 && parts[0] == "due";
  if (!one_complaint && !file && !all && !owed) return problem(404);
  if (request.method != "GET" && request.method != "HEAD")
    return not_allowed(one_complaint ? "GET, HEAD, DELETE" : "GET, HEAD");
  if (all) return list(request.query);
  if (owed) return due(request.query);
  const std::optional<std::string> reference = read_reference(parts[1]);
  if (!reference) return staff_problem(unknown_reference(parts[1]));
  if (one_complaint) return one(*reference);
  const std::optional<std::string> id = read_uuid(parts[3]);
  if (auto found = id ? uploads_.file_of(*reference, *id) : std::nullopt) return *std::move(found);
  return problem(404, one_error("", "attachment.unknown",
                                "The complaint has no such file, or there is no such complaint."));
}

Response Staff::list(std::string_view query) {
  const Result<ListPage> page = read_list_page(query);
  if (!page) return staff_problem(page.error());
  std::string out = R"({"complaints":[)";
  std::size_t count = 0;
  std::size_t bytes = 0;
  const auto next = reader_.list(page->query, [&](const StoredComplaint& complaint) {
    if (count == page->limit || bytes > most_page_bytes) return false;
    out += (count > 0 ? ",\n" : "") + item_json(complaint);
    bytes += complaint.record.size() + complaint.receipt.size();
    ++count;
    return true;
  });
  if (!next) return staff_problem(next.error());
  if (count == 0 && !*next && page->query.after == 0) {
    if (const auto error = unknown(page->query.team, page->query.category))
      return staff_problem(*error);
  }
  out += R"(],"next":)";
  out += *next ? "\"/staff/complaints?" + list_page_query(*page, **next) + '"' : "null";
  return json_answer(out + "}\n");
}

Response Staff::due(std::string_view query) {
  const Result<DuePage> page = read_due_page(query);
  if (!page) return staff_problem(page.error());
  const Instant now = system_clock();
  std::string out = "[";
  std::size_t count = 0;
  const auto done = reader_.each_due(
      {now.seconds + page->within_seconds}, page->team, [&](const StoredComplaint& complaint) {
        out += (count > 0 ? ",\n" : "") + due_item_json(complaint, now);
        return ++count < page->limit;
      });
  if (!done) return staff_problem(done.error());
  if (count == 0) {
    if (const auto error = unknown(page->team, {})) return staff_problem(*error);
  }
  return json_answer(out + "]\n");
}

Response Staff::one(const std::string& reference) {
  const Result<life::Whole> whole = life::find_whole(reader_, reference);
  if (!whole) return staff_problem(whole.error());
  const auto attachments = reader_.attachments(reference);
  if (!attachments) return staff_problem(attachments.error());
  return json_answer(complaint_json(*whole, *attachments, system_clock()));
}

std::optional<Error> Staff::unknown(std::string_view team, std::string_view category) const {
  const Policy& policy = served_->engine().policy;
  std::string teams;
  bool known = team.empty();
  for (const Team& one : policy.teams) {
    known = known || one.id == team;
    teams += (teams.empty() ? "" : ", ") + one.id;
  }
  if (!known) {
    return Error{"query.team_unknown", "",
                 "No complaint is with a team " + outbox::quoted(team) +
                     ", and the policy that is served has none of that name; it has: " + teams +
                     "."};
  }
  if (category.empty() || policy.find_category(category) != none) return std::nullopt;
  return Error{"query.category_unknown", "",
               "No complaint is in a category " + outbox::quoted(category) +
                   ", and the policy that is served has none of that name."};
}

}  // namespace redress::serve
