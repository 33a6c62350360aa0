#include "serve/staff_deeds.hpp"

#include <algorithm>
#include <array>

#include "io/clock.hpp"
#include "io/output.hpp"
#include "life/refile.hpp"
#include "outbox/outgoing_parts.hpp"
#include "serve/identity.hpp"
#include "serve/receipt.hpp"
#include "serve/staff_json.hpp"

namespace redress::serve {

namespace {

constexpr std::size_t most_key_bytes = 255;
constexpr std::string_view known_already = "deed.known";  // Ends the trying, and is never told.

int status_of(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, int>, 5> statuses = {
      {{"complaint.unknown", 404},
       {"complaint.busy", 503},
       {"category.unknown", 422},
       {"category.missing", 422},
       {"idempotency_key.invalid", 400}}};
  for (const auto& [name, status] : statuses) {
    if (name == code) return status;
  }
  constexpr std::array<std::pair<std::string_view, int>, 8> kinds = {{{"text.", 422},
                                                                      {"json.", 422},
                                                                      {"utf8.", 422},
                                                                      {"member.", 422},
                                                                      {"query.", 400},
                                                                      {"duration.", 400},
                                                                      {"store.", 503},
                                                                      {"content_", 415}}};
  for (const auto& [start, status] : kinds) {
    if (code.starts_with(start)) return status;
  }
  // What the complaint's state or the policy does not allow.
  return 409;
}

bool is_key(std::string_view key) {
  return key.size() <= most_key_bytes &&
         std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

// Of one complaint: what a client calls its deeds on another is another's.
std::string message_of(std::string_view reference, std::string_view key) {
  if (key.empty()) return new_uuid();
  return uuid_of("staff\n" + std::string(reference) + '\n' + std::string(key));
}

std::optional<Error> refuse_head(const Request& request) {
  const std::string type = media_type(request.content_type);
  const bool nothing = type.empty() && request.body.empty();
  if ((!nothing && type != json_type) ||
      !plain_utf8(request.content_type, request.content_encoding)) {
    return Error{"content_type.unsupported", "",
                 "Send application/json, in UTF-8 and not compressed."};
  }
  if (!is_key(request.idempotency_key)) {
    return Error{"idempotency_key.invalid", "",
                 "Idempotency-Key cannot be used; send a new UUID for every deed, and the same for "
                 "the same again."};
  }
  return std::nullopt;
}

Result<std::optional<life::Anew>> made_anew(const Engine& engine, const life::Whole& whole,
                                            const StaffDeed& asked, Instant at) {
  const bool refile = asked.action == life::Action::refile;
  if (!refile && asked.action != life::Action::reopen) return std::optional<life::Anew>();
  Result<life::Anew> made =
      refile ? refiled(engine, whole, asked.category, at) : reopened(engine, whole, at);
  if (!made) return made.error();
  return std::optional(std::move(made).value());
}

Result<Change> decide(const Engine& engine, const life::Whole& whole, const StaffDeed& asked,
                      life::Deed deed) {
  // Before anything is reckoned for it.
  const Result<std::string> state = life::state_after(whole.complaint.state, asked.action);
  if (!state) return state.error();
  Result<std::optional<life::Anew>> anew = made_anew(engine, whole, asked, deed.at);
  if (!anew) return anew.error();
  if (asked.action == life::Action::refile)
    deed.text = life::refile_text(whole.complaint.standing.category, asked.category);
  return life::change_of(whole.complaint, whole.events, std::move(deed), std::move(anew).value());
}

bool is_same(const StoredEvent& event, const StaffDeed& asked) {
  if (event.kind != life::event_kinds[static_cast<std::size_t>(asked.action)]) return false;
  return asked.action == life::Action::refile
             ? event.text.ends_with(life::refile_text("", asked.category))
             : event.text == asked.text;
}

Result<std::string> repeated(const life::Whole& whole, std::int64_t number,
                             const StaffDeed& asked) {
  for (const StoredEvent& event : whole.events) {
    if (event.number == number && is_same(event, asked)) return done_json(whole, event);
  }
  return Error{"idempotency_key.reused", "",
               "Something else was done to this complaint with this Idempotency-Key; send a new "
               "one for every deed."};
}

}  // namespace

Error unknown_reference(std::string_view reference) {
  return {"complaint.unknown", "",
          "There is no complaint " + outbox::quoted(reference) + " in this store."};
}

Response staff_problem(const Error& error) {
  const int status = status_of(error.code);
  if (status != 503) {
    const bool category = error.at.empty() && error.code.starts_with("category.");
    return problem(status, one_error(category ? "/category" : error.at, error.code, error.message));
  }
  complain(error.message);
  return problem(503, one_error("", error.code, "It could not be done; try again in a minute."))
      .with("Retry-After", "60");
}

void StaffDeeds::post(const Request& request, std::string_view reference, life::Action action,
                      const std::string& name, Reply reply) {
  if (const auto refused = refuse_head(request)) return reply(staff_problem(*refused));
  Result<StaffDeed> asked = read_staff_deed(action, request.body);
  if (!asked) return reply(staff_problem(asked.error()));
  const std::optional<std::string> read = read_reference(reference);
  if (!read) return reply(staff_problem(unknown_reference(reference)));
  auto job = std::make_shared<Job>();
  job->served = served_;
  job->reference = *read;
  job->asked = std::move(asked).value();
  job->deed = {action, system_clock(), job->asked.by.empty() ? name : job->asked.by,
               job->asked.text, message_of(*read, request.idempotency_key)};
  job->keyed = !request.idempotency_key.empty();
  job->reply = std::move(reply);
  const bool taken = writer_.use([job](Store& store) {
    return [job, body = done(store, *job)] {
      job->reply(body ? Response(200, json_type, *body).with("Cache-Control", "no-store")
                      : staff_problem(body.error()));
    };
  });
  if (!taken) job->reply(staff_problem({"store.busy", "", "The store does not keep up."}));
}

Result<std::string> StaffDeeds::done(Store& store, const Job& job) {
  std::int64_t before = 0;
  const Result<life::Whole> whole =
      life::act(store, job.reference, [&](const life::Whole& found) -> Result<Change> {
        // After what was found and before the change, which another's in between makes overtaken:
        // of two that come at once one is done.
        if (job.keyed) {
          const auto told = store.told(job.reference, job.deed.message);
          if (!told) return told.error();
          before = told->value_or(0);
          if (before != 0) return Error{std::string(known_already), "", ""};
        }
        return decide(job.served->filed_by(found.complaint.record), found, job.asked, job.deed);
      });
  if (whole) return done_json(*whole, whole->events.back());
  if (whole.error().code != known_already) return whole.error();
  const Result<life::Whole> now = life::find_whole(store, job.reference);
  if (!now) return now.error();
  return repeated(*now, before, job.asked);
}

void StaffDeeds::forget(std::string_view reference, const Reply& reply) {
  const std::optional<std::string> read = read_reference(reference);
  if (!read) return reply(staff_problem(unknown_reference(reference)));
  const auto answer = [reference = *read, reply](const Result<Forgotten>& forgotten) {
    if (!forgotten) return reply(staff_problem(forgotten.error()));
    if (forgotten->complaints == 0) return reply(staff_problem(unknown_reference(reference)));
    reply(Response(forgotten->traces_gone ? 200 : 202, json_type, "{\"deleted\":1}\n")
              .with("Cache-Control", "no-store"));
  };
  const bool taken = writer_.use([reference = *read, answer](Store& store) {
    return [answer, forgotten = store.forget(reference)] { answer(forgotten); };
  });
  if (!taken) reply(staff_problem({"store.busy", "", "The store does not keep up."}));
}

}  // namespace redress::serve
