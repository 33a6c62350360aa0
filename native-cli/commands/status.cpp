// redress status: everything of one complaint.
#include <memory>

#include "commands/clock_option.hpp"
#include "commands/commands.hpp"
#include "commands/complaint_output.hpp"
#include "commands/store_option.hpp"
#include "io/clock.hpp"
#include "io/json_view.hpp"
#include "io/output.hpp"
#include "io/printable.hpp"
#include "serve/attachment_section.hpp"
#include "serve/staff_json.hpp"

namespace redress {

namespace {

struct Options {
  StoreOption store;
  ReferenceOption reference;
  FormatOption format;
  ClockOption clock;
};

// Of a string its text; an address's lines as they are written in JSON.
std::string plain(const JsonView& value) {
  return printable(value.raw().starts_with('"') ? value.string() : std::string(value.raw()));
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.resize(std::max(width, text.size()), ' ');
  return out;
}

// A text of several lines under what it belongs to, safe for a terminal.
std::string indented(const std::string& text, const std::string& margin) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += margin + printable(text.substr(at, end - at)) + '\n';
    at = end + 1;
  }
  return out;
}

std::string as_text(const life::Whole& whole, const std::vector<StoredAttachment>& attachments,
                    Instant now) {
  constexpr std::size_t width = 13;
  const StoredComplaint& complaint = whole.complaint;
  const JsonView record(complaint.record);
  LocalDates dates;
  const auto date = [&](Instant instant) { return dates.write(instant, complaint.record, now); };
  std::string out = complaint.reference + "  " + complaint.state + '\n';
  for (const char* name : {"category", "team", "owner", "channel", "language"})
    out += padded(name, width) + plain(record[name]) + '\n';
  for (const auto& [name, value] : record["contact"].members())
    out += padded(name, width) + plain(value) + '\n';
  for (const auto& [name, value] : record["fields"].members())
    out += padded(name, width) + plain(value) + '\n';
  if (complaint.standing.delete_after)
    out += padded("deleted", width) + date(*complaint.standing.delete_after) + '\n';
  out += '\n' + indented(record["text"].string(), "  ") + "\nPromised\n";
  for (const life::Step& step : life::steps_of(complaint.record, whole.events)) {
    out += "  " + padded(serve::step_state(step, now), width - 2) +
           padded(life::step_kind_ids[static_cast<std::size_t>(step.kind)], width) +
           date(step.due) + (step.at ? " (done: " + date(*step.at) + ")" : "") + '\n';
  }
  out += "\nHappened\n";
  for (const StoredEvent& event : whole.events) {
    out += "  " + padded(event.kind, width - 2) + date(event.at) +
           (event.by.empty() ? "" : ", " + printable(event.by)) + '\n' +
           indented(event.text, "    ");
  }
  if (!attachments.empty()) out += "\nAttached\n";
  for (const StoredAttachment& attachment : attachments) {
    out += "  " + padded(attachment.kind, width - 2) + serve::attachment_file_name(attachment) +
           ", " + serve::size_text(attachment.bytes, "en") + '\n';
  }
  return out;
}

Exit status_command(const Options& options) {
  const Result<std::optional<Instant>> given = options.clock.given();
  if (!given) return fail(given.error());
  const Instant now = *given ? **given : system_clock();
  const Result<std::string> reference = options.reference.read();
  if (!reference) return fail(reference.error());
  const Result<std::unique_ptr<Store>> store = options.store.open(StoreAccess::read);
  if (!store) return fail(store.error());
  const Result<life::Whole> whole = life::find_whole(**store, *reference);
  if (!whole) return fail(whole.error());
  const auto attachments = (*store)->attachments(*reference);
  if (!attachments) return fail(attachments.error());
  print(options.format.text() ? as_text(*whole, *attachments, now)
                              : serve::complaint_json(*whole, *attachments, now));
  return Exit::done;
}

}  // namespace

void add_status(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "status", "Everything of one complaint: its state, its promises, what happened to it");
  auto options = std::make_shared<Options>();
  options->store.add(*command);
  options->reference.add(*command)->required();
  options->format.add(*command);
  options->clock.add(*command,
                     "Instant at which promises are held against the clock; now without it");
  command->footer(
      "Prints {reference, state, received, category, team, owner, channel, due, delete_after, "
      "timeline, events,\n"
      "attachments, record}. In the timeline each promise is due, overdue, kept, broken, or ended "
      "(nobody waits for\n"
      "it any more). May run while the service does.\n\n"
      "Example:\n"
      "  redress status --store sqlite:complaints.db k3m7-xq2p-a4");
  command->callback(
      [&action, options] { action = [options] { return status_command(*options); }; });
}

}  // namespace redress
