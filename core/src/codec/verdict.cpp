// Submission → verdict, and what is taken out of one.
#include <utility>

#include "codec/output.hpp"

namespace redress {

namespace {

using json::id_of;

void write_findings(json::Writer& writer, const std::vector<Finding>& findings) {
  writer.begin_array();
  for (const Finding& finding : findings) {
    writer.begin_object();
    writer.member("at", finding.at);
    writer.member("code", finding.code);
    if (!finding.field.empty()) writer.member("field", finding.field);
    writer.member("message", finding.message);
    if (!finding.suggestion.empty()) writer.member("suggestion", finding.suggestion);
    writer.end_object();
  }
  writer.end_array();
}

void write_contact(json::Writer& writer, const Record& record) {
  const auto write_lines = [&] {
    writer.key("lines");
    writer.begin_array();
    for (const std::string& line : record.address_lines) writer.value(line);
    writer.end_array();
  };
  bool lines_due = !record.address_lines.empty();
  writer.begin_object();
  for (const auto& [name, value] : record.contact) {
    if (name == "postcode" && std::exchange(lines_due, false)) write_lines();
    writer.member(name, value);
  }
  if (lines_due) write_lines();
  writer.end_object();
}

void write_record(json::Writer& writer, const Policy& policy, const Record& record) {
  writer.begin_object();
  writer.member("id", record.id);
  writer.member("policy", record.policy);
  writer.member("received", format_instant(record.received));
  writer.member("language", record.language);
  writer.member("text", record.text);
  writer.member("category", policy.categories[record.category].id);
  writer.key("suggested");
  if (record.suggested) {
    writer.begin_object();
    writer.member("id", policy.categories[record.suggested->category].id);
    writer.member("score", record.suggested->score);
    writer.end_object();
  } else {
    writer.null();
  }
  writer.key("signals");
  writer.begin_array();
  for (const SignalKind signal : record.signals) writer.value(id_of(signal_ids, signal));
  writer.end_array();
  writer.member("channel", id_of(channel_ids, policy.channels[record.channel].kind));
  writer.key("contact");
  write_contact(writer, record);
  writer.key("fields");
  writer.begin_object();
  for (const auto& [field, value] : record.fields) writer.member(policy.fields[field].id, value);
  writer.end_object();
  if (record.wish) writer.member("wish", id_of(wish_ids, *record.wish));
  writer.key("details");
  json::write_details(writer, record.details);
  writer.member("team", policy.teams[record.promise.team].id);
  writer.member("owner", policy.teams[record.promise.team].owner);
  writer.key("promise");
  json::write_promise(writer, policy, record.promise);
  writer.member("keep_days", record.keep_days);
  writer.key("warnings");
  writer.begin_array();
  for (const std::string& code : record.warnings) writer.value(code);
  writer.end_array();
  writer.end_object();
}

std::string write_verdict(const Policy& policy, const Verdict& verdict) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("accepted", verdict.accepted());
  writer.key("errors");
  write_findings(writer, verdict.errors);
  writer.key("warnings");
  write_findings(writer, verdict.warnings);
  if (verdict.record) {
    writer.key("record");
    write_record(writer, policy, *verdict.record);
  }
  writer.end_object();
  return out;
}

// What is no submission at all names no language: it is answered in the policy's first.
JsonAnswer reject_unreadable(const Engine& engine, const Error& error) {
  if (!engine.parts.front()) return json::need({&engine.policy.languages.front(), 1});
  const Texts& texts = engine.parts.front()->texts;
  std::string name =
      error.at.substr(error.at.rfind('/') == std::string::npos ? 0 : error.at.rfind('/') + 1);
  const MessageArgument arguments[] = {{"name", std::move(name)},
                                       {"limit", std::to_string(limits::submission_bytes)}};
  const std::string message = fill_message(texts.message(error.code), arguments);
  return {JsonAnswer::Kind::rejected,
          rejected_json({error.code, error.at, message.empty() ? error.message : message})};
}

}  // namespace

JsonAnswer validate_json(const Engine& engine, std::string_view text, Instant now) {
  return validate_json(engine, {}, text, now);
}

JsonAnswer validate_json(const Engine& served, std::span<const Engine* const> earlier,
                         std::string_view text, Instant now) {
  return validate_json(served, earlier, read_submission(text), now);
}

JsonAnswer validate_json(const Engine& served, std::span<const Engine* const> earlier,
                         const Result<Submission>& submission, Instant now) {
  if (!submission) return reject_unreadable(served, submission.error());
  const Engine& engine = engine_named(submission->policy.value_or(""), served, earlier);
  const Result<Answer<Verdict>> judged = validate(engine, *submission, now);
  if (!judged) return json::invalid(judged.error());
  if (const Need* missing = std::get_if<Need>(&*judged)) return json::need(missing->languages);
  const Verdict& verdict = std::get<Verdict>(*judged);
  return {verdict.accepted() ? JsonAnswer::Kind::done : JsonAnswer::Kind::rejected,
          write_verdict(engine.policy, verdict)};
}

const Engine& engine_named(std::string_view policy, const Engine& served,
                           std::span<const Engine* const> earlier) {
  for (const Engine* engine : earlier) {
    if (engine->id == policy) return *engine;
  }
  return served;
}

std::string rejected_json(const Error& error) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("accepted", false);
  writer.key("errors");
  write_findings(writer, {{error.at, error.code, "", error.message, ""}});
  writer.key("warnings");
  writer.begin_array();
  writer.end_array();
  writer.end_object();
  return out;
}

std::optional<std::string> record_of(std::string_view verdict) {
  constexpr std::string_view beginning = R"({"accepted":true,)";
  constexpr std::string_view name = R"("record":)";
  if (!verdict.starts_with(beginning) || !verdict.ends_with('}')) return std::nullopt;
  // The verdict is our own canonical JSON: its record is its last member and the only one of that
  // name one level down.
  std::size_t depth = 1;
  for (std::size_t i = beginning.size(); i < verdict.size(); ++i) {
    const char c = verdict[i];
    if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (c == '"') {
      if (depth == 1 && verdict.substr(i).starts_with(name)) {
        const std::size_t start = i + name.size();
        return std::string(verdict.substr(start, verdict.size() - 1 - start));
      }
      for (++i; i < verdict.size() && verdict[i] != '"'; ++i) {
        if (verdict[i] == '\\') ++i;
      }
    }
  }
  return std::nullopt;
}

}  // namespace redress
