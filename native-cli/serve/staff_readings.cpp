#include "serve/staff_readings.hpp"

#include <optional>

#include "io/clock.hpp"
#include "life/act.hpp"
#include "outbox/outgoing_parts.hpp"
#include "serve/staff_deeds.hpp"
#include "serve/staff_json.hpp"
#include "serve/staff_query.hpp"

namespace redress::serve {

namespace {

// A page of long texts ends early.
constexpr std::size_t most_page_bytes = 1024 * 1024;

Response json_answer(std::string json) {
  return Response(200, json_type, std::move(json)).with("Cache-Control", "no-store");
}

// Of a filter by which nothing was found: the policy has none of that name.
std::optional<Error> unknown(const Policy& policy, std::string_view team,
                             std::string_view category) {
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

}  // namespace

Response list_complaints(Store& store, const Policy& policy, std::string_view query) {
  const Result<ListPage> page = read_list_page(query);
  if (!page) return staff_problem(page.error());
  std::string out = R"({"complaints":[)";
  std::size_t count = 0;
  std::size_t bytes = 0;
  const auto next = store.list(page->query, [&](const StoredComplaint& complaint) {
    if (count == page->limit || bytes > most_page_bytes) return false;
    out += (count > 0 ? ",\n" : "") + item_json(complaint);
    bytes += complaint.record.size() + complaint.receipt.size();
    ++count;
    return true;
  });
  if (!next) return staff_problem(next.error());
  if (count == 0 && !*next && page->query.after == 0) {
    if (const auto error = unknown(policy, page->query.team, page->query.category))
      return staff_problem(*error);
  }
  out += R"(],"next":)";
  out += *next ? "\"/staff/complaints?" + list_page_query(*page, **next) + '"' : "null";
  return json_answer(out + "}\n");
}

Response list_due(Store& store, const Policy& policy, std::string_view query) {
  const Result<DuePage> page = read_due_page(query);
  if (!page) return staff_problem(page.error());
  const Instant now = system_clock();
  std::string out = "[";
  std::size_t count = 0;
  const auto done = store.each_due(
      {now.seconds + page->within_seconds}, page->team, [&](const StoredComplaint& complaint) {
        out += (count > 0 ? ",\n" : "") + due_item_json(complaint, now);
        return ++count < page->limit;
      });
  if (!done) return staff_problem(done.error());
  if (count == 0) {
    if (const auto error = unknown(policy, page->team, {})) return staff_problem(*error);
  }
  return json_answer(out + "]\n");
}

Response show(Store& store, const std::string& reference) {
  const Result<life::Whole> whole = life::find_whole(store, reference);
  if (!whole) return staff_problem(whole.error());
  const auto attachments = store.attachments(reference);
  if (!attachments) return staff_problem(attachments.error());
  return json_answer(complaint_json(*whole, *attachments, system_clock()));
}

}  // namespace redress::serve
