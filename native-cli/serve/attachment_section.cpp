#include "serve/attachment_section.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "attachments/kinds.hpp"
#include "io/html.hpp"
#include "redress/assessment.hpp"
#include "serve/attachment_texts.hpp"

namespace redress::serve {

namespace {

using attachments::facts_of;
using attachments::kinds;
using attachments::most_file_bytes;
using attachments::most_files;

std::string fill(std::string_view message, std::string_view language) {
  const std::array<MessageArgument, 2> arguments = {
      MessageArgument{"count", std::to_string(most_files)},
      MessageArgument{"size", size_text(most_file_bytes, language)}};
  return fill_message(message, arguments);
}

std::string paragraph(std::string_view text) {
  return "<p>" + escape_html(text) + "</p>\n";
}

std::optional<std::string_view> sentence_of(std::string_view outcome,
                                            const AttachmentTexts& texts) {
  const std::array<std::pair<std::string_view, std::string_view>, 8> sentences = {
      {{"added", texts.added},
       {"too_large", texts.too_large},
       {"kind", texts.kind},
       {"metadata", texts.metadata},
       {"too_many", texts.too_many},
       {"empty", texts.empty},
       {"none", texts.none},
       {"busy", texts.busy}}};
  for (const auto& [name, sentence] : sentences) {
    if (name == outcome) return sentence;
  }
  return std::nullopt;
}

std::string outcomes_list(std::string_view outcomes, const AttachmentTexts& texts) {
  constexpr std::size_t most_outcomes = 20;
  std::vector<std::string> sentences;
  bool good = true;
  while (!outcomes.empty() && sentences.size() < most_outcomes) {
    const std::size_t end = outcomes.find('.');
    const std::string_view outcome = outcomes.substr(0, end);
    outcomes.remove_prefix(end == std::string_view::npos ? outcomes.size() : end + 1);
    const auto sentence = sentence_of(outcome, texts);
    if (!sentence) return {};
    good = good && outcome == "added";
    sentences.push_back(fill(*sentence, texts.language));
  }
  if (sentences.empty()) return {};
  std::string out = good ? "<div class=\"answer outcomes\" role=\"status\"><ul>\n"
                         : "<div class=\"answer outcomes problems\" role=\"status\"><ul>\n";
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const MessageArgument number{"number", std::to_string(i + 1)};
    const std::string which =
        sentences.size() == 1 ? "" : fill_message(texts.which, {&number, 1}) + ' ';
    out += "<li>" + escape_html(which + sentences[i]) + "</li>\n";
  }
  return out + "</ul></div>\n";
}

std::string accepted_types() {
  std::string out;
  for (const attachments::KindFacts& kind : kinds)
    out += (out.empty() ? "" : ",") + std::string(kind.media_type);
  return out;
}

std::string form(std::string_view reference, std::string_view key, const AttachmentTexts& texts) {
  return "<form method=\"post\" enctype=\"multipart/form-data\" action=\"" +
         escape_html(attachments_url(reference, key)) + "\">\n<p id=\"file-hint\">" +
         escape_html(fill(texts.rules, texts.language)) + ' ' + escape_html(texts.privacy) +
         "</p>\n<p><label for=\"file\">" + escape_html(texts.choose) +
         "</label>\n<input id=\"file\" name=\"file\" type=\"file\" multiple required accept=\"" +
         accepted_types() + "\" aria-describedby=\"file-hint\"></p>\n<p><button>" +
         escape_html(texts.add) + "</button></p>\n</form>\n";
}

}  // namespace

std::string attachments_section(const StoredComplaint& complaint, std::string_view key,
                                const PageAttachments& attachments, const DateReader& reader) {
  const AttachmentTexts& texts = attachment_texts(reader.language);
  // It takes nothing more.
  const bool withdrawn = complaint.state == "withdrawn";
  if (withdrawn && attachments.list.empty()) return {};
  std::string out =
      "<section id=\"attachments\" aria-labelledby=\"attachments-title\">\n<h2 "
      "id=\"attachments-title\">" +
      escape_html(texts.heading) + "</h2>\n" + outcomes_list(attachments.outcomes, texts);
  if (!attachments.list.empty()) out += "<ul>\n";
  for (const StoredAttachment& one : attachments.list) {
    out += "<li><a href=\"" + escape_html(attachments_url(complaint.reference, key, one.id)) +
           "\">" + escape_html(facts_of(one.kind).name) + ", " +
           escape_html(size_text(one.bytes, texts.language)) + "</a>, " +
           escape_html(date_text(one.added, DateForm::at, reader)) + "</li>\n";
  }
  if (!attachments.list.empty()) out += "</ul>\n";
  if (withdrawn) return out + "</section>\n";
  out += attachments.list.size() < most_files ? form(complaint.reference, key, texts)
                                              : paragraph(fill(texts.full, texts.language));
  return out + "</section>\n";
}

std::string size_text(std::int64_t bytes, std::string_view language) {
  const AttachmentTexts& texts = attachment_texts(language);
  constexpr std::int64_t kilobyte = 1024;
  constexpr std::int64_t megabyte = 1024 * kilobyte;
  if (bytes < megabyte) {
    return std::to_string(std::max<std::int64_t>(1, bytes / kilobyte)) + "\u00a0" +
           std::string(texts.kilobytes);
  }
  const std::int64_t tenths = bytes * 10 / megabyte;
  std::string out = std::to_string(tenths / 10);
  if (tenths % 10 != 0) out += texts.decimal + std::to_string(tenths % 10);
  return out + "\u00a0" + std::string(texts.megabytes);
}

std::string attachments_url(std::string_view reference, std::string_view key, std::string_view id) {
  std::string out = "/complaints/" + std::string(reference) + "/attachments";
  if (!id.empty()) out += '/' + std::string(id);
  return out + "?key=" + std::string(key);
}

std::string attachment_file_name(const StoredAttachment& attachment) {
  constexpr std::size_t telling_digits = 8;
  return attachment.reference + '-' + attachment.id.substr(0, telling_digits) +
         std::string(facts_of(attachment.kind).extension);
}

std::string attachment_json(const StoredAttachment& attachment) {
  return R"({"id":")" + attachment.id + R"(","kind":")" + attachment.kind + R"(","bytes":)" +
         std::to_string(attachment.bytes) + R"(,"added":")" + format_instant(attachment.added) +
         "\"}";
}

std::string attachments_json(std::span<const StoredAttachment> attachments) {
  std::string out = "[";
  for (const StoredAttachment& one : attachments) {
    if (out.size() > 1) out += ',';
    out += attachment_json(one);
  }
  return out + ']';
}

}  // namespace redress::serve
