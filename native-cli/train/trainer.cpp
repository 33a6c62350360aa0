#include "train/trainer.hpp"

#include <algorithm>

#include "redress/categorize.hpp"
#include "train/calibrate.hpp"
#include "train/fit.hpp"

namespace redress::train {

namespace {

constexpr std::string_view other_category = "other";

std::vector<double> margins_of(const Model& model, const Words& words, double unit) {
  std::vector<double> out;
  for (const std::int64_t margin : model.margins(words))
    out.push_back(static_cast<double>(margin) * unit);
  return out;
}

}  // namespace

Result<std::string> train_model(std::span<const TrainingLine> lines, const TrainingOptions& options,
                                const Progress& progress) {
  const int folds = std::max(2, options.folds);
  const Result<Examples> examples = make_examples(lines, folds);
  if (!examples) return examples.error();
  FitOptions fitting;
  fitting.model_bytes = options.model_bytes;
  fitting.seed = options.seed;
  fitting.threads = options.threads;

  std::vector<HeldOut> held_out;
  for (int fold = 0; fold < folds; ++fold) {
    if (progress) progress(fold, folds + 1);
    const auto in_fold = [fold](const Example& example) { return example.fold == fold; };
    const bool anything = std::any_of(examples->lines.begin(), examples->lines.end(), in_fold);
    const bool all = std::all_of(examples->lines.begin(), examples->lines.end(), in_fold);
    if (!anything || all) continue;
    const Fitted fitted = fit(
        *examples, [&](const Example& example) { return !in_fold(example); }, fitting);
    const Result<Model> model = Model::load(pack_model(fitted.parts));
    if (!model) return model.error();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!in_fold(examples->lines[i])) continue;
      const Words words = split_words(Utf8Text::from(lines[i].text).value());
      held_out.push_back(
          {margins_of(*model, words, fitted.margin_unit), examples->lines[i].category});
    }
  }

  if (progress) progress(folds, folds + 1);
  Fitted fitted = fit(
      *examples, [](const Example&) { return true; }, fitting);
  if (fitted.parts.rows.empty()) {
    return Error{"train.budget", "",
                 "A model of " + std::to_string(options.model_bytes) +
                     " bytes holds no feature; allow more bytes or give longer examples."};
  }
  const auto other = static_cast<std::size_t>(
      std::find(examples->categories.begin(), examples->categories.end(), other_category) -
      examples->categories.begin());
  const Calibration calibration = calibrate(held_out, other);
  fitted.parts.scale = integer_scale(calibration.doublings_a_margin, fitted.margin_unit);
  fitted.parts.suggest_at = calibration.suggest_at;
  fitted.parts.choose_at = calibration.choose_at;
  if (progress) progress(folds + 1, folds + 1);
  return pack_model(fitted.parts);
}

}  // namespace redress::train
