#include "serve/complainant.hpp"

#include <algorithm>
#include <array>

#include "io/clock.hpp"
#include "io/json_view.hpp"
#include "io/output.hpp"
#include "life/refile.hpp"
#include "redress/bundle.hpp"
#include "redress/codec.hpp"
#include "redress/text.hpp"
#include "serve/access.hpp"
#include "serve/identity.hpp"
#include "serve/life_texts.hpp"
#include "serve/pages.hpp"
#include "serve/receipt.hpp"

namespace redress::serve {

namespace {

constexpr std::string_view form_type = "application/x-www-form-urlencoded";

constexpr std::array<std::pair<std::string_view, life::Action>, 3> names = {
    {{"information", life::Action::inform},
     {"withdraw", life::Action::withdraw},
     {"reopen", life::Action::reopen}}};

int status_of(std::string_view code) {
  if (code.starts_with("text.") || code.starts_with("json.") || code.starts_with("utf8.") ||
      code.starts_with("member."))
    return 422;
  constexpr std::array<std::pair<std::string_view, int>, 4> statuses = {
      {{"complaint.unknown", 404},
       {"complaint.ended", 409},
       {"complaint.not_ended", 409},
       {"complaint.full", 409}}};
  for (const auto& [name, status] : statuses) {
    if (name == code) return status;
  }
  return 503;
}

bool is_empty_body(std::string_view body) {
  return body.find_first_not_of(" \t\r\n") == std::string_view::npos || body == "{}";
}

// Masked before anything is done with it, and kept in the form in which a complaint's text is.
Result<std::string> text_of(const Request& request, const Engine& engine, bool from_form) {
  if (!from_form && is_empty_body(request.body)) return std::string();
  const JsonAnswer masked = from_form
                                ? mask_text(&engine, find_pair(parse_pairs(request.body), "text"))
                                : mask_json(&engine, request.body);
  const JsonView answer(masked.json);
  if (masked.kind != JsonAnswer::Kind::done) {
    const JsonView error = answer["error"];
    return Error{error["code"].string(), error["at"].string(), error["message"].string()};
  }
  const std::string text = answer["text"].string();
  const Result<Utf8Text> proven = Utf8Text::from(text);
  if (!proven) return proven.error();
  return life::read_text(tidy(*proven));
}

Result<std::optional<life::Anew>> new_promise(const Engine& engine, const life::Whole& whole,
                                              const life::Deed& deed) {
  if (deed.action != life::Action::reopen || whole.complaint.state != "resolved")
    return std::optional<life::Anew>();
  Result<life::Anew> made = reopened(engine, whole, deed.at);
  if (!made) return made.error();
  return std::optional(std::move(made).value());
}

// Sent twice, by a second click or a browser that tries again.
bool is_repeated(const life::Whole& whole, const life::Deed& deed) {
  if (whole.events.empty()) return false;
  const StoredEvent& last = whole.events.back();
  return last.kind == life::event_kinds[static_cast<std::size_t>(deed.action)] && last.by.empty() &&
         last.text == deed.text;
}

bool is_full(const life::Whole& whole) {
  return static_cast<std::size_t>(
             std::count_if(whole.events.begin(), whole.events.end(), [](const StoredEvent& event) {
               return event.kind == "information";
             })) >= most_additions;
}

// Empty for what no browser sends.
std::string_view sentence_of(std::string_view code, const LifeTexts& texts) {
  if (code == "text.blank") return texts.blank;
  if (code == "text.too_long") return texts.too_long;
  return code.starts_with("complaint.") ? texts.too_late : std::string_view();
}

constexpr int wait_seconds = 60;

Response not_now_page(int status, std::string_view language, int seconds) {
  return sentence_page(status, life_texts(language).not_now, language)
      .with("Retry-After", std::to_string(seconds));
}

}  // namespace

std::optional<DeedPlace> deed_place(std::string_view path) {
  constexpr std::string_view before = "/complaints/";
  if (!path.starts_with(before)) return std::nullopt;
  path.remove_prefix(before.size());
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  for (const auto& [name, action] : names) {
    if (path.substr(slash + 1) == name)
      return DeedPlace{std::string(path.substr(0, slash)), action};
  }
  return std::nullopt;
}

std::string deed_url(std::string_view reference, std::string_view key, life::Action action) {
  std::string out = "/complaints/" + std::string(reference) + '/';
  for (const auto& [name, one] : names) {
    if (one == action) out += name;
  }
  return out + "?key=" + std::string(key);
}

void Complainant::post(const Request& request, const DeedPlace& place, Reply reply) {
  const std::string type = media_type(request.content_type);
  const bool from_form = type == form_type;
  const bool nothing = type.empty() && request.body.empty();
  if ((!from_form && !nothing && type != json_type) ||
      !plain_utf8(request.content_type, request.content_encoding)) {
    return reply(problem(
        415, one_error("", "content_type.unsupported",
                       "Send application/json or application/x-www-form-urlencoded, in UTF-8 and "
                       "not compressed.")));
  }
  auto job = std::make_shared<Job>();
  job->served = served_;
  job->from_form = from_form;
  job->language = served_->engine().policy.languages.front();
  job->key = find_pair(parse_pairs(request.query), "key");
  job->reply = std::move(reply);
  const auto found = find_with_key(reader_, place.reference, request.query);
  if (!found) return refuse(*job, found.error());
  if (!*found) return job->reply(unknown_complaint(request, job->language));
  const StoredComplaint& complaint = **found;
  job->language = complaint.language;
  job->reference = complaint.reference;
  if (guard_ != nullptr) {
    const auto wait = guard_->take(Deed::upload, request.network, Guard::Time::clock::now());
    if (wait) {
      if (!from_form) return job->reply(too_many_requests(*wait));
      return job->reply(not_now_page(429, job->language, *wait));
    }
  }
  const Result<std::string> text = text_of(request, served_->filed_by(complaint.record), from_form);
  if (!text) return refuse(*job, text.error());
  if (text->empty() && place.action == life::Action::inform)
    return refuse(*job, {"text.blank", "/text", "There is no text; write what is to be added."});
  job->deed = {place.action, system_clock(), {}, *text, new_uuid()};
  act(job);
}

void Complainant::act(const std::shared_ptr<Job>& job) {
  const bool taken = writer_.use([this, job](Store& store) {
    return [this, job, whole = done(store, *job)] { answer(*job, whole); };
  });
  if (!taken) refuse(*job, {"store.busy", "", "The store does not keep up."});
}

Result<life::Whole> Complainant::done(Store& store, const Job& job) {
  Result<life::Whole> before = life::find_whole(store, job.reference);
  if (!before || is_repeated(*before, job.deed)) return before;
  return life::act(store, job.reference, [&](const life::Whole& whole) -> Result<Change> {
    if (job.deed.action == life::Action::inform && is_full(whole)) {
      return Error{"complaint.full", "",
                   "The complaint was added to " + std::to_string(most_additions) +
                       " times already, which is the most that it may be."};
    }
    Result<std::optional<life::Anew>> promise =
        new_promise(job.served->filed_by(whole.complaint.record), whole, job.deed);
    if (!promise) return promise.error();
    return life::change_of(whole.complaint, whole.events, job.deed, std::move(promise).value());
  });
}

void Complainant::answer(const Job& job, const Result<life::Whole>& whole) {
  if (!whole) return refuse(job, whole.error());
  if (job.from_form) {
    return job.reply(Response(303, "text/plain; charset=utf-8", "")
                         .with("Location", status_url(job.reference, job.key) + "#news")
                         .with("Cache-Control", "no-store"));
  }
  const auto attachments = reader_.attachments(job.reference);
  if (!attachments) return refuse(job, attachments.error());
  job.reply(Response(200, json_type, status_json(whole->complaint, *attachments, whole->events))
                .with("Cache-Control", "no-store"));
}

void Complainant::refuse(const Job& job, const Error& error) {
  const int status = status_of(error.code);
  if (status == 503) complain(error.message);
  const std::string_view told = sentence_of(error.code, life_texts(job.language));
  if (job.from_form && status == 404) return job.reply(not_found_page(job.language));
  if (job.from_form && status == 503)
    return job.reply(not_now_page(503, job.language, wait_seconds));
  if (job.from_form && !told.empty()) return job.reply(sentence_page(status, told, job.language));
  const bool busy = status == 503;
  Response out = problem(
      status, one_error(error.at, error.code,
                        busy ? "It could not be done; try again in a minute." : error.message));
  if (busy) out.headers.emplace_back("Retry-After", std::to_string(wait_seconds));
  job.reply(std::move(out));
}

}  // namespace redress::serve
