// redress due: which promises are about to be broken, and which are.
#include <algorithm>
#include <memory>

#include "commands/clock_option.hpp"
#include "commands/commands.hpp"
#include "commands/complaint_output.hpp"
#include "commands/store_option.hpp"
#include "io/clock.hpp"
#include "io/json_view.hpp"
#include "io/output.hpp"
#include "io/printable.hpp"
#include "redress/bundle.hpp"
#include "redress/codec.hpp"
#include "serve/staff_json.hpp"

namespace redress {

namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::size_t chunk_bytes = 64 * 1024;

struct Options {
  StoreOption store;
  std::string within = "PT4H";
  std::string team;
  FormatOption format;
  ClockOption clock;
};

std::string as_text(const StoredComplaint& complaint, LocalDates& dates, Instant now) {
  const JsonView record(complaint.record);
  std::string kind = complaint.standing.due_kind;
  kind.resize(13, ' ');
  return std::string(*complaint.standing.due < now ? "OVERDUE  " : "due      ") +
         complaint.reference + "  " + kind +
         dates.write(*complaint.standing.due, complaint.record, now) + "  " +
         printable(complaint.standing.category) + ", " + printable(record["owner"].string()) +
         " (" + printable(complaint.standing.team) + ")\n";
}

// A slip in a team's name would let cron sleep for ever. Of an earlier policy a team may be all the
// same.
void warn_of_unknown_team(const Options& options, Store& store) {
  if (options.team.empty()) return;
  const Result<std::optional<StoredPolicy>> served = store.policy("");
  if (!served || !*served) return;
  const Result<std::unique_ptr<Engine>> engine = load_bundle((*served)->bundle);
  if (!engine) return;
  const std::vector<Team>& teams = (*engine)->policy.teams;
  if (std::any_of(teams.begin(), teams.end(),
                  [&](const Team& team) { return team.id == options.team; }))
    return;
  std::string names;
  for (const Team& team : teams) names += (names.empty() ? "" : ", ") + team.id;
  complain("the policy that is served has no team “" + printable(options.team) +
           "”; it has: " + names + ".");
}

Exit due_command(const Options& options) {
  const Result<std::optional<Instant>> given = options.clock.given();
  if (!given) return fail(given.error());
  const Instant now = *given ? **given : system_clock();
  const Result<Duration> within = parse_duration(options.within);
  if (!within) return fail({within.error().code, "", "--within: " + within.error().message});
  const Instant until{now.seconds + (within->unit == Duration::Unit::days
                                         ? within->count * day_seconds
                                         : within->count)};
  const Result<std::unique_ptr<Store>> store = options.store.open(StoreAccess::read);
  if (!store) return fail(store.error());
  warn_of_unknown_team(options, **store);
  const bool text = options.format.text();
  LocalDates dates;
  std::size_t found = 0;
  std::size_t overdue = 0;
  std::string out = text ? "" : "[";
  const auto done = (*store)->each_due(until, options.team, [&](const StoredComplaint& complaint) {
    if (!text && found > 0) out += ",\n";
    out += text ? as_text(complaint, dates, now) : serve::due_item_json(complaint, now);
    ++found;
    if (*complaint.standing.due < now) ++overdue;
    if (out.size() >= chunk_bytes) {
      print(out);
      out.clear();
    }
    return true;
  });
  if (!done) return fail(done.error());
  out += !text        ? "]\n"
         : found == 0 ? "Nothing is due within " + format_duration(*within) + ".\n"
                      : std::to_string(overdue) + " overdue, " + std::to_string(found - overdue) +
                            " due within " + format_duration(*within) + ".\n";
  print(out);
  return overdue == 0 ? Exit::done : Exit::rejected;
}

}  // namespace

void add_due(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("due", "Which promises are about to be broken, and which are");
  auto options = std::make_shared<Options>();
  options->store.add(*command);
  command->add_option("--within", options->within, "How far ahead to look, such as PT4H or P1D")
      ->type_name("DURATION")
      ->capture_default_str();
  command->add_option("--team", options->team, "Of this team alone")->type_name("TEAM");
  options->format.add(*command);
  options->clock.add(*command, "Instant from which to look; now without it");
  command->footer(
      "Prints [{reference, kind, due, overdue, state, category, team, owner, channel, received}], "
      "the earliest\n"
      "first; kind is first_reply, update or resolution, of each complaint the first that is owed. "
      "The exit code is\n"
      "1 where one of them is overdue, so that cron can call somebody. May run while the service "
      "does.\n\n"
      "Examples:\n"
      "  redress due --store sqlite:complaints.db --within P1D --team delivery\n"
      "  redress due --store sqlite:complaints.db --format text || mail -s 'Promises broken' "
      "care@example.org");
  command->callback([&action, options] { action = [options] { return due_command(*options); }; });
}

}  // namespace redress
