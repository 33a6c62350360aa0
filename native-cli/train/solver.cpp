#include "train/solver.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "train/parallel.hpp"
#include "train/random.hpp"

namespace redress::train {

namespace {

// What does not depend on the category.
struct Prepared {
  std::vector<double> inverse_norm;  // 1 / length of each line
  std::vector<double> square;        // of each line with itself
  std::vector<double> scale_square;  // of each feature
};

Prepared prepare(const Problem& problem, double bias_value) {
  Prepared out;
  for (const double scale : problem.scale) out.scale_square.push_back(scale * scale);
  for (std::size_t i = 0; i < problem.lines.size(); ++i) {
    double sum = 0;
    for (const Problem::Entry& entry : problem.lines[i])
      sum += out.scale_square[entry.feature] * entry.emphasis * entry.emphasis;
    const double inverse = problem.length[i] > 0 ? 1 / problem.length[i] : 0;
    out.inverse_norm.push_back(inverse);
    out.square.push_back(sum * inverse * inverse + bias_value * bias_value);
  }
  return out;
}

// One category against the rest. `weights` are already times their features' scales.
class OneAgainstRest {
 public:
  OneAgainstRest(const Problem& problem, const Prepared& prepared, const SolverOptions& options,
                 std::uint16_t category)
      : problem_(problem),
        prepared_(prepared),
        options_(options),
        category_(category),
        random_(options.seed * 0x100000001B3ULL + category),
        weights_(problem.features, 0.0),
        alpha_(problem.lines.size(), 0.0) {}

  void run() {
    std::vector<std::uint32_t> order(problem_.lines.size());
    std::iota(order.begin(), order.end(), 0U);
    std::size_t active = order.size();
    double shrink_above = std::numeric_limits<double>::max();
    for (int round = 0; round < options_.rounds; ++round) {
      if (options_.stop != nullptr && *options_.stop) return;
      for (std::size_t left = active; left > 1; --left)
        std::swap(order[left - 1], order[random_.below(left)]);
      double most = -std::numeric_limits<double>::max();
      double least = std::numeric_limits<double>::max();
      for (std::size_t at = 0; at < active; ++at) {
        const std::uint32_t line = order[at];
        const double gradient = gradient_of(line);
        if (alpha_[line] == 0 && gradient > shrink_above) {
          // Far on the right side of the margin: not looked at again until the rest has settled.
          --active;
          std::swap(order[at], order[active]);
          --at;
          continue;
        }
        const double projected = alpha_[line] == 0 ? std::min(gradient, 0.0) : gradient;
        most = std::max(most, projected);
        least = std::min(least, projected);
        if (projected != 0) step(line, gradient);
      }
      if (most - least <= options_.tolerance) {
        if (active == order.size()) return;
        active = order.size();
        shrink_above = std::numeric_limits<double>::max();
        continue;
      }
      shrink_above = most > 0 ? most : std::numeric_limits<double>::max();
    }
  }

  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }
  [[nodiscard]] double bias() const { return bias_weight_ * options_.bias_value; }

 private:
  [[nodiscard]] bool positive(std::uint32_t line) const {
    return problem_.category[line] == category_;
  }
  [[nodiscard]] double diagonal(std::uint32_t line) const {
    return 0.5 / (options_.cost * (positive(line) ? options_.positive_cost : 1.0));
  }
  [[nodiscard]] double gradient_of(std::uint32_t line) const {
    double sum = 0;
    for (const Problem::Entry& entry : problem_.lines[line])
      sum += weights_[entry.feature] * entry.emphasis;
    double margin = sum * prepared_.inverse_norm[line] + bias_weight_ * options_.bias_value;
    return (positive(line) ? margin : -margin) - 1 + alpha_[line] * diagonal(line);
  }
  void step(std::uint32_t line, double gradient) {
    const double before = alpha_[line];
    alpha_[line] = std::max(before - gradient / (prepared_.square[line] + diagonal(line)), 0.0);
    double change = alpha_[line] - before;
    if (!positive(line)) change = -change;
    const double by = change * prepared_.inverse_norm[line];
    for (const Problem::Entry& entry : problem_.lines[line])
      weights_[entry.feature] += by * prepared_.scale_square[entry.feature] * entry.emphasis;
    bias_weight_ += change * options_.bias_value;
  }

  const Problem& problem_;
  const Prepared& prepared_;
  const SolverOptions& options_;
  std::uint16_t category_;
  Random random_;
  std::vector<double> weights_;
  std::vector<double> alpha_;
  double bias_weight_ = 0;
};

}  // namespace

Solution solve(const Problem& problem, const SolverOptions& options) {
  const Prepared prepared = prepare(problem, options.bias_value);
  Solution out;
  out.categories = problem.categories;
  out.weights.resize(problem.features * problem.categories);
  out.bias.resize(problem.categories);
  in_parallel(problem.categories, options.threads, [&](std::size_t category) {
    OneAgainstRest machine(problem, prepared, options, static_cast<std::uint16_t>(category));
    machine.run();
    for (std::size_t feature = 0; feature < problem.features; ++feature) {
      out.weights[feature * problem.categories + category] = machine.weights()[feature];
    }
    out.bias[category] = machine.bias();
  });
  return out;
}

}  // namespace redress::train
