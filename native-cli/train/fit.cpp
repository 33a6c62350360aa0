#include "train/fit.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <span>

#include "train/compact_fit.hpp"
#include "train/logarithm.hpp"
#include "train/rounding.hpp"
#include "train/solver.hpp"

namespace redress::train {

namespace {

constexpr std::size_t least_rows = 16;
constexpr int most_attempts = 3;
// What a line of another language counts in choosing features: its names and borrowed words may
// come up in this one.
constexpr double elsewhere = 0.05;
// Numbers of the matrix of weights: 400 MB.
constexpr std::size_t most_weights = 50'000'000;

// The features in use, ascending by key, with the number of lines of each language that have them.
struct Vocabulary {
  std::vector<FeatureKey> keys;
  std::vector<std::uint32_t> lines_with;                // of all languages
  std::vector<std::vector<std::uint32_t>> by_language;  // language, feature

  [[nodiscard]] std::size_t size() const { return keys.size(); }
};

using Mask = std::vector<std::uint8_t>;  // a feature's use in one language

class Fitting {
 public:
  Fitting(const Examples& examples, std::vector<const Example*> lines,
          const TrainingOptions& options, const Recipe& recipe)
      : examples_(examples), lines_(std::move(lines)), options_(options), recipe_(recipe) {
    solver_.cost = recipe.cost;
    solver_.positive_cost = recipe.positive_cost;
    solver_.bias_value = recipe.bias_value;
    solver_.rounds = recipe.rounds;
    solver_.seed = options.seed;
    solver_.threads = options.threads;
    solver_.stop = options.stop;
  }

  std::vector<Fitted> run() {
    count_features();
    kept_.assign(languages(), Mask(vocabulary_.size(), 1));
    solve_for_kept();
    if (stopped()) return {};
    std::vector<std::size_t> counts;
    std::vector<std::vector<double>> worth;
    for (std::size_t language = 0; language < languages(); ++language) {
      worth.push_back(importance(language));
      counts.push_back(rows_that_fit(language, worth.back()));
      if (stopped()) return {};
    }
    std::vector<Fitted> out;
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
      for (std::size_t language = 0; language < languages(); ++language)
        kept_[language] = best(worth[language], counts[language]);
      solve_for_kept();
      if (stopped()) return {};
      out.clear();
      bool close = true;
      for (std::size_t language = 0; language < languages(); ++language) {
        out.push_back(quantize(language));
        const std::size_t size = pack_model(out.back().parts).size();
        const bool all_used = counts[language] >= vocabulary_.size();
        if (size <= options_.model_bytes && (all_used || size * 100 >= options_.model_bytes * 97))
          continue;
        close = false;
        counts[language] = std::max(least_rows, counts[language] * options_.model_bytes /
                                                    std::max<std::size_t>(size, 1) * 99 / 100);
      }
      if (close) break;
    }
    for (std::size_t language = 0; language < languages(); ++language)
      worth[language] = importance(language);
    for (std::size_t language = 0; language < languages(); ++language)
      shrink_to_budget(out[language], worth[language]);
    return out;
  }

 private:
  [[nodiscard]] bool stopped() const { return options_.stop != nullptr && *options_.stop; }
  [[nodiscard]] std::size_t languages() const { return examples_.languages.size(); }
  [[nodiscard]] std::size_t categories() const { return examples_.categories.size(); }

