#include "life/rules.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "life/standing.hpp"
#include "redress/text.hpp"

namespace redress::life {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

bool is_control(char c, bool one_line) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x7F || (byte < 0x20 && (one_line || (c != '\n' && c != '\t')));
}

Result<std::string> read(std::string_view text, bool one_line, std::size_t most_code_points) {
  const std::string what = one_line ? "The name" : "The text";
  const Result<Utf8Text> proven = Utf8Text::from(text);
  if (!proven) return Error{"text.utf8", "", what + " is not UTF-8; save it as UTF-8."};
  if (proven->code_points() > most_code_points || text.size() > limits::text_bytes) {
    return Error{"text.too_long", "",
                 what + " is longer than " + std::to_string(most_code_points) + " characters or " +
                     std::to_string(limits::text_bytes) + " bytes; shorten it."};
  }
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool line_end = text[i] == '\r' && text.substr(i + 1).starts_with('\n');
    if (!line_end) out += text[i];
  }
  while (!out.empty() && is_blank(out.back())) out.pop_back();
  if (std::any_of(out.begin(), out.end(), [&](char c) { return is_control(c, one_line); })) {
    return Error{"text.control", "",
                 what + " holds a control character" +
                     (one_line ? "" : " other than tabs and line ends") + "; take it out."};
  }
  return out;
}

}  // namespace

std::size_t hand_overs(std::span<const StoredEvent> events) {
  return static_cast<std::size_t>(
      std::count_if(events.begin(), events.end(),
                    [](const StoredEvent& event) { return event.kind == "refiled"; }));
}

bool is_ended(std::string_view state) {
  return state == "resolved" || state == "withdrawn";
}

Result<std::string> state_after(std::string_view state, Action action) {
  if (action == Action::reopen) {
    if (state == "resolved") return std::string("reopened");
    return Error{"complaint.not_ended", "",
                 "The complaint is " + std::string(state) + "; only a resolved one is reopened."};
  }
  if (is_ended(state)) {
    return Error{"complaint.ended", "",
                 "The complaint is " + std::string(state) +
                     (state == "resolved" ? "; reopen it first." : ": that was its end.")};
  }
  switch (action) {
    case Action::reply:
      return std::string("replied");
    case Action::resolve:
      return std::string("resolved");
    case Action::withdraw:
      return std::string("withdrawn");
    default:
      return std::string(state);
  }
}

Result<std::string> read_text(std::string_view text) {
  return read(text, false, limits::text_code_points);
}

Result<std::string> read_name(std::string_view name) {
  return read(name, true, limits::string_code_points);
}

Result<Change> change_of(const StoredComplaint& complaint, std::span<const StoredEvent> events,
                         Deed deed, std::optional<Anew> anew) {
  Result<std::string> state = state_after(complaint.state, deed.action);
  if (!state) return state.error();
  const Instant at = events.empty() ? deed.at : std::max(deed.at, events.back().at);
  Change out;
  out.reference = complaint.reference;
  out.last_event = events.empty() ? 0 : events.back().number;
  out.state = std::move(state).value();
  out.event = {0,       complaint.reference,
               at,      std::string(event_kinds[static_cast<std::size_t>(deed.action)]),
               deed.by, deed.text};
  out.message = std::move(deed.message);
  StoredComplaint after = complaint;
  after.state = out.state;
  if (anew) {
    after.record = anew->record;
    out.record = std::move(anew->record);
    out.receipt = std::move(anew->receipt);
  }
  std::vector<StoredEvent> all(events.begin(), events.end());
  all.push_back(out.event);
  out.standing = standing_of(after, all);
  return out;
}

}  // namespace redress::life
