#include <cstdio>
#include <cstdlib>
#include <new>

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
  for (const auto add :
       {add_check,    add_assess,  add_validate, add_promise, add_deadline,  add_mask,
        add_language, add_train,   add_evaluate, add_compile, add_serve,     add_status,
        add_due,      add_answers, add_refile,   add_forget,  add_outbox,    add_backup,
        add_export,   add_token,   add_schema,   add_manual,  add_completion}) {
    add(program, action);
  }
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
