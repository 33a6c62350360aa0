#include "serve/pages.hpp"

#include "compile/law.hpp"
#include "io/html.hpp"
#include "io/json_view.hpp"
#include "life/rules.hpp"
#include "receipt/calendar_texts.hpp"
#include "receipt/law_line.hpp"
#include "serve/life_section.hpp"
#include "serve/page_parts.hpp"
#include "serve/page_texts.hpp"
#include "serve/receipt.hpp"

namespace redress::serve {

namespace {

constexpr std::string_view page_policy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
    "'none'";

// Of the one page that has a form.
constexpr std::string_view form_page_policy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
    "'none'";

constexpr const char* style =
    R"(:root { background: Canvas; color-scheme: light dark; --accent: light-dark(#1b5e52, #7fd1bf); --on-accent: light-dark(#fff, #0d1f1b); --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 1.0625rem/1.55 system-ui, sans-serif; margin: 0 auto; max-width: 40rem; padding: 2rem 1rem; text-wrap: pretty; }
a { color: var(--accent); }
p > a, li > a { display: inline-block; padding-block: .25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
small { display: block; line-height: 1.5; opacity: .75; }
h2 { font-size: 1.0625rem; margin: 2rem 0 .5rem; }
ul, ol { padding-inline-start: 1.25rem; }
li { margin: .25rem 0; }
dl { display: grid; gap: .25rem 1rem; grid-template-columns: max-content 1fr; }
dt { opacity: .75; }
dd { margin: 0; }
.answer { border: 1px solid var(--line); border-inline-start: .3rem solid var(--accent); border-radius: .5rem; font-size: 1.125rem; padding: .75rem 1rem; }
.problems { border-inline-start-color: light-dark(#a8261c, #ff9d92); }
.outcomes { font-size: 1rem; }
.outcomes ul { list-style: none; margin: 0; padding: 0; }
label { display: block; font-weight: 600; margin-block-end: .35rem; }
input, button, textarea { box-sizing: border-box; font: inherit; max-width: 100%; min-height: 2.75rem; }
textarea { inline-size: 100%; padding: .5rem .75rem; }
button { background: var(--accent); border: 0; border-radius: .5rem; color: var(--on-accent); cursor: pointer; font-weight: 600; padding: .5rem 1.25rem; }
summary { color: var(--accent); cursor: pointer; padding-block: .6rem; }
h3 { font-size: inherit; margin: 0; }
article { border-inline-start: .3rem solid var(--line); margin-block: 1rem; padding: .25rem 1rem; }
article p { margin-block: .5rem; overflow-wrap: anywhere; }
article.answer { font-size: inherit; }
strong { color: light-dark(#a8261c, #ff9d92); display: block; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.timeline { list-style: none; padding: 0; }
.timeline li { margin: 0; padding-block-end: .9rem; padding-inline-start: 1.75rem; position: relative; }
.timeline li::before { border: .4rem solid var(--accent); border-radius: 50%; box-sizing: border-box; content: ""; height: .75rem; inset-block-start: .4rem; inset-inline-start: .25rem; position: absolute; width: .75rem; }
.timeline [aria-current]::before { outline: .2rem solid color-mix(in srgb, var(--accent) 35%, transparent); }
.timeline [aria-current] ~ li::before { border-width: 2px; }
.timeline li:not(:last-child)::after { border-inline-start: 2px solid var(--accent); content: ""; inset-block: 1.45rem -.15rem; inset-inline-start: calc(.625rem - 1px); position: absolute; }
.timeline [aria-current]::after, .timeline [aria-current] ~ li::after { opacity: .4; }
.timeline span { display: block; opacity: .75; }
.timeline [aria-current] time { font-weight: 700; }
@media (max-width: 30rem) { dl { display: block; } dd { margin-bottom: .5rem; } }
)";

Response page(int status, const PageTexts& texts, std::string_view title, std::string_view body,
              std::string_view policy = page_policy) {
  std::string html = "<!doctype html>\n<html lang=\"" + std::string(texts.language) +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                     "content=\"width=device-width\">\n<title>" +
                     escape_html(title) + "</title>\n<link rel=\"stylesheet\" href=\"" +
                     std::string(page_style_path) + "\">\n</head>\n<body>\n<main>\n" +
                     element("h1", title) + std::string(body) + "</main>\n</body>\n</html>\n";
  return Response(status, html_type, std::move(html))
      .with("Content-Security-Policy", std::string(policy))
      .with("Cache-Control", "no-store");
}

std::string list(std::string_view heading, const JsonView& texts) {
  const std::vector<JsonView> steps = texts.elements();
  if (steps.empty()) return {};
  std::string out = element("h2", heading) + "<ul>\n";
  for (const JsonView& step : steps) out += element("li", step.string());
  return out + "</ul>\n";
}

std::string definition(std::string_view term, std::string_view text) {
  return element("dt", term) + element("dd", text);
}

// Where something may be put right there is something to regret; a question is none of that, and
// what fits no topic may be one. The page's script decides likewise.
bool regrets(const Engine& engine, const StoredComplaint& complaint) {
  const std::string id = JsonView(complaint.record)["category"].string();
  const Index category = engine.policy.find_category(id);
  return category != none && id != "other" && !engine.policy.categories[category].wishes.empty();
}

std::string facts(const Engine& engine, const StoredComplaint& complaint, const PageTexts& texts) {
  const JsonView record(complaint.record);
  std::string out = "<dl>\n";
  out += definition(texts.state, state_text(complaint.state, texts.language));
  const Index language = engine.policy.find_language(complaint.language);
  const Index category = engine.policy.find_category(record["category"].string());
  if (language != none && category != none && engine.parts[language]) {
    out += definition(texts.about,
                      engine.parts[language]->texts[engine.policy.categories[category].label]);
  }
  // Nobody does any more.
  if (life::is_ended(complaint.state)) return out + "</dl>\n";
  out += element("dt", texts.owner) + "<dd>" + isolated_html(record["owner"].string()) + "</dd>\n";
  return out + "</dl>\n";
}

// The term of the law ends with a day, at the midnight after it.
std::string law_note(const JsonView& law, const Zone& zone, const PageTexts& texts) {
  const Result<Instant> due = parse_instant(law["due"].string());
  if (!due) return {};
  const std::string date = long_date({due->seconds - 1}, zone, texts.language);
  const StatutoryTerm term = read_statutory_term(law);
  std::string line = escape_html(law_line(term, date, texts.language));
  // The title is in the language of its country.
  const std::string source = escape_html(term.source);
  if (const std::size_t at = line.find(source);
      !term.source_language.empty() && at != std::string::npos)
    line.replace(at, source.size(),
                 "<span lang=\"" + escape_html(term.source_language) + "\">" + source + "</span>");
  return "<p><small>" + line + "</small></p>\n";
}

}  // namespace

Response status_page(const Engine& engine, const StoredComplaint& complaint, std::string_view key,
                     Instant now, const PageAttachments& attachments,
                     std::span<const StoredEvent> events) {
  const PageTexts& texts = page_texts(complaint.language);
  const PageLife life(complaint, events);
  const JsonView receipt(life.receipt);
  const Zone zone = zone_of(engine, receipt["promise"]);
  // Whose clock it is read by is not known: nothing is "today".
  const DateReader reader{.language = texts.language, .zone = zone, .now = now};

  std::string opening(state_sentence(complaint.state, texts.language));
  if (opening.empty()) {
    opening = texts.thanks;
    if (regrets(engine, complaint)) opening += ' ' + std::string(texts.sorry);
  }
  // What they came for stands first: the answer, where there is one, then what is promised next.
  std::string body =
      element("p", opening) + news_section(life, reader) + promise_section(life, reader);
  if (life.ended) body += say_more_section(life, key, texts.language);
  body += element("p", texts.keep_address) + facts(engine, complaint, texts);
  body += timeline_section(life, reader);
  if (!life.ended) {
    body += "<p><a href=\"" + escape_html(calendar_url(complaint.reference, key)) + "\">" +
            escape_html(calendar_texts(texts.language).add) + "</a></p>\n" +
            list(texts.our_steps, receipt["next_steps"]) +
            list(texts.your_steps, receipt["your_steps"]);
  }
  if (!life.ended) body += say_more_section(life, key, texts.language);
  body += attachments_section(complaint, key, attachments, reader) +
          withdraw_section(life, key, texts.language);
  if (!life.ended) body += law_note(receipt["law"], zone, texts);
  return page(200, texts, fill(texts.title, "reference", complaint.reference), body,
              form_page_policy);
}

Response problems_page(int status, std::string_view errors, std::string_view language) {
  const PageTexts& texts = page_texts(language);
  std::string body = "<ul class=\"answer problems\">\n";
  for (const JsonView& error : JsonView(errors).elements())
    body += element("li", error["message"].string());
  return page(status, texts, texts.problems, body + "</ul>\n" + element("p", texts.go_back));
}

Response sentence_page(int status, std::string_view sentence, std::string_view language) {
  const PageTexts& texts = page_texts(language);
  return page(status, texts, sentence, element("p", texts.go_back));
}

Response not_found_page(std::string_view language) {
  const PageTexts& texts = page_texts(language);
  return page(404, texts, texts.not_found, element("p", texts.not_found_cure));
}

Response unavailable_page(std::string_view language) {
  const PageTexts& texts = page_texts(language);
  return page(503, texts, texts.unavailable, element("p", texts.unavailable_cure))
      .with("Retry-After", "60");
}

Response too_many_page(std::string_view language, int seconds) {
  const PageTexts& texts = page_texts(language);
  return page(429, texts, texts.unavailable,
              element("p", texts.too_many) + element("p", texts.unavailable_cure))
      .with("Retry-After", std::to_string(seconds));
}

Response page_style() {
  return Response(200, "text/css; charset=utf-8", style).with("Cache-Control", "max-age=3600");
}

}  // namespace redress::serve
