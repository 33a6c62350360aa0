#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <new>
#include <string_view>

#include "commands/commands.hpp"
#include "compile/zones.hpp"
#include "io/output.hpp"
#include "redress/text.hpp"

namespace redress {

namespace {

std::string version_text() {
  return "redress " REDRESS_VERSION " (ICU " + icu_version() + ", Unicode " + unicode_version() +
         ", tzdata " + tzdata_version() + ")";
}

constexpr const char* exit_codes =
    "Exit codes:\n"
    "  0  done, accepted\n"
    "  1  rejected, errors found, or the input could not be used\n"
    "  2  wrong usage, or an unusable policy, model or bundle\n"
    "  3  a file, a pipe, a port or the store failed\n"
    "  4  internal error\n"
    "\n"
    "Example:\n"
    "  echo '{\"text\":\"my parcel has not arrived\"}' | redress assess --policy general";

struct Command {
  std::string_view name;
  void (*add)(CLI::App& program, Action& action);
  bool of_all = false;  ///< Tells of the others, which must be there.
};

// In the order in which the help lists them; add_answers adds four.
constexpr Command commands[] = {
    {"check", add_check},
    {"assess", add_assess},
    {"validate", add_validate},
    {"promise", add_promise},
    {"deadline", add_deadline},
    {"mask", add_mask},
    {"language", add_language},
    {"train", add_train},
    {"evaluate", add_evaluate},
    {"compile", add_compile},
    {"serve", add_serve},
    {"status", add_status},
    {"due", add_due},
    {"reply", add_answers},
    {"refile", add_refile},
    {"forget", add_forget},
    {"outbox", add_outbox},
    {"backup", add_backup},
    {"export", add_export},
    {"token", add_token},
    {"schema", add_schema},
    {"manual", add_manual, true},
    {"completion", add_completion, true},
};

// To declare the options of all commands takes longer than to judge a record: where the first word
// is a command's name, that one alone is declared.
void add_commands(CLI::App& program, Action& action, std::string_view first) {
  const auto* const named = std::find_if(
      std::begin(commands), std::end(commands),
      [first](const Command& command) { return command.name == first && !command.of_all; });
  if (named != std::end(commands)) return named->add(program, action);
  for (const Command& command : commands) command.add(program, action);
}

Exit parse_and_run(int count, char** arguments) {
  CLI::App program(
      "Complaints: understood, promised an answer by a date, judged the same in the page and here.",
      "redress");
  program.set_version_flag("--version", version_text,
                           "Versions of the program and of the data behind it");
  program.set_help_all_flag("--help-all", "Help for every command");
  program.require_subcommand(1);
  program.footer(exit_codes);
  Action action;
  add_commands(program, action, count > 1 ? arguments[1] : "");
  try {
    program.parse(count, arguments);
  } catch (const CLI::Success& wanted) {
    std::ostringstream out;
    program.exit(wanted, out, out);
    print(out.str());
    return Exit::done;
  } catch (const CLI::ParseError& error) {
    complain(error.what());
    const auto named = program.get_subcommands();
    complain("try: redress " + (named.empty() ? std::string() : named.front()->get_name() + " ") +
             "--help");
    return Exit::usage;
  }
  return action();
}

}  // namespace

Exit run(int count, char** arguments) {
  try {
    return parse_and_run(count, arguments);
  } catch (const std::bad_alloc&) {
    complain("out of memory.");
  } catch (const std::exception& error) {
    complain(std::string("internal error: ") + error.what());
  }
  return Exit::internal;
}

}  // namespace redress
