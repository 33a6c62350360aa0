// redress token: a token that opens /staff.
#include <memory>

#include "commands/commands.hpp"
#include "commands/store_option.hpp"
#include "io/output.hpp"
#include "redress/codec.hpp"
#include "serve/staff_tokens.hpp"

namespace redress {

namespace {

struct Options {
  std::string name = "staff";
  FormatOption format;
};

Exit token_command(const Options& options) {
  const Result<std::string> name = serve::read_token_name(options.name);
  if (!name) return fail(name.error());
  const std::string token = serve::new_staff_token();
  const std::string line = serve::staff_token_line(*name, token);
  if (options.format.text()) {
    print("The token, which is shown this once; whoever calls /staff sends it:\n  " + token +
          "\nIts line for the file of redress serve --staff-tokens, which holds only a hash:\n  " +
          line + '\n');
    return Exit::done;
  }
  std::string out = R"({"token":)";
  append_json_string(out, token);
  out += R"(,"line":)";
  append_json_string(out, line);
  print(out + "}\n");
  return Exit::done;
}

}  // namespace

void add_token(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "token", "Draw a token by which a back end calls /staff of the service");
  auto options = std::make_shared<Options>();
  command
      ->add_option("--name", options->name,
                   "Who calls with it: the complainant reads it where a call does not say who "
                   "answers")
      ->type_name("NAME")
      ->capture_default_str();
  options->format.add(*command);
  command->footer(
      "Prints {token, line}. The token is kept nowhere; the line, its name and its SHA-256, goes "
      "into the file of\n"
      "redress serve --staff-tokens. To exchange one, add the new line, send SIGHUP, let the "
      "callers change over, and take\n"
      "the old line out.\n\n"
      "Example:\n"
      "  redress token --name 'Elena Petrova' --format text");
  command->callback([&action, options] { action = [options] { return token_command(*options); }; });
}

}  // namespace redress
