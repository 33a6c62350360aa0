// redress language: which language a text is in.
#include <memory>

#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "compile/load.hpp"

namespace redress {

namespace {

Exit language_command(const InputOption& input) {
  const std::string bytes = builtin_language_tables();
  const Result<LanguageTables> tables = LanguageTables::load(bytes);
  if (!tables) return fail(tables.error());
  if (input.lines) {
    return answer_lines(input, BadLine::error,
                        [&](std::string_view line) { return language_json(*tables, line); });
  }
  return answer_document(input, limits::mask_bytes,
                         [&](std::string_view raw) { return language_text(*tables, raw); });
}

}  // namespace

void add_language(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("language", "Which language a text is in: en, ru, bg, hu, uk or und");
  auto input = std::make_shared<InputOption>();
  input->add(*command);
  command->footer(
      std::string("Reads plain UTF-8 text, up to 16 MiB; with --ndjson lines {text}.\n\n") +
      lines_help +
      "\n\nExample:\n"
      "  echo 'Пратката ми още не е дошла' | redress language");
  command->callback([&action, input] { action = [input] { return language_command(*input); }; });
}

}  // namespace redress
