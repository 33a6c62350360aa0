// What the program says of itself, as plain values: the one source of its help, its man pages and
// the completions of its command line.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace redress::manual {

/// An option, a flag or a positional argument.
struct Argument {
  std::vector<std::string> names;    ///< `-h`, `--help`; of a positional its one name, `FILE`.
  std::string value;                 ///< What stands for its value, such as `P`; empty: a flag.
  std::string description;           ///< One sentence, with bounds and default where it has any.
  std::vector<std::string> choices;  ///< The only values that it takes; empty: any.
  bool required = false;
  bool repeated = false;  ///< Takes more than one value.
};

/// A paragraph, or lines that stand as they are.
struct Block {
  std::string text;
  bool verbatim = false;
};

struct ExitCode {
  std::string code;
  std::string meaning;
};

/// A command, or the whole program.
struct Guide {
  std::string name;  ///< `assess`; of the program `redress`.
  std::string summary;
  std::vector<Argument> positionals;
  std::vector<Argument> options;
  std::vector<Block> blocks;
  std::vector<std::string> examples;  ///< Lines as a user types them.
  std::vector<ExitCode> exit_codes;   ///< The program's own; a command has the same.
  std::vector<Guide> commands;        ///< In the order of the help; empty for a command.
};

/// Reads what a command declared: options, description and footer. In a footer, paragraphs are
/// parted by blank lines; one that begins with `Example:` or `Examples:` holds examples, one with
/// `Exit codes:` a table of them, indented lines stand as they are.
[[nodiscard]] Guide guide_of(const CLI::App& app);

/// The one named; nullptr for an unknown name.
[[nodiscard]] const Guide* command_of(const Guide& program, std::string_view name);

}  // namespace redress::manual
