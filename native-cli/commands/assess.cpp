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

Exit answer(const InputOption& input, const Answerer& answerer) {
  return input.lines ? answer_lines(input, BadLine::error, answerer)
                     : answer_document(input, limits::submission_bytes, answerer);
}

Exit assess_by_model(const Options& options) {
  const Result<std::string> bytes = read_model_bytes(options.policy.model);
  if (!bytes) return fail(bytes.error());
  const Result<train::ModelSet> models = train::ModelSet::load(*bytes);
  if (!models) return fail(models.error());
  return answer(options.input,
                [&](std::string_view draft) { return assess_by_model_json(*models, draft); });
}

Exit assess_command(const Options& options) {
  const Result<std::optional<Instant>> now = options.clock.given();
  if (!now) return fail(now.error());
  if (options.policy.policy.empty()) {
    if (!options.policy.model.empty()) return assess_by_model(options);
    return fail({"usage.policy", "",
                 "--policy is required (or --model alone); a pack will do: --policy general"});
  }
  const Result<LoadedPolicy> policy = options.policy.load();
  if (!policy) return fail(policy.error());
  const Engine& engine = *policy->engine;
  return answer(options.input, [&](std::string_view draft) {
    return *now ? assess_json(engine, with_received(engine.policy, draft, **now))
                : assess_json(engine, draft);
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