  void count_features() {
    std::vector<std::uint32_t> all(std::size_t{1} << (kept_hash_bits + kind_bits));
    for (const Example* line : lines_) {
      for (const FeatureKey key : line->features) ++all[key];
    }
    // Rare features go where the matrix of weights would grow beyond its bound.
    std::uint32_t least = 1;
    for (;; ++least) {
      const auto enough = [&](std::uint32_t count) { return count >= least; };
      const auto count = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), enough));
      if (count * categories() <= most_weights) break;
    }
    if (least == 1 && lines_.size() > 200) least = lines_.size() > 5000 ? 3 : 2;
    position_.assign(all.size(), 0);
    for (FeatureKey key = 0; key < all.size(); ++key) {
      if (all[key] < least) continue;
      vocabulary_.keys.push_back(key);
      vocabulary_.lines_with.push_back(all[key]);
      position_[key] = static_cast<std::uint32_t>(vocabulary_.keys.size());
    }
    vocabulary_.by_language.assign(languages(), std::vector<std::uint32_t>(vocabulary_.size()));
    for (const Example* line : lines_) {
      for (const FeatureKey key : line->features) {
        if (position_[key] != 0) ++vocabulary_.by_language[line->language][position_[key] - 1];
      }
    }
    for (std::size_t i = 0; i < vocabulary_.size(); ++i) {
      const double rarity = 1 + logarithm(static_cast<double>(lines_.size()) /
                                          static_cast<double>(vocabulary_.lines_with[i]));
      const double loud = loudness_of(kind_of(vocabulary_.keys[i])) / 100.0;
      scale_.push_back(loud * power(rarity, recipe_.rarity_power));
    }
  }

  void solve_for_kept() {
    Problem problem;
    problem.categories = categories();
    // Only features that some language keeps, and whose weights may still change, get a place.
    column_.assign(vocabulary_.size(), 0);
    for (std::size_t i = 0; i < vocabulary_.size(); ++i) {
      const auto keeps = [&](const Mask& mask) { return mask[i] != 0; };
      if (std::none_of(kept_.begin(), kept_.end(), keeps)) continue;
      column_[i] = static_cast<std::uint32_t>(problem.features++);
      problem.scale.push_back(scale_[i]);
    }
    length_ratio_.assign(languages(), 0);
    std::vector<std::size_t> lines_of(languages());
    for (const Example* line : lines_) {
      std::vector<Problem::Entry>& features = problem.lines.emplace_back();
      double length = 0;
      double loud_length = 0;
      for (std::size_t i = 0; i < line->features.size(); ++i) {
        const FeatureKey key = line->features[i];
        if (position_[key] == 0) continue;
        const std::uint32_t feature = position_[key] - 1;
        if (kept_[line->language][feature] == 0) continue;
        const double times = emphasis(line->counts[i]) / 16.0;
        features.push_back({column_[feature], static_cast<float>(times)});
        const double loud = times * loudness_of(kind_of(key)) / 100.0;
        length += times * times * scale_[feature] * scale_[feature];
        loud_length += loud * loud;
      }
      problem.category.push_back(line->category);
      problem.length.push_back(std::sqrt(length));
      if (length == 0) continue;
      length_ratio_[line->language] += std::sqrt(length / loud_length);
      ++lines_of[line->language];
    }
    for (std::size_t language = 0; language < languages(); ++language) {
      if (lines_of[language] > 0)
        length_ratio_[language] /= static_cast<double>(lines_of[language]);
    }
    solution_ = solve(problem, solver_);
  }

  [[nodiscard]] std::span<const double> weights_of(std::size_t feature) const {
    return std::span(solution_.weights).subspan(column_[feature] * categories(), categories());
  }

  // How much of the scores' differences a feature makes: the spread of its weights over the
  // categories, in as many lines as it occurs in.
  [[nodiscard]] std::vector<double> importance(std::size_t language) const {
    std::vector<double> out(vocabulary_.size(), -1);
    for (std::size_t feature = 0; feature < vocabulary_.size(); ++feature) {
      if (kept_[language][feature] == 0) continue;
      const double own = vocabulary_.by_language[language][feature];
      const double lines_with = own + elsewhere * (vocabulary_.lines_with[feature] - own);
      const std::span<const double> weights = weights_of(feature);
      const double mean =
          std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(categories());
      double spread = 0;
      for (std::size_t i = 0; i < categories(); ++i)
        spread += (weights[i] - mean) * (weights[i] - mean);
      out[feature] = spread * lines_with;
    }
    return out;
  }

  // The features of a language, the most important first.
  static std::vector<std::uint32_t> in_order(const std::vector<double>& worth) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < worth.size(); ++i) {
      if (worth[i] >= 0) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return worth[a] > worth[b]; });
    return order;
  }

  static Mask best(const std::vector<double>& worth, std::size_t count) {
    std::vector<std::uint32_t> order = in_order(worth);
    order.resize(std::min(count, order.size()));
    Mask out(worth.size(), 0);
    for (const std::uint32_t feature : order) out[feature] = 1;
    return out;
  }

  // With the weights of all features: a first guess, since fewer features carry more each.
  [[nodiscard]] std::size_t rows_that_fit(std::size_t language, const std::vector<double>& worth) {
    const Mask all = kept_[language];
    std::size_t fits = 0;
    std::size_t too_many = vocabulary_.size() + 1;
    while (fits + std::max<std::size_t>(fits / 50, 1) < too_many) {
      const std::size_t middle = (fits + too_many) / 2;
      kept_[language] = best(worth, middle);
      const bool small = pack_model(quantize(language).parts).size() <= options_.model_bytes;
      (small ? fits : too_many) = middle;
    }
    kept_[language] = all;
    return std::max(fits, least_rows);
  }

  // So that of a text's unknown features one in 256 is taken for a known one: more bits would cost
  // more rows than the mistakes do.
  static std::uint8_t bits_for(const Mask& kept) {
    const auto rows = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), 1));
    return static_cast<std::uint8_t>(
        std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(rows)) + 8, 16, kept_hash_bits));
  }

  [[nodiscard]] Fitted quantize(std::size_t language) const {
    Fitted out;
    out.parts.categories = examples_.categories;
    out.parts.kinds = kinds_for(options_.model_bytes);
    if (options_.lexicon != nullptr) {
      const auto own = options_.lexicon->find(examples_.languages[language]);
      if (own != options_.lexicon->end()) out.parts.classes = own->second;
    }
    out.parts.hash_bits = bits_for(kept_[language]);
    const auto kept_hash = [&](std::uint32_t feature) {
      return hash_of(vocabulary_.keys[feature]) >> (32 - out.parts.hash_bits);
    };
    std::vector<std::uint32_t> rows;
    double sum = 0;
    for (std::uint32_t feature = 0; feature < vocabulary_.size(); ++feature) {
      if (kept_[language][feature] == 0) continue;
      // One row for each hash: of features that share it, the first.
      if (!rows.empty() && kept_hash(rows.back()) == kept_hash(feature)) continue;
      rows.push_back(feature);
      const std::span<const double> weights = weights_of(feature);
      const double middle = middle_of(weights);
      for (std::size_t i = 0; i < categories(); ++i)
        sum += (weights[i] - middle) * (weights[i] - middle);
    }
    const double numbers = static_cast<double>(rows.size() * categories());
    const double step = sum > 0 ? std::sqrt(sum / numbers) * recipe_.step : 1;
    // The core does not know the features' rarity: a text's length there is that of loudness alone.
    const double ratio = length_ratio_[language] > 0 ? length_ratio_[language] : 1;
    out.margin_unit = step / ratio / 1024;
    for (const double bias : solution_.bias) {
      out.parts.bias.push_back(
          static_cast<std::int32_t>(std::clamp(bias / out.margin_unit, -1e9, 1e9)));
    }
    for (const std::uint32_t feature : rows) {
      ModelParts::Row& row = out.parts.rows.emplace_back();
      row.hash = hash_of(vocabulary_.keys[feature]);
      row.weights = whole_row(weights_of(feature), step, recipe_.dead_zone);
    }
    return out;
  }

  // Leaves the least important rows out until the packed model fits.
  void shrink_to_budget(Fitted& fitted, const std::vector<double>& worth) const {
    if (pack_model(fitted.parts).size() <= options_.model_bytes) return;
    std::vector<std::uint32_t> hashes;
    for (const std::uint32_t feature : in_order(worth))
      hashes.push_back(hash_of(vocabulary_.keys[feature]));
    const auto with = [&](std::size_t count) {
      std::vector<std::uint32_t> first(hashes.begin(),
                                       hashes.begin() + static_cast<std::ptrdiff_t>(count));
      std::sort(first.begin(), first.end());
      ModelParts parts = fitted.parts;
      std::erase_if(parts.rows, [&](const ModelParts::Row& row) {
        return !std::binary_search(first.begin(), first.end(), row.hash);
      });
      return parts;
    };
    std::size_t fits = 0;
    std::size_t too_many = hashes.size();
    while (fits + 1 < too_many) {
      const std::size_t middle = (fits + too_many) / 2;
      (pack_model(with(middle)).size() <= options_.model_bytes ? fits : too_many) = middle;
    }
    fitted.parts = with(fits);
  }

  const Examples& examples_;
  std::vector<const Example*> lines_;
  const TrainingOptions& options_;
  const Recipe& recipe_;
  SolverOptions solver_;
  Vocabulary vocabulary_;
  std::vector<std::uint32_t> position_;  // of a key in the vocabulary, + 1
  std::vector<double> scale_;
  std::vector<Mask> kept_;             // by language
  std::vector<std::uint32_t> column_;  // of a feature in the solution
  std::vector<double> length_ratio_;   // of a line's length to that of loudness alone, by language
  Solution solution_;
};

}  // namespace

std::vector<Fitted> fit(const Examples& examples, const std::function<bool(const Example&)>& use,
                        const TrainingOptions& options, const Recipe& recipe) {
  if (options.model_bytes < roomy_bytes) return fit_compact(examples, use, options);
  std::vector<const Example*> lines;
  for (const Example& example : examples.lines) {
    if (use(example)) lines.push_back(&example);
  }
  return Fitting(examples, std::move(lines), options, recipe).run();
}

}  // namespace redress::train
