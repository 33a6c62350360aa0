// redress backup: a copy of the store, while the service runs.
#include <memory>

#include "commands/commands.hpp"
#include "commands/store_option.hpp"
#include "io/output.hpp"

namespace redress {

namespace {

struct Options {
  StoreOption store;
  std::string file;
};

Exit backup_command(const Options& options) {
  const Result<std::unique_ptr<Store>> store = options.store.open(StoreAccess::read);
  if (!store) return fail(store.error());
  const Result<std::monostate> done = [&] {
    ProgressBar bar("copying");
    return (*store)->backup(options.file, [&](int copied, int of) { bar.show(copied, of); });
  }();
  if (!done) return fail(done.error());
  return Exit::done;
}

}  // namespace

void add_backup(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("backup", "Copy the store as it is now to a file, and check the copy");
  auto options = std::make_shared<Options>();
  options->store.add(*command);
  command->add_option("FILE", options->file, "Where the copy goes; it must not be there yet")
      ->type_name("")
      ->required();
  command->footer(
      "May run while the service does: the copy is of one moment. It is there whole and without a "
      "flaw, or not at\n"
      "all; it is a store like any other, which its owner alone may read. Of a store in a file: a "
      "database has pg_dump.\n\n"
      "Example:\n"
      "  redress backup --store sqlite:complaints.db complaints-$(date +%F).db");
  command->callback(
      [&action, options] { action = [options] { return backup_command(*options); }; });
}

}  // namespace redress
