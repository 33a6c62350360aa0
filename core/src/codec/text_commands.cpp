// Answers about a text alone: what personal data it holds, and which language it is in.
#include <utility>

#include "codec/output.hpp"
#include "codec/request.hpp"
#include "redress/language.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

// The one member of a line `{text}`.
Result<std::string> read_line(std::string_view line) {
  json::Request request(line, limits::ndjson_line_bytes, {"text"});
  const json::Value* text = request.require("text", json::Value::Type::string);
  if (request.error()) return *request.error();
  return text->text;
}

Result<Utf8Text> read_raw(std::string_view raw) {
  if (raw.size() > limits::mask_bytes) {
    return Error{"text.too_long", "",
                 "The text is longer than " + std::to_string(limits::mask_bytes) +
                     " bytes; cut it into parts."};
  }
  return Utf8Text::from(raw);
}

JsonAnswer mask_answer(const Engine* engine, Utf8Text text) {
  const PrivacyRules* rules = engine == nullptr ? nullptr : &engine->policy.privacy;
  const std::string_view country = engine == nullptr ? std::string_view{} : engine->policy.country;
  const std::vector<PersonalData> found = find_personal_data(text, country);
  JsonAnswer answer;
  json::Writer writer(answer.json);
  writer.begin_object();
  writer.member("text", mask(text, country, found, rules, {}));
  writer.key("found");
  writer.begin_array();
  for (const PersonalData& data : found) {
    const auto kind = static_cast<std::size_t>(data.kind);
    writer.begin_object();
    writer.member("kind", personal_data_ids[kind]);
    writer.member("span", data.span);
    writer.member("action",
                  json::id_of(privacy_action_ids,
                              rules == nullptr ? PrivacyAction::mask : rules->action[kind]));
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return answer;
}

JsonAnswer language_answer(const LanguageTables& tables, Utf8Text text) {
  const LanguageGuess guess = detect(split_words(text), tables);
  JsonAnswer answer;
  json::Writer writer(answer.json);
  writer.begin_object();
  writer.member("language", guess.tag);
  writer.member("confidence", guess.confidence);
  writer.end_object();
  return answer;
}

}  // namespace

JsonAnswer mask_json(const Engine* engine, std::string_view line) {
  const Result<std::string> text = read_line(line);
  return text ? mask_text(engine, *text) : json::invalid(text.error());
}

JsonAnswer mask_text(const Engine* engine, std::string_view raw) {
  const Result<Utf8Text> text = read_raw(raw);
  return text ? mask_answer(engine, *text) : json::invalid(text.error());
}

JsonAnswer language_json(const LanguageTables& tables, std::string_view line) {
  const Result<std::string> text = read_line(line);
  return text ? language_text(tables, *text) : json::invalid(text.error());
}

JsonAnswer language_text(const LanguageTables& tables, std::string_view raw) {
  const Result<Utf8Text> text = read_raw(raw);
  return text ? language_answer(tables, *text) : json::invalid(text.error());
}

}  // namespace redress
