#include "serve/intake.hpp"

#include <utility>

#include "io/clock.hpp"
#include "io/json_view.hpp"
#include "io/output.hpp"
#include "life/refile.hpp"
#include "life/standing.hpp"
#include "receipt/ics.hpp"
#include "redress/bundle.hpp"
#include "redress/codec.hpp"
#include "serve/access.hpp"
#include "serve/form_body.hpp"
#include "serve/identity.hpp"
#include "serve/pages.hpp"
#include "serve/receipt.hpp"

namespace redress::serve {

namespace {

constexpr std::string_view form_type = "application/x-www-form-urlencoded";

}  // namespace

std::size_t most_body_bytes(std::string_view content_type) {
  // A form's encoding makes three bytes of one.
  return media_type(content_type) == json_type ? limits::submission_bytes
                                               : 3 * limits::submission_bytes;
}

void Intake::post(const Request& request, Reply reply) {
  const std::string type = media_type(request.content_type);
  if (type != json_type && type != form_type) {
    return reply(problem(
        415,
        one_error("", "content_type.unsupported",
                  "Send application/json, or the form as application/x-www-form-urlencoded.")));
  }
  if (!plain_utf8(request.content_type, request.content_encoding)) {
    return reply(problem(415, one_error("", "content_encoding.unsupported",
                                        "Send the complaint in UTF-8 and not compressed."))
                     .with("Accept-Encoding", "identity"));
  }
  auto matter = std::make_shared<Case>();
  matter->reply = std::move(reply);
  matter->from_form = type == form_type;
  std::string minted;
  if (matter->from_form) {
    matter->language = language_of_form(request.body);
    minted = submission_of_form(request.body, new_uuid());
  }
  const std::string& body = matter->from_form ? minted : request.body;

  matter->submission = read_submission(body);
  const auto id =
      matter->submission ? read_uuid(matter->submission->id.value_or("")) : std::nullopt;
  if (id) {
    // Before anything is judged: what was accepted once stays accepted, whatever the policy says by
    // now.
    const Result<std::optional<StoredComplaint>> known = reader_.find_by_id(*id);
    if (!known) return matter->reply(unavailable(*matter, known.error()));
    if (*known) {
      learn(JsonView((*known)->record)["policy"].string());
      matter->served = served_;
      return matter->reply(repeated(*matter, **known));
    }
  }
  if (matter->submission) learn(matter->submission->policy.value_or(""));
  matter->served = served_;
  judge(matter);
}

void Intake::learn(std::string_view policy) {
  if (auto more = learn_policy(reader_, *served_, policy)) learned_(std::move(more));
}

void Intake::judge(const std::shared_ptr<Case>& matter) {
  const Instant now = system_clock();
  const Served& served = *matter->served;
  const JsonAnswer verdict =
      validate_json(served.engine(), served.earlier, matter->submission, now);
  if (verdict.kind == JsonAnswer::Kind::rejected)
    return matter->reply(rejected(*matter, 422, JsonView(verdict.json)["errors"].raw()));
  const std::optional<std::string> record = record_of(verdict.json);
  if (verdict.kind != JsonAnswer::Kind::done || !record) {
    // The submission is in order; the policy cannot date a promise for it, or lacks a language.
    complain("a submission could not be judged: " + verdict.json);
    return matter->reply(problem(500));
  }
  matter->key = new_key();
  StoredComplaint& complaint = matter->complaint;
  complaint.id = JsonView(*record)["id"].string();
  // By the policy that judges it, so that a repetition is known whatever is served by then.
  const Content content(*matter->submission, served.engine_of(*record).policy);
  complaint.content = content.hash();
  complaint.reference = new_reference();
  complaint.key_hash = sha256_hex(matter->key);
  complaint.sealed_key = content.seal(matter->key);
  complaint.received = now;
  complaint.state = "received";
  complaint.language = *matter->submission->language;
  complaint.receipt = receipt_members(served.engine_of(*record), *record, complaint.language);
  complaint.record = *record;
  complaint.standing = life::standing_of(complaint, {});
  complaint.acknowledgement = new_uuid();
  store(matter);
}

void Intake::store(const std::shared_ptr<Case>& matter) {
  const bool taken = writer_.add(matter->complaint, [this, matter](const Result<Added>& added) {
    if (!added) return matter->reply(unavailable(*matter, added.error()));
    if (*added == Added::stored)
      return matter->reply(accepted(*matter, matter->complaint, matter->key, 201));
    if (*added == Added::known_reference) {
      matter->complaint.reference = new_reference();
      return store(matter);
    }
    // The same submission twice at once: the other one was first.
    const Result<std::optional<StoredComplaint>> known = reader_.find_by_id(matter->complaint.id);
    if (!known) return matter->reply(unavailable(*matter, known.error()));
    matter->reply(*known ? repeated(*matter, **known) : problem(500));
  });
  if (!taken)
    matter->reply(unavailable(*matter, {"store.busy", "", "The store does not keep up."}));
}

Response Intake::repeated(const Case& matter, const StoredComplaint& known) {
  const Content content(*matter.submission, matter.served->engine_of(known.record).policy);
  const std::string key = content.seal(known.sealed_key);
  const bool same = equal_in_constant_time(known.content, content.hash()) &&
                    equal_in_constant_time(known.key_hash, sha256_hex(key));
  if (same) return accepted(matter, known, key, 200);
  return rejected(
      matter, 409,
      one_error("/id", "id.conflict",
                "Another complaint was sent with this id; give each one an id of its own."));
}

Response Intake::accepted(const Case& matter, const StoredComplaint& complaint,
                          std::string_view key, int status) {
  if (matter.from_form) {
    return Response(303, "text/plain; charset=utf-8", "")
        .with("Location", status_url(complaint.reference, key))
        .with("Cache-Control", "no-store");
  }
  return Response(status, json_type, receipt_json(complaint, key))
      .with("Location", "/complaints/" + complaint.reference)
      .with("Cache-Control", "no-store");
}

Response Intake::rejected(const Case& matter, int status, std::string_view errors) {
  return matter.from_form ? problems_page(status, errors, matter.language)
                          : problem(status, errors);
}

Response Intake::unavailable(const Case& matter, const Error& error) {
  complain(error.message);
  if (matter.from_form) return unavailable_page(matter.language);
  return problem(503, one_error("", error.code,
                                "The complaint could not be stored; send it again in a minute."))
      .with("Retry-After", "60");
}

Response Intake::calendar(const StoredComplaint& complaint) const {
  const Engine& engine = served_->engine_of(complaint.record);
  const Index language = engine.policy.find_language(complaint.language);
  std::string_view organization;
  if (language != none && engine.parts[language])
    organization = engine.parts[language]->texts[engine.policy.organization];
  const std::string members = '{' + complaint.receipt + '}';
  return Response(200, "text/calendar; charset=utf-8",
                  calendar_file(complaint.reference, JsonView(members), complaint.language,
                                organization))
      .with("Content-Disposition",
            "attachment; filename=\"complaint-" + complaint.reference + ".ics\"")
      .with("Cache-Control", "no-store");
}

Response Intake::get(const Request& request, std::string_view name) {
  const bool file = name.ends_with(calendar_file_name);
  if (file) name.remove_suffix(calendar_file_name.size());
  const Result<std::optional<StoredComplaint>> found = find_with_key(reader_, name, request.query);
  if (found && !*found)
    return unknown_complaint(request, served_->engine().policy.languages.front());
  if (found) {
    learn(JsonView((*found)->record)["policy"].string());
    learn(life::policy_of((*found)->record));
  }
  if (found && file) return calendar(**found);
  const Result<std::vector<StoredAttachment>> attachments =
      found ? reader_.attachments((*found)->reference) : found.error();
  const Result<std::vector<StoredEvent>> events =
      attachments ? reader_.events((*found)->reference) : attachments.error();
  if (!events) {
    complain(events.error().message);
    return problem(503).with("Retry-After", "60");
  }
  if (!prefers_html(request.accept)) {
    return Response(200, json_type, status_json(**found, *attachments, *events))
        .with("Cache-Control", "no-store");
  }
  const auto pairs = parse_pairs(request.query);
  const std::string outcomes = find_pair(pairs, "attached");
  return status_page(served_->filed_by((*found)->record), **found, find_pair(pairs, "key"),
                     system_clock(), {*attachments, outcomes}, *events);
}

}  // namespace redress::serve
