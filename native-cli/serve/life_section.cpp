#include "serve/life_section.hpp"

#include <algorithm>

#include "io/html.hpp"
#include "io/json_view.hpp"
#include "life/rules.hpp"
#include "serve/complainant.hpp"
#include "serve/life_texts.hpp"
#include "serve/page_parts.hpp"
#include "serve/page_texts.hpp"

namespace redress::serve {

namespace {

// Where the page tells of it; empty for what shows elsewhere on it, such as a new owner.
std::string_view title_of(std::string_view kind, std::string_view language) {
  const LifeTexts& texts = life_texts(language);
  if (kind == "replied") return page_texts(language).first_reply;
  if (kind == "resolved") return page_texts(language).resolution;
  if (kind == "updated") return texts.update;
  if (kind == "reopened") return texts.reopened;
  if (kind == "withdrawn") return texts.you_withdrew;
  return kind == "information" ? texts.you_added : std::string_view();
}

bool is_from_staff(const StoredEvent& event) {
  return event.kind == "replied" || event.kind == "updated" || event.kind == "resolved";
}

std::string time_element(Instant instant, DateForm form, const DateReader& reader) {
  return "<time datetime=\"" + format_instant(instant) + "\">" +
         escape_html(date_text(instant, form, reader)) + "</time>";
}

// As it was written: a paragraph for each, lines kept. Its direction is its own, and turns nothing
// around it.
std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    std::string_view paragraph = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    while (paragraph.starts_with('\n')) paragraph.remove_prefix(1);
    if (paragraph.empty()) continue;
    out += "<p dir=\"auto\">";
    for (const char c : escape_html(paragraph))
      out += c == '\n' ? std::string("<br>\n") : std::string(1, c);
    out += "</p>\n";
  }
  return out;
}

std::string article(const StoredEvent& event, bool first, const DateReader& reader) {
  std::string out = first ? "<article class=\"answer\">\n" : "<article>\n";
  out += element("h3", title_of(event.kind, reader.language)) + "<small>" +
         time_element(event.at, DateForm::at, reader);
  if (!event.by.empty()) out += " · " + isolated_html(event.by);
  return out + "</small>\n" + paragraphs(event.text) + "</article>\n";
}

std::string_view name_of(life::StepKind kind, const PageTexts& texts) {
  switch (kind) {
    case life::StepKind::first_reply:
      return texts.first_reply;
    case life::StepKind::update:
      return texts.update;
    default:
      return texts.resolution;
  }
}

std::string outcome_of(const life::Step& step, const DateReader& reader) {
  const LifeTexts& texts = life_texts(reader.language);
  if (step.at) {
    const std::string at = date_text(*step.at, DateForm::at, reader);
    return element("small", fill(*step.at <= step.due ? texts.done : texts.done_late, "at", at));
  }
  if (step.state == life::StepState::broken) return element("strong", texts.missed);
  return step.due > reader.now ? "" : element("strong", texts.late);
}

std::string entry(std::string_view attribute, std::string_view name, const std::string& time,
                  const std::string& outcome = {}) {
  return "<li" + std::string(attribute) + ">" + element("span", name) + time + outcome + "</li>\n";
}

std::string zone_note(const DateReader& reader) {
  const auto phrase = zone_phrase(reader.zone, reader.language);
  return phrase ? element("small", fill(page_texts(reader.language).zone, "zone", *phrase)) : "";
}

std::string form_start(const PageLife& life, std::string_view key, life::Action action) {
  return "<form method=\"post\" action=\"" +
         escape_html(deed_url(life.complaint.reference, key, action)) + "\">\n";
}

std::string text_area(std::string_view id, std::string_view label, bool required) {
  const std::string name(id);
  return "<p><label for=\"" + name + "\">" + escape_html(label) + "</label>\n<textarea id=\"" +
         name + "\" name=\"text\" rows=\"5\" dir=\"auto\" maxlength=\"" +
         std::to_string(limits::text_code_points) + (required ? "\" required" : "\"") +
         "></textarea></p>\n";
}

std::string button(std::string_view text) {
  return "<p><button>" + escape_html(text) + "</button></p>\n</form>\n";
}

std::string folded(std::string_view summary, const std::string& content) {
  return "<details>\n" + element("summary", summary) + content + "</details>\n";
}

}  // namespace

PageLife::PageLife(const StoredComplaint& shown, std::span<const StoredEvent> happened)
    : complaint(shown),
      events(happened),
      receipt('{' + shown.receipt + '}'),
      steps(life::steps_of(receipt, happened)),
      ended(life::is_ended(shown.state)) {}

