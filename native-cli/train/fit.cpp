#include "train/fit.hpp"

#include <algorithm>
#include <cmath>

#include "train/logarithm.hpp"
#include "train/solver.hpp"

namespace redress::train {

namespace {

constexpr int largest_weight = 127;
// Bytes that a row takes in a typical table; only where the search for the right number of rows
// begins.
constexpr std::size_t bytes_a_row = 6;

// The features in use, and the lines as positions among them.
struct Vocabulary {
  std::vector<std::uint32_t> hashes;  // ascending
  std::vector<std::uint32_t> lines_with;
};

Vocabulary count_features(const std::vector<const Example*>& lines, std::size_t least_lines) {
  std::vector<std::uint32_t> all;
  for (const Example* line : lines) all.insert(all.end(), line->hashes.begin(), line->hashes.end());
  std::sort(all.begin(), all.end());
  Vocabulary out;
  for (std::size_t from = 0; from < all.size();) {
    std::size_t to = from;
    while (to < all.size() && all[to] == all[from]) ++to;
    if (to - from >= least_lines) {
      out.hashes.push_back(all[from]);
      out.lines_with.push_back(static_cast<std::uint32_t>(to - from));
    }
    from = to;
  }
  return out;
}

Problem make_problem(const std::vector<const Example*>& lines, std::size_t categories,
                     const Vocabulary& vocabulary, const Recipe& recipe) {
  Problem problem;
  problem.features = vocabulary.hashes.size();
  problem.categories = categories;
  for (const Example* line : lines) {
    std::vector<std::uint32_t>& features = problem.lines.emplace_back();
    for (const std::uint32_t hash : line->hashes) {
      const auto found = std::lower_bound(vocabulary.hashes.begin(), vocabulary.hashes.end(), hash);
      if (found == vocabulary.hashes.end() || *found != hash) continue;
      features.push_back(static_cast<std::uint32_t>(found - vocabulary.hashes.begin()));
    }
    problem.category.push_back(line->category);
  }
  for (const std::uint32_t lines_with : vocabulary.lines_with) {
    const double rarity = 1 + logarithm(static_cast<double>(lines.size()) / lines_with);
    problem.scale.push_back(power(rarity, recipe.rarity_power));
  }
  return problem;
}

// How much of the scores' differences a feature makes: the spread of its weights over the
// categories, in as many lines as it occurs in.
std::vector<double> importance(const Solution& solution, const Vocabulary& vocabulary) {
  std::vector<double> out;
  for (std::size_t feature = 0; feature < vocabulary.hashes.size(); ++feature) {
    const double* weights = solution.weights.data() + feature * solution.categories;
    double mean = 0;
    for (std::size_t i = 0; i < solution.categories; ++i) mean += weights[i];
    mean /= static_cast<double>(solution.categories);
    double spread = 0;
    for (std::size_t i = 0; i < solution.categories; ++i)
      spread += (weights[i] - mean) * (weights[i] - mean);
    out.push_back(spread * vocabulary.lines_with[feature]);
  }
  return out;
}

Vocabulary keep_best(const Vocabulary& vocabulary, const std::vector<double>& worth,
                     std::size_t count) {
  std::vector<std::uint32_t> order(vocabulary.hashes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return worth[a] > worth[b]; });
  order.resize(std::min(count, order.size()));
  std::sort(order.begin(), order.end());
  Vocabulary out;
  for (const std::uint32_t feature : order) {
    out.hashes.push_back(vocabulary.hashes[feature]);
    out.lines_with.push_back(vocabulary.lines_with[feature]);
  }
  return out;
}

int whole(double value, double dead_zone) {
  const double size = value < 0 ? -value : value;
  if (size < dead_zone) return 0;
  const int rounded =
      std::max(1, static_cast<int>(std::min(size + 0.5, static_cast<double>(largest_weight))));
  return value < 0 ? -rounded : rounded;
}

Fitted quantize(const Solution& solution, const Vocabulary& vocabulary, const Examples& examples,
                const Recipe& recipe) {
  double sum = 0;
  for (const double weight : solution.weights) sum += weight * weight;
  const double mean_square =
      solution.weights.empty() ? 0 : sum / static_cast<double>(solution.weights.size());
  const double step = mean_square > 0 ? std::sqrt(mean_square) * recipe.step : 1;

  Fitted out;
  out.margin_unit = step / 1024;
  out.parts.categories = examples.categories;
  out.parts.hash_bits = kept_hash_bits;
  for (const double bias : solution.bias) {
    out.parts.bias.push_back(
        static_cast<std::int32_t>(std::clamp(bias / out.margin_unit, -1e9, 1e9)));
  }
  for (std::size_t feature = 0; feature < vocabulary.hashes.size(); ++feature) {
    ModelParts::Row row;
    row.hash = vocabulary.hashes[feature] << (32 - kept_hash_bits);
    for (std::size_t i = 0; i < solution.categories; ++i) {
      const double weight = solution.weights[feature * solution.categories + i] / step;
      row.weights.push_back(static_cast<std::int8_t>(whole(weight, recipe.dead_zone)));
    }
    // A row of zeros is kept: in training it was one of the features that the sum is divided by.
    out.parts.rows.push_back(std::move(row));
  }
  return out;
}

// Leaves the least important rows out until the packed model fits.
void shrink_to(std::size_t model_bytes, Fitted& fitted, const std::vector<double>& worth) {
  if (pack_model(fitted.parts).size() <= model_bytes) return;
  std::vector<double> sorted = worth;
  std::sort(sorted.begin(), sorted.end(), [](double a, double b) { return a > b; });
  const auto with = [&](std::size_t count) {
    ModelParts parts = fitted.parts;
    parts.rows.clear();
    const double least = count == 0 ? 0 : sorted[count - 1];
    for (std::size_t i = 0; i < worth.size() && parts.rows.size() < count; ++i) {
      if (worth[i] >= least) parts.rows.push_back(fitted.parts.rows[i]);
    }
    return parts;
  };
  std::size_t fits = 0;
  std::size_t too_many = worth.size();
  while (fits + 1 < too_many) {
    const std::size_t middle = (fits + too_many) / 2;
    (pack_model(with(middle)).size() <= model_bytes ? fits : too_many) = middle;
  }
  fitted.parts = with(fits);
}

}  // namespace

