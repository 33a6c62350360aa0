#include "train/evaluate.hpp"

#include <algorithm>
#include <map>

#include "redress/categorize.hpp"
#include "train/examples.hpp"

namespace redress::train {

namespace {

double fraction(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

struct Judged {
  int score = 0;
  bool right = false;
};

void measure_coverage(std::vector<Judged> judged, Measurement& out) {
  std::stable_sort(judged.begin(), judged.end(),
                   [](const Judged& a, const Judged& b) { return a.score > b.score; });
  std::size_t right = 0;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    if (judged[i].right) ++right;
    if (i + 1 < judged.size() && judged[i + 1].score == judged[i].score) continue;
    if (right * 10 < (i + 1) * 9) continue;
    out.coverage_at_90 = fraction(i + 1, judged.size());
    out.threshold_at_90 = judged[i].score;
  }
}

void measure_calibration(const std::vector<Judged>& judged, Measurement& out) {
  std::array<std::size_t, 10> right{};
  std::array<std::int64_t, 10> scores{};
  for (const Judged& line : judged) {
    const auto bin = static_cast<std::size_t>(std::clamp(line.score / 100, 0, 9));
    ++out.calibration[bin].lines;
    scores[bin] += line.score;
    if (line.right) ++right[bin];
  }
  double error = 0;
  for (std::size_t i = 0; i < out.calibration.size(); ++i) {
    Measurement::Bin& bin = out.calibration[i];
    if (bin.lines == 0) continue;
    bin.mean_score = static_cast<double>(scores[i]) / 1000 / static_cast<double>(bin.lines);
    bin.accuracy = fraction(right[i], bin.lines);
    const double difference = bin.mean_score - bin.accuracy;
    error += (difference < 0 ? -difference : difference) * static_cast<double>(bin.lines);
  }
  out.calibration_error = judged.empty() ? 0 : error / static_cast<double>(judged.size());
}

void measure_categories(std::map<std::string, Measurement::Category> categories, Measurement& out) {
  double sum = 0;
  std::size_t with_lines = 0;
  for (auto& [id, category] : categories) {
    category.id = id;
    category.precision = fraction(category.right, category.predicted);
    category.recall = fraction(category.right, category.lines);
    category.f1 = fraction(2 * category.right, category.predicted + category.lines);
    if (category.lines > 0) {
      sum += category.f1;
      ++with_lines;
    }
    out.categories.push_back(category);
  }
  out.macro_f1 = with_lines == 0 ? 0 : sum / static_cast<double>(with_lines);
}

}  // namespace

Measurement measure(std::span<const Prediction> predictions) {
  Measurement out;
  out.lines = predictions.size();
  std::map<std::string, Measurement::Category> categories;
  std::map<std::pair<std::string, std::string>, std::size_t> confusions;
  std::vector<Judged> judged;
  std::size_t right = 0;
  std::size_t among_three = 0;
  for (const Prediction& line : predictions) {
    ++categories[line.expected].lines;
    Judged& verdict = judged.emplace_back();
    if (line.ranked.empty()) continue;
    const Prediction::Choice& first = line.ranked.front();
    verdict.score = first.score;
    verdict.right = first.category == line.expected;
    ++categories[first.category].predicted;
    if (verdict.right) {
      ++right;
      ++categories[line.expected].right;
    } else {
      ++confusions[{line.expected, first.category}];
    }
    const auto three = line.ranked.begin() + std::min<std::ptrdiff_t>(3, std::ssize(line.ranked));
    const bool good_three = std::any_of(line.ranked.begin(), three, [&](const auto& choice) {
      return choice.category == line.expected;
    });
    if (good_three) ++among_three;
    Measurement::Decided& decided = out.decisions[static_cast<std::size_t>(line.decision)];
    ++decided.lines;
    const bool right_decision = line.decision == Decision::suggest  ? verdict.right
                                : line.decision == Decision::choose ? good_three
                                                                    : line.expected == "other";
    if (right_decision) ++decided.right;
  }
  out.accuracy = fraction(right, out.lines);
  out.top_3 = fraction(among_three, out.lines);
  for (const auto& [pair, lines] : confusions)
    out.confusions.push_back({pair.first, pair.second, lines});
  std::stable_sort(out.confusions.begin(), out.confusions.end(),
                   [](const auto& a, const auto& b) { return a.lines > b.lines; });
  measure_categories(std::move(categories), out);
  measure_calibration(judged, out);
  measure_coverage(std::move(judged), out);
  return out;
}

Prediction predict(const Model& model, const Words& words, std::string expected) {
  Prediction out;
  out.expected = std::move(expected);
  const Categorization found = model.categorize(words);
  out.decision = found.decision;
  for (const CategoryScore& scored : found.ranked) {
    out.ranked.push_back({model.categories()[scored.category], scored.score});
  }
  const Index first = found.ranked.front().category;
  if (out.ranked.front().category != out.expected)
    out.evidence = model.evidence(words, std::span(&first, 1)).front();
  return out;
}

Result<std::vector<Prediction>> cross_validate(std::span<const TrainingLine> lines, int folds,
                                               const TrainingOptions& options,
                                               const Progress& progress) {
  std::map<std::string, std::size_t> lines_of;
  for (const TrainingLine& line : lines) ++lines_of[line.language];
  for (const auto& [language, count] : lines_of) {
    if (folds < 2 || static_cast<std::size_t>(folds) > count) {
      return Error{"train.folds", "",
                   "There must be at least two folds, and no more than a language has lines."};
    }
  }
  const std::vector<std::uint16_t> fold_of = assign_folds(lines, folds);
  std::vector<Prediction> out(lines.size());
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<TrainingLine> rest;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (fold_of[i] != fold) rest.push_back(lines[i]);
    }
    const Result<std::vector<LanguageModel>> trained =
        train_models(rest, options, [&](int done, int of) {
          if (progress) progress(fold * of + done, folds * of);
        });
    if (!trained) return trained.error();
    std::map<std::string, Model> models;
    for (const LanguageModel& one : *trained) {
      Result<Model> model = Model::load(one.model);
      if (!model) return model.error();
      models.emplace(one.language, std::move(model).value());
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (fold_of[i] != fold) continue;
      const auto model = models.find(lines[i].language);
      if (model == models.end()) continue;
      const Result<Utf8Text> text = Utf8Text::from(lines[i].text);
      if (!text) return text.error();
      out[i] = predict(model->second, split_words(*text), lines[i].category);
    }
  }
  return out;
}

}  // namespace redress::train
