#include "outbox/letter.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "io/html.hpp"
#include "io/json_view.hpp"
#include "outbox/mail_texts.hpp"
#include "receipt/dates.hpp"
#include "serve/page_texts.hpp"
#include "serve/receipt.hpp"

namespace redress::outbox {

namespace {

/// The same paragraphs as text and as HTML.
class Body {
 public:
  void paragraph(std::string_view text) {
    text_ += std::string(text) + "\n\n";
    html_ += "<p>" + lines(text) + "</p>\n";
  }
  void list(std::string_view heading, const std::vector<JsonView>& entries) {
    if (entries.empty()) return;
    text_ += std::string(heading) + ":\n";
    html_ += "<p>" + escape_html(heading) + ":</p>\n<ul>\n";
    for (const JsonView& entry : entries) {
      text_ += "- " + entry.string() + '\n';
      html_ += "<li>" + lines(entry.string()) + "</li>\n";
    }
    text_ += '\n';
    html_ += "</ul>\n";
  }
  [[nodiscard]] std::string text() const { return text_; }
  [[nodiscard]] std::string html(std::string_view language, std::string_view title) const {
    return "<!doctype html>\n<html lang=\"" + std::string(language) +
           "\">\n<head><meta charset=\"utf-8\"><title>" + escape_html(title) +
           "</title></head>\n<body>\n" + html_ + "</body>\n</html>\n";
  }

 private:
  static std::string lines(std::string_view text) {
    std::string out;
    for (const char c : escape_html(text))
      out += c == '\n' ? std::string("<br>\n") : std::string(1, c);
    return out;
  }

  std::string text_;
  std::string html_;
};

std::string fill(std::string_view message, std::initializer_list<MessageArgument> arguments) {
  return fill_message(message, std::span(arguments.begin(), arguments.size()));
}

// An abbreviation at the end brings the full stop along.
std::string sentence(const std::string& text) {
  return text.ends_with('.') ? text : text + '.';
}

class Letter {
 public:
  Letter(const Matter& matter, const Outgoing& outgoing)
      : matter_(matter),
        outgoing_(outgoing),
        page_(serve::page_texts(matter.complaint.language)),
        texts_(mail_texts(matter.complaint.language)),
        record_(matter.complaint.record),
        zone_(serve::zone_of(matter.engine, record_["promise"])) {
    const Index language = matter.engine.policy.find_language(matter.complaint.language);
    if (language != none && matter.engine.parts[language])
      policy_texts_ = &matter.engine.parts[language]->texts;
  }

  [[nodiscard]] std::string subject() const {
    return fill(page_.title, {{"reference", matter_.complaint.reference}});
  }

  Body write() {
    body_.paragraph(texts_.greeting);
    const std::string& kind = matter_.item.kind;
    if (kind == "acknowledged") {
      acknowledge();
    } else if (kind == "refiled") {
      body_.paragraph(about_it(texts_.refiled));
      // Nothing was promised anew where there was an answer already.
      if (matter_.complaint.state == "received") promise_answer();
    } else if (kind == "reopened") {
      body_.paragraph(about_it(texts_.reopened));
      promise_answer();
    } else if (kind == "withdrawn") {
      body_.paragraph(about_it(texts_.withdrawn));
    } else {
      tell(kind);
    }
    if (kind != "withdrawn") {
      body_.paragraph(fill(texts_.page, {{"site", outgoing_.public_url}}));
      body_.paragraph(about_it(texts_.quote));
    }
    if (policy_texts_ != nullptr)
      body_.paragraph((*policy_texts_)[matter_.engine.policy.organization]);
    return std::move(body_);
  }

 private:
  std::string about_it(std::string_view message) {
    return fill(message,
                {{"reference", matter_.complaint.reference}, {"owner", record_["owner"].string()}});
  }

  // What was promised and is past by now is not promised again.
  void promise(std::string_view message, std::optional<Instant> due) {
    if (!due || *due <= matter_.now) return;
    const DateReader reader{.language = texts_.language, .zone = zone_, .now = matter_.now};
    std::string text = sentence(fill(message, {{"by", date_text(*due, DateForm::by, reader)}}));
    if (const auto phrase = zone_phrase(zone_, texts_.language))
      text += ' ' + fill(page_.zone, {{"zone", *phrase}});
    body_.paragraph(text);
  }
  static std::optional<Instant> due_of(const JsonView& step) {
    const Result<Instant> due = parse_instant(step["due"].string());
    return due ? std::optional(*due) : std::nullopt;
  }
  void promise_answer() { promise(page_.answer_by, due_of(record_["promise"]["first_reply"])); }

  // The next interim update, or the end where there is none before it.
  void promise_news() {
    std::vector<JsonView> steps = record_["promise"]["updates"].elements();
    steps.push_back(record_["promise"]["resolution"]);
    std::optional<Instant> next;
    for (const JsonView& step : steps) {
      const auto due = due_of(step);
      if (due && *due > matter_.now && (!next || *due < *next)) next = due;
    }
    promise(texts_.next_news, next);
  }

  void acknowledge() {
    body_.paragraph(page_.thanks);
    promise_answer();
    const Policy& policy = matter_.engine.policy;
    const Index category = policy.find_category(record_["category"].string());
    if (policy_texts_ != nullptr && category != none) {
      body_.paragraph(std::string(page_.about) + ": " +
                      std::string((*policy_texts_)[policy.categories[category].label]) + '\n' +
                      std::string(page_.owner) + ": " + record_["owner"].string());
    }
    const std::string members = '{' + matter_.complaint.receipt + '}';
    const JsonView receipt(members);
    body_.list(page_.our_steps, receipt["next_steps"].elements());
    body_.list(page_.your_steps, receipt["your_steps"].elements());
  }

  // Written by a person: what they wrote, as they wrote it.
  void tell(std::string_view kind) {
    body_.paragraph(about_it(kind == "updated"   ? texts_.updated
                             : kind == "replied" ? texts_.replied
                                                 : texts_.resolved));
    if (matter_.event != nullptr && !matter_.event->text.empty())
      body_.paragraph(matter_.event->text);
    if (kind == "resolved") {
      body_.paragraph(texts_.not_yet);
    } else if (matter_.complaint.state != "resolved" && matter_.complaint.state != "withdrawn") {
      promise_news();
    }
  }

  const Matter& matter_;
  const Outgoing& outgoing_;
  const serve::PageTexts& page_;
  const MailTexts& texts_;
  JsonView record_;
  Zone zone_;
  const Texts* policy_texts_ = nullptr;
  Body body_;
};

}  // namespace

Mail letter(const Matter& matter, const Outgoing& outgoing, std::string to) {
  Letter letter(matter, outgoing);
  const Body body = letter.write();
  const MailServer& server = *outgoing.mail;
  Mail out;
  out.from = server.from;
  out.to = std::move(to);
  out.reply_to = server.reply_to;
  out.subject = letter.subject();
  out.language = mail_texts(matter.complaint.language).language;
  out.date = matter.now;
  // What follows must find the acknowledgement, of whose item nothing is known any more by then: it
  // is named after the complaint, of which it is the only one.
  const std::string first = message_id("complaint." + matter.complaint.reference, server.from);
  const std::string& kind = matter.item.kind;
  const bool acknowledgement = kind == "acknowledged";
  out.id = acknowledgement ? first : message_id(matter.item.id, server.from);
  if (!acknowledgement) out.thread = first;
  out.automatic = kind != "updated" && kind != "replied" && kind != "resolved";
  out.text = body.text();
  out.html = body.html(out.language, out.subject);
  return out;
}

}  // namespace redress::outbox
