#include "receipt/ics.hpp"

#include <map>

#include "io/printable.hpp"
#include "receipt/calendar_texts.hpp"
#include "redress/calendar.hpp"

namespace redress {

namespace {

// RFC 5545, 3.1: without the line break.
constexpr std::size_t most_line_octets = 75;

// An event begins when its step is due: that is the time that every view shows and reminders count
// to. It takes a while, as an end is expected by more calendars than the RFC demands it of: without
// one some refuse the event and others make up an hour.
constexpr std::int64_t event_seconds = 15 * 60;

// 20261124T123000Z
std::string stamp(Instant instant) {
  std::string out = format_instant(instant);
  std::erase_if(out, [](char c) { return c == '-' || c == ':'; });
  return out;
}

std::size_t octets_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// Characters of UTF-8 text, in order.
template <class Visit>
void each_character(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::string_view character = text.substr(0, octets_of_character(text.front()));
    visit(character);
    text.remove_prefix(character.size());
  }
}

// The line and paragraph separators too: some readers end a line there.
bool is_break(std::string_view character) {
  return character == "\r" || character == "\n" || character == "\u2028" || character == "\u2029";
}

// TEXT of RFC 5545, 3.3.11. Every kind of line break is one; of other control characters,
// those that turn the direction of the text among them, only the tab is kept.
std::string escape(std::string_view text) {
  std::string out;
  bool after_return = false;
  each_character(text, [&](std::string_view character) {
    const char c = character.front();
    if (is_break(character)) {
      if (c != '\n' || !after_return) out += "\\n";
    } else if (c == '\t' || control_at(character) == 0) {
      if (c == '\\' || c == ',' || c == ';') out += '\\';
      out += character;
    }
    after_return = c == '\r';
  });
  return out;
}

// Folds between characters, never inside one; the blank that goes on a line counts.
void add_line(std::string& out, std::string_view line) {
  std::size_t octets = 0;
  each_character(line, [&](std::string_view character) {
    if (octets + character.size() > most_line_octets) {
      out += "\r\n ";
      octets = 1;
    }
    out += character;
    octets += character.size();
  });
  out += "\r\n";
}

}  // namespace

std::string calendar_file(std::string_view reference, const JsonView& receipt,
                          std::string_view language, std::string_view organization) {
  const CalendarTexts& texts = calendar_texts(language);
  const Result<Instant> received = parse_instant(receipt["received"].string());
  const std::string received_at = received ? stamp(*received) : std::string();
  std::map<std::string, int, std::less<>> counts;

  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//Redress//EN");
  for (const JsonView& entry : receipt["timeline"].elements()) {
    const std::string kind = entry["kind"].string();
    const Result<Instant> due = parse_instant(entry["due"].string());
    const std::string_view title = texts.title(kind);
    if (title.empty() || !due) continue;
    std::string summary = std::string(title) + ' ' + std::string(reference);
    if (!organization.empty()) summary += " (" + std::string(organization) + ')';
    // The same for the same step, so that a file imported twice doubles nothing. No host's name in
    // it, as RFC 7986, 5.3, advises; the receipt's instant keeps plain numbers of other back ends
    // apart.
    const std::string uid = "redress-" + std::string(reference) + '-' + received_at + '-' + kind +
                            '-' + std::to_string(++counts[kind]);
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + escape(uid));
    add_line(out, "DTSTAMP:" + received_at);
    add_line(out, "DTSTART:" + stamp(*due));
    add_line(out, "DTEND:" + stamp({due->seconds + event_seconds}));
    add_line(out, "SUMMARY;LANGUAGE=" + std::string(texts.language) + ':' + escape(summary));
    add_line(out, "TRANSP:TRANSPARENT");
    add_line(out, "END:VEVENT");
  }
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace redress
