// redress manual: the man pages.
#include <filesystem>
#include <memory>
#include <system_error>

#include "commands/commands.hpp"
#include "io/file.hpp"
#include "io/output.hpp"
#include "manual/man_page.hpp"

namespace redress {

namespace {

struct Options {
  std::string command;
  std::string folder;
};

Exit write_pages(const manual::Guide& program, const std::string& folder) {
  const auto write = [&](const manual::Guide& of) {
    const std::string name = manual::man_page_name(program, of) + ".1";
    return write_file((std::filesystem::path(folder) / name).string(),
                      manual::man_page(program, of, REDRESS_VERSION));
  };
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return fail({"file.unwritable", "", folder + " cannot be made: " + error.message() + '.'});
  if (const auto written = write(program); !written) return fail(written.error());
  for (const manual::Guide& command : program.commands) {
    if (const auto written = write(command); !written) return fail(written.error());
  }
  return Exit::done;
}

Exit manual_command(const manual::Guide& program, const Options& options) {
  if (!options.folder.empty()) return write_pages(program, options.folder);
  const manual::Guide* of =
      options.command.empty() ? &program : manual::command_of(program, options.command);
  if (of == nullptr) {
    complain("there is no command “" + options.command + "”; see redress --help");
    return Exit::usage;
  }
  print(manual::man_page(program, *of, REDRESS_VERSION));
  return Exit::done;
}

}  // namespace

void add_manual(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("manual", "The man page of the program or of one command");
  auto options = std::make_shared<Options>();
  CLI::Option* name =
      command->add_option("COMMAND", options->command, "Of this command")->type_name("");
  command->add_option("--to", options->folder, "Write all of them into this folder")
      ->type_name("DIR")
      ->excludes(name);
  command->footer(
      "Made from the very help of this program.\n\n"
      "Examples:\n"
      "  redress manual serve | man -l -\n"
      "  redress manual --to ~/.local/share/man/man1");
  command->callback([&action, &program, options] {
    action = [&program, options] { return manual_command(manual::guide_of(program), *options); };
  });
}

}  // namespace redress
