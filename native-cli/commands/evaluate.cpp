// redress evaluate: how good a categorizer is.
#include <unistd.h>

#include <memory>

#include "commands/commands.hpp"
#include "commands/lines_file.hpp"
#include "commands/measurement.hpp"
#include "commands/measurement_page.hpp"
#include "commands/model_answer.hpp"
#include "commands/policy_option.hpp"
#include "compile/packs.hpp"
#include "io/file.hpp"
#include "io/output.hpp"
#include "train/parallel.hpp"

namespace redress {

namespace {

using train::predict;
using train::Prediction;
using train::TrainingLine;

struct Options {
  PolicyOption policy;
  std::string data;
  std::string format;
  std::string html;
  int folds = 0;
};

Words words_of(const std::string& line) {
  const Utf8Text text = Utf8Text::from(line).value();
  return own_words(text, split_words(text));
}

template <class Predict>
std::vector<Prediction> predict_all(const std::vector<TrainingLine>& lines,
                                    const Predict& predict) {
  std::vector<Prediction> out(lines.size());
  train::in_parallel(lines.size(), 0, [&](std::size_t i) {
    out[i] = predict(lines[i]);
    out[i].expected = lines[i].category;
  });
  return out;
}

// The language is told from the text, as it is for a complaint: a line's own `language` is the
// page's.
Result<std::vector<Prediction>> by_policy(const Options& options,
                                          const std::vector<TrainingLine>& lines) {
  const Result<LoadedPolicy> loaded = options.policy.load();
  if (!loaded) return loaded.error();
  const Engine& engine = *loaded->engine;
  return predict_all(lines, [&](const TrainingLine& line) {
    Prediction out;
    const Words words = words_of(line.text);
    const LanguageGuess guess = detect(words, engine.language);
    const Index known = engine.policy.find_language(guess.tag);
    const Index language =
        known != none
            ? known
            : engine.policy.find_language(likeliest(guess, engine.policy.languages, line.language));
    if (language == none || !engine.parts[language] || !engine.parts[language]->model) return out;
    out = predict(*engine.parts[language]->model, words, line.category);
    // In a bundle a category may stand for several: what counts is what the complainant would see.
    const LanguagePart& part = *engine.parts[language];
    for (Prediction::Choice& choice : out.ranked) {
      const auto& ids = part.model->categories();
      const auto at = std::find(ids.begin(), ids.end(), choice.category) - ids.begin();
      choice.category =
          engine.policy.categories[part.category_of_model[static_cast<std::size_t>(at)]].id;
    }
    return out;
  });
}

Result<std::vector<Prediction>> by_model(const Options& options,
                                         const std::vector<TrainingLine>& lines) {
  const Result<std::string> bytes = read_model_bytes(options.policy.model);
  if (!bytes) return bytes.error();
  const Result<train::ModelSet> models = train::ModelSet::load(*bytes);
  if (!models) return models.error();
  return predict_all(lines, [&](const TrainingLine& line) {
    Prediction out;
    const Words words = words_of(line.text);
    const auto answer = models->ask(words, line.language);
    if (answer.model != nullptr) out = predict(*answer.model, words, line.category);
    return out;
  });
}

Result<std::vector<Prediction>> by_folds(const Options& options,
                                         const std::vector<TrainingLine>& lines) {
  ProgressBar bar("cross-validating");
  train::TrainingOptions training;
  training.lexicon = &lexicon();
  return train::cross_validate(lines, options.folds, training,
                               [&](int done, int of) { bar.show(done, of); });
}

Exit evaluate_command(const Options& options) {
  const int ways = int{!options.policy.policy.empty()} + int{!options.policy.model.empty()};
  if (options.folds == 0 && ways == 0) {
    return fail({"usage.model", "",
                 "name what to measure: --model M, --policy P, or --folds N to cross-validate the "
                 "data itself"});
  }
  if (options.folds != 0 && ways != 0)
    return fail(
        {"usage.folds", "", "--folds trains its own models; leave --model and --policy out"});
  const Result<std::vector<TrainingLine>> lines = read_training_lines(options.data);
  if (!lines) {
    const Exit exit = fail(lines.error());
    return exit == Exit::usage ? Exit::rejected : exit;
  }
  const Result<std::vector<Prediction>> predictions = options.folds != 0 ? by_folds(options, *lines)
                                                      : options.policy.policy.empty()
                                                          ? by_model(options, *lines)
                                                          : by_policy(options, *lines);
  if (!predictions) return fail(predictions.error());
  const train::Measurement measured = train::measure(*predictions);
  if (!options.html.empty()) {
    const auto written = write_file(options.html, measurement_page(measured, *lines, *predictions));
    if (!written) return fail(written.error());
  }
  const bool text =
      options.format == "text" || (options.format.empty() && ::isatty(STDOUT_FILENO) == 1);
  print(text ? measurement_text(measured) : measurement_json(measured));
  return Exit::done;
}

}  // namespace

void add_evaluate(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "evaluate", "How good a model or a policy is at telling what texts are about");
  auto options = std::make_shared<Options>();
  options->policy.add(*command);
  command
      ->add_option("--data", options->data,
                   "Lines {text, category, language?}; - for standard input")
      ->type_name("L.jsonl")
      ->required();
  command
      ->add_option("--folds", options->folds,
                   "Cross-validate: train on the rest of the data, N times")
      ->type_name("N")
      ->check(CLI::Range(2, 100));
  command
      ->add_option("--html", options->html,
                   "Also write one self-contained page: the confusion matrix as a picture, and the "
                   "worst mistakes with what led to them")
      ->type_name("FILE");
  command->add_option("--format", options->format, "text (on a terminal) or json (elsewhere)")
      ->type_name("F")
      ->check(CLI::IsMember({"text", "json"}));
  command->footer(
      "Prints accuracy, macro_f1, top_3, decisions, categories, confusion, calibration and "
      "coverage "
      "at 90 % precision. Lines that name their `writer` are cross-validated by writer.\n\n"
      "Examples:\n"
      "  redress evaluate --policy general --data complaints.jsonl\n"
      "  redress evaluate --folds 10 --data examples.jsonl --html report.html");
  command->callback(
      [&action, options] { action = [options] { return evaluate_command(*options); }; });
}

}  // namespace redress
