// redress assess: draft → assessment.
#include <memory>

#include "commands/clock_option.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/model_answer.hpp"
#include "commands/policy_option.hpp"

namespace redress {

namespace {

struct Options {
  PolicyOption policy;
  InputOption input;
  ClockOption clock;
};

Exit assess_by_model(const Options& options) {
  const Result<std::string> bytes = read_model_bytes(options.policy.model);
  if (!bytes) return fail(bytes.error());
  const Result<train::ModelSet> models = train::ModelSet::load(*bytes);
  if (!models) return fail(models.error());
  const Answerer answer = [&](std::string_view draft) {
    return assess_by_model_json(*models, draft);
  };
  return options.input.lines ? answer_lines(options.input, BadLine::error, answer)
                             : answer_document(options.input, limits::submission_bytes, answer);
}

Exit assess_command(const Options& options) {
  const Result<std::optional<Instant>> now = options.clock.given();
  if (!now) return fail(now.error());
  if (options.policy.policy.empty()) {
    if (!options.policy.model.empty()) return assess_by_model(options);
    return fail({"usage.policy", "",
                 "--policy is required (or --model alone); a pack will do: --policy general"});
  }
  Result<LoadedPolicy> policy =
      options.policy.load(options.input.lines ? Unpack::all : Unpack::when_needed);
  if (!policy) return fail(policy.error());
  const Answerer answer = [&](std::string_view draft) {
    const Engine& engine = *policy->engine;
    return *now ? assess_json(engine, with_received(engine.policy, draft, **now))
                : assess_json(engine, draft);
  };
  if (options.input.lines) return answer_lines(options.input, BadLine::error, answer);
  return answer_document(options.input, limits::submission_bytes, [&](std::string_view draft) {
    return answer_once(*policy, [&] { return answer(draft); });
  });
}

}  // namespace

void add_assess(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "assess", "What a draft is about, what must be asked, and by when it is answered");
  auto options = std::make_shared<Options>();
  options->policy.add(*command);
  options->input.add(*command);
  options->clock.add(
      *command,
      "Instant of receipt of drafts that name none; without it such drafts are promised nothing");
  command->footer(
      std::string("Reads {text, language?, category?, channel?, received?, fields?, wish?}, prints "
                  "the assessment. With --model and no "
                  "--policy:\nlanguage, categories and decision alone.\n\n") +
      lines_help +
      "\n\nExamples:\n"
      "  echo '{\"text\":\"my parcel has not arrived\"}' | redress assess --policy general\n"
      "  redress assess --policy acme.json --ndjson < drafts.ndjson");
  command->callback(
      [&action, options] { action = [options] { return assess_command(*options); }; });
}

}  // namespace redress
