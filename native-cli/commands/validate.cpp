// redress validate: submission → verdict.
#include <memory>
#include <string>
#include <vector>

#include "commands/clock_option.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/policy_option.hpp"
#include "io/clock.hpp"

namespace redress {

namespace {

struct Options {
  PolicyOption policy;
  std::vector<std::string> earlier;
  InputOption input;
  ClockOption clock;
};

Exit validate_command(const Options& options) {
  const Result<std::optional<Instant>> now = options.clock.given();
  if (!now) return fail(now.error());
  Result<LoadedPolicy> policy =
      options.policy.load(options.input.lines ? Unpack::all : Unpack::when_needed);
  if (!policy) return fail(policy.error());
  std::vector<LoadedPolicy> kept;
  std::vector<const Engine*> earlier;
  for (const std::string& name : options.earlier) {
    Result<LoadedPolicy> bundle = load_policy(name, "", {});
    if (!bundle) return fail(bundle.error());
    earlier.push_back(bundle->engine.get());
    kept.push_back(std::move(bundle).value());
  }
  const Answerer answer = [&](std::string_view submission) {
    return validate_json(*policy->engine, earlier, submission, *now ? **now : system_clock());
  };
  if (options.input.lines) return answer_lines(options.input, BadLine::verdict, answer);
  return answer_document(options.input, limits::submission_bytes, [&](std::string_view submission) {
    return answer_once(*policy, [&] { return answer(submission); });
  });
}

}  // namespace

void add_validate(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "validate", "The verdict on a submission: accepted with its record, or every reason why not");
  auto options = std::make_shared<Options>();
  options->policy.add_policy(*command)->required();
  options->policy.add_model(*command);
  command
      ->add_option("--earlier", options->earlier,
                   "Bundles that pages may still hold: a submission that names one is judged by it")
      ->type_name("B");
  options->input.add(*command);
  options->clock.add(*command, "Instant of receipt; without it the machine's clock");
  command->footer(std::string(lines_help) +
                  "\n\nExamples:\n"
                  "  redress validate --policy general submission.json\n"
                  "  redress validate --policy shop.bundle --ndjson --now 2026-11-24T09:00:00Z < "
                  "submissions.ndjson");
  command->callback(
      [&action, options] { action = [options] { return validate_command(*options); }; });
}

}  // namespace redress
