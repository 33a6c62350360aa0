#include "serve/uploads.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "attachments/clean.hpp"
#include "io/clock.hpp"
#include "io/output.hpp"
#include "redress/bundle.hpp"
#include "serve/access.hpp"
#include "serve/attachment_section.hpp"
#include "serve/guard.hpp"
#include "serve/identity.hpp"
#include "serve/multipart.hpp"
#include "serve/receipt.hpp"

namespace redress::serve {

namespace {

using attachments::facts_of;
using attachments::most_file_bytes;
using attachments::most_files;

constexpr std::uint64_t form_bytes = most_files * most_file_bytes + 64 * 1024;
constexpr std::string_view any_type = "application/octet-stream";

Error too_large() {
  return {"attachment.too_large", "",
          "The file is larger than " + std::to_string(most_file_bytes) +
              " bytes; send a smaller one, such as a picture of fewer pixels."};
}
Error busy() {
  return {"attachment.busy", "", "Too many files are under way at once; try again in a minute."};
}

int status_of(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, int>, 6> statuses = {
      {{"attachment.empty", 400},
       {"complaint.ended", 409},
       {"attachment.too_many", 409},
       {"attachment.too_large", 413},
       {"attachment.kind", 415},
       {"attachment.metadata", 422}}};
  for (const auto& [name, status] : statuses) {
    if (name == code) return status;
  }
  return 503;
}

Response refusal(const Error& error) {
  const int status = status_of(error.code);
  Response out = problem(status, one_error("", error.code, error.message));
  if (status == 503) out.headers.emplace_back("Retry-After", "60");
  return out;
}

// Of the store.
Response failed(const Error& error) {
  complain(error.message);
  return refusal(error);
}

// The word for it in the status page's address.
std::string outcome_of(const Error& error) {
  constexpr std::string_view prefix = "attachment.";
  return status_of(error.code) == 503 ? "busy" : error.code.substr(prefix.size());
}

Response back_to_page(std::string_view reference, std::string_view key, std::string_view outcomes) {
  return Response(303, "text/plain; charset=utf-8", "")
      .with("Location",
            status_url(reference, key) + "&attached=" + std::string(outcomes) + "#attachments")
      .with("Cache-Control", "no-store");
}

bool is_form(const Request& request) {
  return media_type(request.content_type) == multipart_type;
}

// What a sender calls a file decides nothing, but a body that is meant as something else altogether
// is no file.
bool is_file_type(std::string_view type) {
  return type.empty() || type == any_type ||
         std::any_of(attachments::kinds.begin(), attachments::kinds.end(),
                     [&](const attachments::KindFacts& kind) { return kind.media_type == type; });
}

std::optional<Response> refuse_type(const Request& head) {
  if (!is_form(head) && !is_file_type(media_type(head.content_type))) {
    return problem(415, one_error("", "content_type.unsupported",
                                  "Send the file itself as application/octet-stream, or a form as "
                                  "multipart/form-data."));
  }
  if (!head.content_encoding.empty() && media_type(head.content_encoding) != "identity") {
    return problem(415, one_error("", "content_encoding.unsupported",
                                  "Send the file as it is, not compressed."))
        .with("Accept-Encoding", "identity");
  }
  return std::nullopt;
}

// On the store's thread: it takes a while for a large file.
Result<Attached> keep(Store& store, StoredAttachment attachment, std::string_view bytes) {
  const Result<attachments::Cleaned> cleaned = attachments::clean(bytes);
  if (!cleaned) return cleaned.error();
  attachment.kind = facts_of(cleaned->kind).id;
  attachment.sha256 = sha256_hex(cleaned->bytes);
  attachment.bytes = static_cast<std::int64_t>(cleaned->bytes.size());
  Result<Attached> attached = store.attach(attachment, cleaned->bytes, most_files);
  if (attached && attached->outcome == Attached::Outcome::full) {
    return Error{"attachment.too_many", "",
                 "The complaint has " + std::to_string(most_files) +
                     " files already, which is the most that it may have."};
  }
  return attached;
}

Response answer(const Attached& attached, std::string_view reference) {
  const int status = attached.outcome == Attached::Outcome::stored ? 201 : 200;
  return Response(status, json_type,
                  R"({"attachment":)" + attachment_json(attached.attachment) +
                      R"(,"left":{"count":)" + std::to_string(most_files - attached.count) +
                      R"(,"bytes_each":)" + std::to_string(most_file_bytes) + "}}")
      .with("Location",
            "/complaints/" + std::string(reference) + "/attachments/" + attached.attachment.id)
      .with("Cache-Control", "no-store");
}

}  // namespace

std::optional<AttachmentPlace> attachment_place(std::string_view path) {
  constexpr std::string_view before = "/complaints/";
  constexpr std::string_view name = "/attachments";
  if (!path.starts_with(before)) return std::nullopt;
  path.remove_prefix(before.size());
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  AttachmentPlace place{std::string(path.substr(0, slash)), {}};
  path.remove_prefix(slash);
  if (!path.starts_with(name)) return std::nullopt;
  path.remove_prefix(name.size());
  if (path.empty()) return place;
  const std::optional<std::string> id = read_uuid(path.substr(1));
  if (path.front() != '/' || !id) return std::nullopt;
  place.id = *id;
  return place;
}

std::shared_ptr<void> ByteBudget::take(std::uint64_t bytes) const {
  if (taken_->fetch_add(bytes) + bytes > most_) {
    taken_->fetch_sub(bytes);
    return nullptr;
  }
  return {taken_.get(), [taken = taken_, bytes](const void*) { taken->fetch_sub(bytes); }};
}

Admission Uploads::admit(const Request& head, std::optional<std::uint64_t> body_bytes,
                         const AttachmentPlace& place) const {
  Admission out;
  out.slow = true;
  const auto found = find_with_key(reader_, place.reference, head.query);
  if (!found || !*found) {
    out.refusal = found ? unknown_complaint(head, language_) : failed(found.error());
    return out;
  }
  out.refusal = refuse_type(head);
  if (out.refusal) return out;
  const bool form = is_form(head);
  if ((*found)->state == "withdrawn") {
    const std::string key = find_pair(parse_pairs(head.query), "key");
    // The page itself says that it is withdrawn.
    out.refusal =
        form ? back_to_page((*found)->reference, key, "ended")
             : refusal({"complaint.ended", "", "The complaint is withdrawn: that was its end."});
    return out;
  }
  const auto refused = [&](const Error& error) {
    const std::string key = find_pair(parse_pairs(head.query), "key");
    return form ? back_to_page((*found)->reference, key, outcome_of(error)) : refusal(error);
  };
  out.most_body_bytes = form ? form_bytes : most_file_bytes;
  out.too_large = refused(too_large());
  if (body_bytes.value_or(0) > out.most_body_bytes) return out;
  out.held = coming_.take(body_bytes.value_or(out.most_body_bytes));
  if (!out.held) out.refusal = refused(busy());
  return out;
}

Response Uploads::too_many(const Request& head, const AttachmentPlace& place, int seconds) {
  if (!is_form(head)) return too_many_requests(seconds);
  return back_to_page(read_reference(place.reference).value_or(""),
                      find_pair(parse_pairs(head.query), "key"), "busy");
}

void Uploads::post(Request request, const AttachmentPlace& place, Reply reply) {
  auto job = std::make_shared<Job>();
  job->request = std::move(request);
  job->reply = std::move(reply);
  // Written as the service writes it, whatever the case in the address.
  job->reference = read_reference(place.reference).value_or("");
  job->key = find_pair(parse_pairs(job->request.query), "key");
  job->from_form = is_form(job->request);
  if (!job->from_form) {
    job->files = {job->request.body};
    return next(job);
  }
  const auto files = files_of_form(job->request.content_type, job->request.body);
  if (!files) {
    return job->reply(problem(400, one_error("", "form.invalid",
                                             "The body is not the multipart/form-data that its "
                                             "type says, or has too many parts.")));
  }
  job->files = *files;
  next(job);
}

void Uploads::next(const std::shared_ptr<Job>& job) {
  const std::size_t done = job->outcomes.size();
  if (done == job->files.size()) return finish(*job);
  const std::string_view bytes = job->files[done];
  const auto settle = [this, job](Result<Attached> outcome) {
    if (!outcome && status_of(outcome.error().code) == 503) complain(outcome.error().message);
    job->outcomes.push_back(std::move(outcome));
    next(job);
  };
  if (bytes.size() > most_file_bytes) return settle(too_large());
  StoredAttachment attachment;
  attachment.reference = job->reference;
  attachment.id = new_uuid();
  attachment.added = system_clock();
  const bool taken = writer_.use([attachment, bytes, settle](Store& store) {
    return [settle, outcome = keep(store, attachment, bytes)] { settle(outcome); };
  });
  if (!taken) settle(busy());
}

void Uploads::finish(const Job& job) {
  if (!job.from_form) {
    const Result<Attached>& only = job.outcomes.front();
    return job.reply(only ? answer(*only, job.reference) : refusal(only.error()));
  }
  std::string outcomes;
  for (const Result<Attached>& outcome : job.outcomes)
    outcomes += (outcomes.empty() ? "" : ".") + (outcome ? "added" : outcome_of(outcome.error()));
  job.reply(back_to_page(job.reference, job.key, outcomes.empty() ? "none" : outcomes));
}

Response Uploads::get(const Request& request, const AttachmentPlace& place) {
  const auto found = find_with_key(reader_, place.reference, request.query);
  if (!found) return failed(found.error());
  if (!*found) return unknown_complaint(request, language_);
  auto file = file_of((*found)->reference, place.id);
  return file ? *std::move(file) : unknown_complaint(request, language_);
}

std::optional<Response> Uploads::file_of(const std::string& reference, const std::string& id) {
  const auto list = reader_.attachments(reference);
  if (!list) return failed(list.error());
  const auto one = std::find_if(list->begin(), list->end(), [&](const StoredAttachment& candidate) {
    return candidate.id == id;
  });
  if (one == list->end()) return std::nullopt;
  auto place_of_it = going_.take(static_cast<std::uint64_t>(one->bytes));
  if (!place_of_it) return refusal(busy());
  Result<std::optional<std::string>> content = reader_.attachment_content(reference, id);
  if (!content) return failed(content.error());
  if (!*content) return std::nullopt;
  Response out(200, facts_of(one->kind).media_type, *std::move(content).value());
  // The body keeps its place until it is sent.
  out.body = {out.body.get(),
              [body = out.body, place_of_it = std::move(place_of_it)](const void*) {}};
  return std::move(out)
      .with("Content-Disposition", "attachment; filename=\"" + attachment_file_name(*one) + '"')
      .with("Content-Security-Policy", "default-src 'none'; sandbox")
      .with("Cache-Control", "no-store");
}

}  // namespace redress::serve
