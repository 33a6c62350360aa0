// redress promise: what is promised for a category, on a channel, at an instant.
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

Exit promise_command(const Options& options) {
  const Result<LoadedPolicy> policy = options.policy.load(Unpack::when_needed);
  if (!policy) return fail(policy.error());
  const Answerer answer = [&](std::string_view request) {
    return promise_json(*policy->engine, request);
  };
  return options.input.lines ? answer_lines(options.input, BadLine::error, answer)
                             : answer_document(options.input, limits::submission_bytes, answer);
}

}  // namespace

void add_promise(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "promise", "By when a complaint is answered, and every rule that was weighed");
  auto options = std::make_shared<Options>();
  options->policy.add_policy(*command)->required();
  options->policy.add_model(*command);
  options->input.add(*command);
  command->footer(std::string("Reads {category, channel, received, signals?}.\n\n") + lines_help +
                  "\n\nExample:\n"
                  "  echo "
                  "'{\"category\":\"delivery.late\",\"channel\":\"email\",\"received\":\"2026-11-"
                  "24T09:00:00Z\"}' |\n"
                  "    redress promise --policy general");
  command->callback(
      [&action, options] { action = [options] { return promise_command(*options); }; });
}

}  // namespace redress
