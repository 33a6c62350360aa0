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
    const std::size_t three = std::min<std::size_t>(3, line.ranked.size());
    for (std::size_t i = 0; i < three; ++i) {
      if (line.ranked[i].category == line.expected) ++among_three;
    }
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
  for (const CategoryScore& scored : model.categorize(words).ranked) {
    out.ranked.push_back({model.categories()[scored.category], scored.score});
  }
  return out;
}

Result<std::vector<Prediction>> cross_validate(std::span<const TrainingLine> lines, int folds,
                                               const TrainingOptions& options,
                                               const Progress& progress) {
  std::map<std::string, std::vector<std::size_t>> by_language;
  for (std::size_t i = 0; i < lines.size(); ++i) by_language[lines[i].language].push_back(i);
  std::vector<Prediction> out(lines.size());
  int done = 0;
  const int of = static_cast<int>(by_language.size()) * std::max(folds, 0);
  for (const auto& [language, members] : by_language) {
    if (folds < 2 || static_cast<std::size_t>(folds) > members.size()) {
      return Error{"train.folds", "",
                   "There must be at least two folds, and no more than a language has lines."};
    }
    std::vector<TrainingLine> own;
    for (const std::size_t i : members) own.push_back(lines[i]);
    const std::vector<std::uint16_t> fold_of = assign_folds(own, folds);
    for (int fold = 0; fold < folds; ++fold) {
      if (progress) progress(done, of);
      ++done;
      std::vector<TrainingLine> rest;
      for (std::size_t i = 0; i < own.size(); ++i) {
        if (fold_of[i] != fold) rest.push_back(own[i]);
      }
      const Result<std::string> bytes = train_model(rest, options, {});
      if (!bytes) return bytes.error();
      const Result<Model> model = Model::load(*bytes);
      if (!model) return model.error();
      for (std::size_t i = 0; i < own.size(); ++i) {
        if (fold_of[i] != fold) continue;
        const Result<Utf8Text> text = Utf8Text::from(own[i].text);
        if (!text) return text.error();
        out[members[i]] = predict(*model, split_words(*text), own[i].category);
      }
    }
  }
  if (progress) progress(of, of);
  return out;
}

}  // namespace redress::train