std::string_view state_text(std::string_view state, std::string_view language) {
  const LifeTexts& texts = life_texts(language);
  if (state == "replied") return texts.replied;
  if (state == "resolved") return texts.resolved;
  if (state == "reopened") return texts.reopened;
  return state == "withdrawn" ? texts.withdrawn : page_texts(language).state_received;
}

std::string_view state_sentence(std::string_view state, std::string_view language) {
  const LifeTexts& texts = life_texts(language);
  if (state == "replied") return texts.have_replied;
  if (state == "resolved") return texts.have_resolved;
  if (state == "reopened") return texts.work_again;
  return state == "withdrawn" ? texts.have_closed : std::string_view();
}

std::string news_section(const PageLife& life, const DateReader& reader) {
  std::string out;
  bool answered = false;
  for (auto event = life.events.rbegin(); event != life.events.rend(); ++event) {
    if (title_of(event->kind, reader.language).empty()) continue;
    const bool first = !answered && is_from_staff(*event);
    answered = answered || first;
    out += article(*event, first, reader);
  }
  if (out.empty()) return {};
  return "<section id=\"news\" aria-labelledby=\"news-title\">\n<h2 id=\"news-title\">" +
         escape_html(life_texts(reader.language).news) + "</h2>\n" + out + "</section>\n";
}

std::string promise_section(const PageLife& life, const DateReader& reader) {
  const life::Step* next = life::next_of(life.steps);
  if (next == nullptr) return {};
  const PageTexts& page = page_texts(reader.language);
  const LifeTexts& texts = life_texts(reader.language);
  const bool late = next->due <= reader.now;
  std::string_view message =
      next->kind == life::StepKind::first_reply ? page.answer_by : texts.next_news;
  if (late) {
    message = next->kind == life::StepKind::resolution ? texts.late_resolution : texts.late_news;
  }
  std::string out =
      (late ? "<p class=\"answer problems\">" : "<p class=\"answer\">") +
      escape_html(sentence(fill(message, "by", date_text(next->due, DateForm::by, reader)))) + "\n";
  return out + zone_note(reader) + "</p>\n";
}

std::string timeline_section(const PageLife& life, const DateReader& reader) {
  const PageTexts& page = page_texts(reader.language);
  const LifeTexts& texts = life_texts(reader.language);
  const auto at = [&](Instant instant) { return time_element(instant, DateForm::at, reader); };
  std::string out =
      element("h2", life.ended ? texts.what_happened : page.timeline) + "<ol class=\"timeline\">\n";
  const Result<Instant> received = parse_instant(JsonView(life.receipt)["received"].string());
  if (received) out += entry("", page.received, at(*received));
  // What was promised before that is over.
  const Instant begin = life::begin_of(life.receipt, life.events);
  if (received && begin != *received) out += entry("", texts.reopened, at(begin));
  bool current = false;
  bool resolution = false;
  for (const life::Step& step : life.steps) {
    if (step.state == life::StepState::ended) continue;
    resolution = resolution || (step.kind == life::StepKind::resolution && step.at);
    // The first one that is still to come.
    const bool here = !current && step.state == life::StepState::open && step.due > reader.now;
    current = current || here;
    out += entry(here ? " aria-current=\"step\"" : "", name_of(step.kind, page),
                 time_element(step.due, DateForm::by, reader), outcome_of(step, reader));
  }
  if (life.ended && !resolution && !life.events.empty()) {
    const auto end = std::find_if(life.events.rbegin(), life.events.rend(), [&](const auto& event) {
      return event.kind == life.complaint.state;
    });
    if (end != life.events.rend())
      out += entry("", state_text(end->kind, reader.language), at(end->at));
  }
  // Else it stands beside what is promised next.
  const std::string note = life::next_of(life.steps) == nullptr ? zone_note(reader) : "";
  return out + "</ol>\n" + note;
}

std::string say_more_section(const PageLife& life, std::string_view key,
                             std::string_view language) {
  const LifeTexts& texts = life_texts(language);
  if (life.complaint.state == "withdrawn") return {};
  if (life.ended) {
    return folded(texts.not_settled, form_start(life, key, life::Action::reopen) +
                                         text_area("reopen-text", texts.what_is_left, false) +
                                         button(texts.reopen_now));
  }
  return folded(texts.add, form_start(life, key, life::Action::inform) +
                               text_area("more-text", texts.add_what, true) + button(texts.send));
}

std::string withdraw_section(const PageLife& life, std::string_view key,
                             std::string_view language) {
  if (life.ended) return {};
  const LifeTexts& texts = life_texts(language);
  return folded(texts.withdraw, element("p", texts.withdraw_means) +
                                    form_start(life, key, life::Action::withdraw) +
                                    button(texts.withdraw_now));
}

}  // namespace redress::serve
