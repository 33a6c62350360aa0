// redress train: examples → model.
#include <memory>
#include <set>

#include "commands/commands.hpp"
#include "commands/lines_file.hpp"
#include "commands/policy_option.hpp"
#include "compile/packs.hpp"
#include "io/file.hpp"
#include "io/output.hpp"

namespace redress {

namespace {

struct Options {
  PolicyOption policy;
  std::string data;
  std::string out;
  std::size_t kilobytes = 300;
};

// A category that the policy does not have could never be suggested.
std::optional<Error> check_categories(const std::vector<train::TrainingLine>& lines,
                                      const Policy& policy) {
  for (const train::TrainingLine& line : lines) {
    if (policy.find_category(line.category) != none) continue;
    return Error{"category.unknown", "",
                 "The policy has no category “" + line.category +
                     "”; correct the examples, or train without --policy."};
  }
  return std::nullopt;
}

std::string summary(const Options& options, const std::vector<train::TrainingLine>& lines,
                    const train::ModelFile& file, std::size_t bytes) {
  std::set<std::string_view> categories;
  for (const train::TrainingLine& line : lines) categories.insert(line.category);
  std::string json = R"({"model":)";
  append_json_string(json, options.out);
  json += R"(,"lines":)" + std::to_string(lines.size()) + R"(,"categories":)" +
          std::to_string(categories.size()) + R"(,"languages":[)";
  for (std::size_t i = 0; i < file.models.size(); ++i) {
    if (i > 0) json += ',';
    append_json_string(json, file.models[i].language);
  }
  return json + R"(],"bytes":)" + std::to_string(bytes) + "}\n";
}

// Bad examples are bad input; everything else is a matter of files or of the policy.
Exit fail_on_data(const Error& error) {
  const Exit exit = fail(error);
  return exit == Exit::usage ? Exit::rejected : exit;
}

Exit train_command(const Options& options) {
  const Result<std::vector<train::TrainingLine>> lines = read_training_lines(options.data);
  if (!lines) return fail_on_data(lines.error());
  if (!options.policy.policy.empty()) {
    const Result<LoadedPolicy> policy = options.policy.load();
    if (!policy) return fail(policy.error());
    if (const auto error = check_categories(*lines, policy->engine->policy))
      return fail_on_data(*error);
  }
  Result<train::ModelFile> trained = [&] {
    train::TrainingOptions training;
    training.lexicon = &lexicon();
    training.model_bytes = options.kilobytes * 1024;
    ProgressBar bar("training");
    return train::train_model_file(*lines, builtin_language_tables(), training,
                                   [&](int done, int of) { bar.show(done, of); });
  }();
  if (!trained) return fail_on_data(trained.error());
  const std::string bytes = train::write_model_file(*trained);
  if (options.out == "-") {
    print(bytes);
    return Exit::done;
  }
  const Result<std::monostate> written = write_file(options.out, bytes);
  if (!written) return fail(written.error());
  print(summary(options, *lines, *trained, bytes.size()));
  return Exit::done;
}

}  // namespace

void add_train(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "train", "A model from examples; the same bytes on every run and machine");
  auto options = std::make_shared<Options>();
  command
      ->add_option("--data", options->data,
                   "Lines {text, category, language?, writer?}; - for standard input")
      ->type_name("L.jsonl")
      ->required();
  command->add_option("--out", options->out, "The model; - for standard output")
      ->type_name("M")
      ->required();
  command
      ->add_option("--size", options->kilobytes,
                   "Most that the model of a language may take, in KB (default 300)")
      ->type_name("KB")
      ->check(CLI::Range(4, 16'384));
  options->policy.add_policy(*command)->description(
      "Refuse examples whose category this policy does not have");
  command->footer(
      "A model for each language among the lines, and one for those that name none. Below 64 KB a "
      "model knows words by their first five letters alone; a larger one knows parts and pairs of "
      "words, too, and learns from all languages at once. Prints {model, lines, categories, "
      "languages, bytes}.\n\n"
      "Example:\n"
      "  redress train --data examples.jsonl --out acme.model --policy acme.json");
  command->callback([&action, options] { action = [options] { return train_command(*options); }; });
}

}  // namespace redress
