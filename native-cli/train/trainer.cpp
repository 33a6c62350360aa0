#include "train/trainer.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "redress/categorize.hpp"
#include "train/calibrate.hpp"
#include "train/fit.hpp"
#include "train/lexicon_choice.hpp"
#include "train/parallel.hpp"

namespace redress::train {

namespace {

constexpr std::string_view other_category = "other";

std::vector<double> margins_of(const Model& model, const Words& words, double unit) {
  std::vector<double> out;
  for (const std::int64_t margin : model.margins(words))
    out.push_back(static_cast<double>(margin) * unit);
  return out;
}

// With very many lines a model hardly knows a single one of them by heart, so scores from a few
// folds mean the same and cost less.
struct FewerFolds {
  std::size_t lines;  // of a language, on average
  int folds;
};
constexpr std::array<FewerFolds, 2> fewer_folds = {{{5'000, 3}, {10'000, 2}}};
constexpr int no_fold = -1;

bool stopped(const TrainingOptions& options) {
  return options.stop != nullptr && *options.stop;
}
Error stopped_error() {
  return {"train.stopped", "", "The training was stopped."};
}

Result<std::vector<LanguageModel>> finish(const Examples& examples, std::vector<Fitted> fitted,
                                          const std::vector<std::vector<HeldOut>>& held_out,
                                          const TrainingOptions& options) {
  const auto other = static_cast<std::size_t>(
      std::find(examples.categories.begin(), examples.categories.end(), other_category) -
      examples.categories.begin());
  std::vector<LanguageModel> out;
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    if (fitted[i].parts.rows.empty()) {
      return Error{"train.budget", "",
                   "A model of " + std::to_string(options.model_bytes) +
                       " bytes holds no feature; allow more bytes or give longer examples."};
    }
    const Calibration calibration = calibrate(held_out[i], other);
    fitted[i].parts.scale = integer_scale(calibration.doublings_a_margin, fitted[i].margin_unit);
    fitted[i].parts.suggest_at = calibration.suggest_at;
    fitted[i].parts.choose_at = calibration.choose_at;
    out.push_back({examples.languages[i], pack_model(fitted[i].parts)});
  }
  return out;
}

}  // namespace

Result<std::vector<LanguageModel>> train_models(std::span<const TrainingLine> lines,
                                                const TrainingOptions& options,
                                                const Progress& progress) {
  const Result<Examples> examples = make_examples(lines, options);
  if (!examples) return examples.error();
  if (stopped(options)) return stopped_error();
  int folds = options.folds;
  for (const FewerFolds& fewer : fewer_folds) {
    if (lines.size() / examples->languages.size() >= fewer.lines)
      folds = std::min(folds, fewer.folds);
  }

  std::optional<LexiconChoice> choice;
  if (options.lexicon != nullptr) {
    std::vector<std::uint16_t> fold_of;
    for (const Example& example : examples->lines) fold_of.push_back(example.fold);
    choice.emplace(lines, fold_of, *options.lexicon, options.threads);
  }
  const auto fitted_without = [&](int fold) {
    const Lexicon lexicon = choice ? choice->without(fold) : Lexicon();
    TrainingOptions own = options;
    if (choice) own.lexicon = &lexicon;
    return fit(
        *examples, [fold](const Example& example) { return example.fold != fold; }, own);
  };
  std::vector<std::vector<HeldOut>> held_out(examples->languages.size());
  for (int fold = 0; fold < folds; ++fold) {
    if (progress) progress(fold, folds + 1);
    const auto in_fold = [fold](const Example& example) { return example.fold == fold; };
    const bool anything = std::any_of(examples->lines.begin(), examples->lines.end(), in_fold);
    const bool all = std::all_of(examples->lines.begin(), examples->lines.end(), in_fold);
    if (!anything || all) continue;
    const std::vector<Fitted> fitted = fitted_without(fold);
    if (stopped(options)) return stopped_error();
    std::vector<Model> models;
    for (const Fitted& one : fitted) {
      Result<Model> model = Model::load(pack_model(one.parts));
      if (!model) return model.error();
      models.push_back(std::move(model).value());
    }
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (in_fold(examples->lines[i])) members.push_back(i);
    }
    std::vector<HeldOut> seen(members.size());
    in_parallel(members.size(), options.threads, [&](std::size_t i) {
      const Example& example = examples->lines[members[i]];
      const Words words = split_words(Utf8Text::from(lines[members[i]].text).value());
      seen[i] = {margins_of(models[example.language], words, fitted[example.language].margin_unit),
                 example.category};
    });
    for (std::size_t i = 0; i < members.size(); ++i)
      held_out[examples->lines[members[i]].language].push_back(std::move(seen[i]));
  }

  if (progress) progress(folds, folds + 1);
  std::vector<Fitted> fitted = fitted_without(no_fold);
  if (stopped(options)) return stopped_error();
  Result<std::vector<LanguageModel>> out = finish(*examples, std::move(fitted), held_out, options);
  if (progress) progress(folds + 1, folds + 1);
  return out;
}

}  // namespace redress::train