Fitted fit(const Examples& examples, const std::function<bool(const Example&)>& use,
           const FitOptions& options) {
  std::vector<const Example*> lines;
  for (const Example& example : examples.lines) {
    if (use(example)) lines.push_back(&example);
  }
  const Recipe& recipe = options.recipe;
  SolverOptions solver;
  solver.cost = recipe.cost;
  solver.positive_cost = recipe.positive_cost;
  solver.bias_value = recipe.bias_value;
  solver.rounds = recipe.rounds;
  solver.seed = options.seed;
  solver.threads = options.threads;

  const std::size_t categories = examples.categories.size();
  std::size_t count = std::max<std::size_t>(options.model_bytes / bytes_a_row, 16);
  Vocabulary all = count_features(lines, recipe.least_lines);
  if (all.hashes.empty()) all = count_features(lines, 1);
  // Features that say the same share their weight, so the weight of each looks small; leaving out a
  // part at a time and solving anew lets the ones that stay take over (Guyon et al., "Gene
  // selection for cancer classification using support vector machines", 2002).
  std::vector<double> worth;
  for (;;) {
    worth = importance(solve(make_problem(lines, categories, all, recipe), solver), all);
    const auto next =
        static_cast<std::size_t>(static_cast<double>(all.hashes.size()) * recipe.keep_share);
    if (next < count * 3 / 2) break;
    all = keep_best(all, worth, next);
  }

  Fitted fitted;
  for (int attempt = 0; attempt < 3; ++attempt) {
    const Vocabulary kept = keep_best(all, worth, count);
    const Solution solution = solve(make_problem(lines, categories, kept, recipe), solver);
    fitted = quantize(solution, kept, examples, recipe);
    const std::size_t size = pack_model(fitted.parts).size();
    const bool all_used = kept.hashes.size() == all.hashes.size() && size <= options.model_bytes;
    const bool close = size <= options.model_bytes && size * 100 >= options.model_bytes * 97;
    if (all_used || close) break;
    if (attempt == 2) {
      shrink_to(options.model_bytes, fitted, importance(solution, kept));
    } else {
      count = std::max<std::size_t>(
          count * options.model_bytes / std::max<std::size_t>(size, 1) * 99 / 100, 16);
    }
  }
  return fitted;
}

}  // namespace redress::train
