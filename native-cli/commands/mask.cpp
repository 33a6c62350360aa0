// redress mask: a text without its personal data.
#include <memory>

#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/policy_option.hpp"

namespace redress {

namespace {

struct Options {
  PolicyOption policy;
  InputOption input;
};

Exit mask_command(const Options& options) {
  LoadedPolicy policy;
  if (!options.policy.policy.empty()) {
    Result<LoadedPolicy> loaded = options.policy.load(Unpack::when_needed);
    if (!loaded) return fail(loaded.error());
    policy = std::move(loaded).value();
  }
  const Engine* engine = policy.engine.get();
  if (options.input.lines) {
    return answer_lines(options.input, BadLine::error,
                        [&](std::string_view line) { return mask_json(engine, line); });
  }
  return answer_document(options.input, limits::mask_bytes,
                         [&](std::string_view raw) { return mask_text(engine, raw); });
}

}  // namespace

void add_mask(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("mask", "A text without its personal data, and what was found in it");
  auto options = std::make_shared<Options>();
  options->policy.add_policy(*command);
  options->input.add(*command);
  command->footer(
      std::string(
          "Reads plain UTF-8 text, up to 16 MiB; with --ndjson lines {text}. "
          "Without a policy every kind is masked; numbers that only their country tells,\n"
          "such as phones as they are written at home, are found where the policy names it.\n"
          "Spans are bytes of the text as given.\n\n") +
      lines_help +
      "\n\nExample:\n"
      "  echo 'my card is 4111 1111 1111 1111' | redress mask");
  command->callback([&action, options] { action = [options] { return mask_command(*options); }; });
}

}  // namespace redress
