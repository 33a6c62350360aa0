// redress forget: deletes a complaint, or all whose time is over.
#include <memory>

#include "commands/clock_option.hpp"
#include "commands/commands.hpp"
#include "commands/store_option.hpp"
#include "io/clock.hpp"
#include "io/output.hpp"

namespace redress {

namespace {

struct Options {
  StoreOption store;
  ReferenceOption reference;
  bool expired = false;
  ClockOption clock;
};

Exit finish(const Forgotten& forgotten) {
  print(R"({"deleted":)" + std::to_string(forgotten.complaints) + "}\n");
  if (forgotten.traces_gone) return Exit::done;
  return fail(
      {"store.traces", "",
       "What was deleted can still be read in the store's files, as another program reads from "
       "the store just now; run `redress forget --expired` when it is done."});
}

Exit forget_one(const Options& options, Store& store) {
  const Result<std::string> reference = options.reference.read();
  if (!reference) return fail(reference.error());
  const Result<Forgotten> forgotten = store.forget(*reference);
  if (!forgotten) return fail(forgotten.error());
  if (forgotten->complaints > 0) return finish(*forgotten);
  return fail({"complaint.unknown", "", "There is no complaint " + *reference + " in this store."});
}

Exit forget_expired(Store& store, Instant now) {
  constexpr std::size_t portion = 100;
  Forgotten all;
  for (;;) {
    const Result<Forgotten> some = store.forget_expired(now, portion);
    if (!some) return fail(some.error());
    all.complaints += some->complaints;
    all.traces_gone = some->traces_gone;
    if (some->complaints == 0) return finish(all);
  }
}

Exit forget_command(const Options& options) {
  const Result<std::optional<Instant>> given = options.clock.given();
  if (!given) return fail(given.error());
  const Result<std::unique_ptr<Store>> store = options.store.open_existing();
  if (!store) return fail(store.error());
  return options.expired ? forget_expired(**store, *given ? **given : system_clock())
                         : forget_one(options, **store);
}

}  // namespace

void add_forget(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("forget", "Delete a complaint and all that belongs to it, for good");
  auto options = std::make_shared<Options>();
  options->store.add(*command);
  CLI::Option* reference = options->reference.add(*command);
  command
      ->add_flag("--expired", options->expired,
                 "Every complaint whose time is over, as the service does once an hour")
      ->excludes(reference);
  options->clock.add(*command, "With --expired: instant from which to look; now without it");
  command->footer(
      "Its files, events and messages go too; nothing of it can be read in the store's files "
      "afterwards. Backups\n"
      "are your own to delete. A database gives the room to what comes next, which overwrites it "
      "in time; its write-ahead\n"
      "log, standbys and dumps are its administrator's. Prints {deleted}. May run while the "
      "service does.\n\n"
      "Examples:\n"
      "  redress forget --store sqlite:complaints.db K3M7-XQ2P-A4\n"
      "  redress forget --store sqlite:complaints.db --expired");
  command->callback([&action, options] {
    if (options->expired == !options->reference.text.empty())
      throw CLI::ValidationError("forget", "name a REFERENCE, or --expired alone");
    action = [options] { return forget_command(*options); };
  });
}

}  // namespace redress
