#include "outbox/mail.hpp"

#include <algorithm>

#include "io/printable.hpp"
#include "io/wall_words.hpp"
#include "outbox/encoding.hpp"

namespace redress::outbox {

namespace {

constexpr std::size_t line_bytes = 76;
// RFC 2047, 2: 75 for a word, `=?UTF-8?B?` and `?=` included; base64 goes in fours.
constexpr std::size_t word_bytes = (75 - 12) / 4 * 3;

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; }) &&
         text.find("=?") == std::string_view::npos;
}

// The end of the character that begins at `at`.
std::size_t character_end(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

std::string folded(std::string_view text, std::size_t used) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' ', 1), text.size());
    if (used + end > line_bytes && text.front() == ' ' && end > 1) {
      out += "\r\n";
      used = 0;
    }
    out += text.substr(0, end);
    used += end;
    text.remove_prefix(end);
  }
  return out;
}

std::string encoded(std::string_view text, std::size_t used) {
  std::string out;
  while (!text.empty()) {
    // The first word shares its line with the header's name.
    const std::size_t taken = out.empty() ? std::min(used, line_bytes / 2) : 0;
    const std::size_t most = word_bytes - taken / 4 * 3;
    std::size_t end = character_end(text, 0);
    while (end < text.size() && character_end(text, end) <= most) end = character_end(text, end);
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(text.substr(0, end)) + "?=";
    text.remove_prefix(end);
  }
  return out;
}

std::string header(std::string_view name, std::string_view text) {
  return std::string(name) + ": " + header_text(text, name.size() + 2) + "\r\n";
}

// A display name in quotation marks unless it is encoded: it may hold what else means something.
std::string mailbox_header(std::string_view header_name, const Mailbox& mailbox) {
  std::string out = std::string(header_name) + ": ";
  if (mailbox.name.empty()) return out + '<' + mailbox.address + ">\r\n";
  if (is_plain(mailbox.name)) {
    std::string name = "\"";
    for (const char c : mailbox.name) {
      if (c == '"' || c == '\\') name += '\\';
      name += c;
    }
    out += folded(name + '"', out.size());
  } else {
    out += header_text(mailbox.name, out.size());
  }
  return out + "\r\n <" + mailbox.address + ">\r\n";
}

// `Tue, 24 Nov 2026 14:00:00 +0000`: RFC 5322, 3.3
std::string mail_date(Instant instant) {
  const std::int64_t second =
      (instant.seconds % seconds_per_day + seconds_per_day) % seconds_per_day;
  const Day day{static_cast<std::int32_t>((instant.seconds - second) / seconds_per_day)};
  const Date date = to_date(day);
  return short_weekday(weekday(day)) + ", " + two_digits(date.day) + ' ' + short_month(date.month) +
         ' ' + std::to_string(date.year) + ' ' + two_digits(second / 3'600) + ':' +
         two_digits(second / 60 % 60) + ':' + two_digits(second % 60) + " +0000";
}

std::string with_line_ends(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

std::string part(std::string_view boundary, std::string_view type, std::string_view text) {
  std::string out = "--" + std::string(boundary) + "\r\nContent-Type: " + std::string(type) +
                    "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  const std::string body = base64(with_line_ends(text));
  for (std::size_t at = 0; at < body.size(); at += line_bytes)
    out += body.substr(at, line_bytes) + "\r\n";
  return out;
}

}  // namespace

std::string header_text(std::string_view text, std::size_t used) {
  const std::string line = printable(text);
  return is_plain(line) ? folded(line, used) : encoded(line, used);
}

std::string message_id(std::string_view left, const Mailbox& from) {
  return std::string(left) + from.address.substr(from.address.rfind('@'));
}

std::string compose(const Mail& mail) {
  // No line of base64 begins with two hyphens.
  constexpr std::string_view boundary = "=_alternative";
  std::string out = header("Date", mail_date(mail.date)) + mailbox_header("From", mail.from) +
                    "To: <" + mail.to + ">\r\n";
  if (mail.reply_to) out += mailbox_header("Reply-To", *mail.reply_to);
  out += header("Subject", mail.subject) + "Message-ID: <" + mail.id + ">\r\n";
  if (!mail.thread.empty()) {
    out += "In-Reply-To: <" + mail.thread + ">\r\n";
    out += "References: <" + mail.thread + ">\r\n";
  }
  if (mail.automatic) out += "Auto-Submitted: auto-generated\r\n";
  return out + "Content-Language: " + mail.language +
         "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"" +
         std::string(boundary) + "\"\r\n\r\n" + part(boundary, "text/plain", mail.text) +
         part(boundary, "text/html", mail.html) + "--" + std::string(boundary) + "--\r\n";
}

}  // namespace redress::outbox
