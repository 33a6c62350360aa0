// redress refile: a complaint that belongs elsewhere.
#include <memory>

#include "commands/clock_option.hpp"
#include "commands/commands.hpp"
#include "commands/complaint_output.hpp"
#include "commands/judging_policy.hpp"
#include "commands/store_option.hpp"
#include "io/clock.hpp"
#include "io/output.hpp"
#include "life/act.hpp"
#include "life/refile.hpp"
#include "serve/identity.hpp"
#include "serve/receipt.hpp"

namespace redress {

namespace {

struct Options {
  StoreOption store;
  ReferenceOption reference;
  std::string category;
  PolicyOption policy;
  std::string by;
  FormatOption format;
  ClockOption clock;
};

Result<Change> decide(const life::Whole& whole, const Options& options, const Engine& engine,
                      life::Deed deed) {
  Result<life::Anew> made = serve::refiled(engine, whole, options.category, deed.at);
  if (!made) return made.error();
  deed.text = life::refile_text(whole.complaint.standing.category, options.category);
  return life::change_of(whole.complaint, whole.events, std::move(deed), std::move(made).value());
}

void warn_of_hand_overs(const life::Whole& after) {
  const std::size_t count = life::hand_overs(after.events);
  if (count <= life::recommended_hand_overs) return;
  complain("this was hand-over number " + std::to_string(count) +
           " of the complaint; at most two are recommended: let one owner bring it to an end.");
}

Exit refile_command(const Options& options) {
  const Result<std::optional<Instant>> given = options.clock.given();
  if (!given) return fail(given.error());
  const Instant now = *given ? **given : system_clock();
  const Result<std::string> reference = options.reference.read();
  if (!reference) return fail(reference.error());
  const Result<std::string> by = life::read_name(options.by);
  if (!by) return fail(by.error());
  const Result<std::unique_ptr<Store>> store = options.store.open_existing();
  if (!store) return fail(store.error());
  const Result<life::Whole> before = life::find_whole(**store, *reference);
  if (!before) return fail(before.error());
  const Result<std::string> state =
      life::state_after(before->complaint.state, life::Action::refile);
  if (!state) return fail(state.error());
  const auto engine = judging_policy(options.policy, **store, before->complaint.record);
  if (!engine) return fail(engine.error());
  const Result<life::Whole> after = life::act(**store, *reference, [&](const life::Whole& whole) {
    return decide(whole, options, **engine,
                  {life::Action::refile, now, *by, {}, serve::new_uuid()});
  });
  if (!after) return fail(after.error());
  warn_of_hand_overs(*after);
  print_done(*after, options.format.text(), now);
  return Exit::done;
}

}  // namespace

void add_refile(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "refile", "Put a complaint into another category, with its team, owner and promise");
  auto options = std::make_shared<Options>();
  options->store.add(*command);
  options->reference.add(*command)->required();
  command->add_option("--category", options->category, "Where it belongs")
      ->type_name("C")
      ->required();
  options->policy.add_policy(*command)->description(
      "A policy file, a bundle, or a pack; without it the one that the complaint was "
      "filed by");
  options->policy.add_model(*command);
  command->add_option("--by", options->by, "Who says so, as the complainant reads it")
      ->type_name("NAME");
  options->format.add(*command);
  options->clock.add(*command, "Instant at which it happens; now without it");
  command->footer(
      "The promise is computed from the instant of receipt, and nothing that was promised gets "
      "later. Prints\n"
      "{reference, state, category, team, owner, due, event}. May run while the service does.\n\n"
      "Example:\n"
      "  redress refile --store sqlite:complaints.db K3M7-XQ2P-A4 --category payment.refund");
  command->callback(
      [&action, options] { action = [options] { return refile_command(*options); }; });
}

}  // namespace redress
