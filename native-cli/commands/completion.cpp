// redress completion: what a shell needs to complete the program's command line.
#include <algorithm>
#include <memory>

#include "commands/commands.hpp"
#include "commands/schema_document.hpp"
#include "compile/embedded.hpp"
#include "compile/packs.hpp"
#include "io/output.hpp"
#include "manual/completion.hpp"

namespace redress {

namespace {

// Every language that the program has messages in.
std::vector<std::string> languages() {
  constexpr std::string_view folder = "data/messages/";
  constexpr std::string_view ending = ".json";
  std::vector<std::string> out;
  for (const EmbeddedFile& file : embedded_sources()) {
    const std::string_view name = file.name();
    if (name.starts_with(folder) && name.ends_with(ending))
      out.emplace_back(name.substr(folder.size(), name.size() - folder.size() - ending.size()));
  }
  return out;
}

Exit offer(const CLI::App& program, const std::vector<std::string>& words) {
  const manual::KnownNames names{
      pack_names(), languages(), {schema_names.begin(), schema_names.end()}};
  print(manual::as_lines(manual::complete(manual::guide_of(program), names, words)));
  return Exit::done;
}

Exit completion_command(const std::string& shell) {
  if (shell == "bash") print(manual::bash_script);
  if (shell == "zsh") print(manual::zsh_script);
  if (shell == "fish") print(manual::fish_script);
  return Exit::done;
}

}  // namespace

void add_completion(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "completion", "What bash, zsh or fish needs to complete this program's command line");
  auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->type_name("")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->required();
  command->footer(
      "A package of the program installs it where the shell looks; else it is for a start-up file. "
      "The shell asks the program\n"
      "at every Tab: commands, options, packs, languages, formats, files.\n\n"
      "Examples:\n"
      "  source <(redress completion bash)\n"
      "  redress completion fish > ~/.config/fish/completions/redress.fish");
  command->callback([&action, shell] { action = [shell] { return completion_command(*shell); }; });

  // What the scripts ask, hidden from help: `redress complete -- assess --pol`.
  CLI::App* asked = program.add_subcommand("complete")->group("");
  auto words = std::make_shared<std::vector<std::string>>();
  asked->add_option("WORD", *words);
  asked->callback([&action, &program, words] {
    action = [&program, words] { return offer(program, *words); };
  });
}

}  // namespace redress
