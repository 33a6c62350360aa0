#include "train/calibrate.hpp"

#include <algorithm>
#include <cstddef>

#include "train/logarithm.hpp"

namespace redress::train {

namespace {

constexpr double suggest_precision = 0.9;
// Three buttons and "something else" cost a look; a list of all categories costs reading it. So a
// page offers the three where they hold the right one more than twice as often as not.
constexpr double choose_precision = 0.7;
// Of texts that do fit a category, at most so many are asked what they are about: what scores lower
// most likely fits none.
constexpr double asked_share = 0.03;
constexpr std::size_t least_lines = 20;  // fewer say nothing about nine in ten
constexpr double ln2 = 0.693147180559945309417;

std::vector<double> shares(const HeldOut& line, double doublings) {
  const double top = *std::max_element(line.margins.begin(), line.margins.end());
  std::vector<double> out;
  double sum = 0;
  for (const double margin : line.margins) {
    out.push_back(exponential(std::max((margin - top) * doublings * ln2, -60.0)));
    sum += out.back();
  }
  for (double& share : out) share /= sum;
  return out;
}

double log_loss(const std::vector<HeldOut>& lines, double doublings) {
  double sum = 0;
  for (const HeldOut& line : lines)
    sum -= logarithm(std::max(shares(line, doublings)[line.category], 1e-6));
  return sum;
}

// Golden section: the loss has one minimum in the scale.
double best_scale(const std::vector<HeldOut>& lines) {
  constexpr double ratio = 0.618033988749895;
  double low = -3;
  double high = 6;
  const auto loss = [&](double exponent) { return log_loss(lines, exponential(exponent * ln2)); };
  double left = high - ratio * (high - low);
  double right = low + ratio * (high - low);
  double left_loss = loss(left);
  double right_loss = loss(right);
  for (int i = 0; i < 24; ++i) {
    if (left_loss <= right_loss) {
      high = right;
      right = left;
      right_loss = left_loss;
      left = high - ratio * (high - low);
      left_loss = loss(left);
    } else {
      low = left;
      left = right;
      left_loss = right_loss;
      right = low + ratio * (high - low);
      right_loss = loss(right);
    }
  }
  return exponential((low + high) / 2 * ln2);
}

struct Scored {
  int score = 0;
  bool right = false;
  bool among_three = false;
};

// The least score such that of the lines from it on (in the order of scores, highest first) nine in
// ten are `good`.
template <class Good>
int least_score(const std::vector<Scored>& lines, std::size_t from, double precision,
                const Good& good) {
  int threshold = 1001;
  std::size_t right = 0;
  for (std::size_t i = from; i < lines.size(); ++i) {
    if (good(lines[i])) ++right;
    const bool last_of_score = i + 1 == lines.size() || lines[i + 1].score != lines[i].score;
    const std::size_t seen = i + 1 - from;
    if (!last_of_score || seen < least_lines) continue;
    if (static_cast<double>(right) >= precision * static_cast<double>(seen))
      threshold = lines[i].score;
  }
  return threshold;
}

// The score that all but asked_share of the lines reach. The lines' best scores come first.
int lowest_score(const std::vector<Scored>& lines) {
  if (lines.empty()) return 0;
  const auto asked = static_cast<std::size_t>(asked_share * static_cast<double>(lines.size()));
  return lines[lines.size() - 1 - asked].score;
}

}  // namespace

Calibration calibrate(const std::vector<HeldOut>& lines, std::size_t other) {
  Calibration out;
  if (lines.empty()) return out;
  out.doublings_a_margin = best_scale(lines);

  std::vector<Scored> scored;
  for (const HeldOut& line : lines) {
    const std::vector<double> share = shares(line, out.doublings_a_margin);
    const auto top =
        static_cast<std::size_t>(std::max_element(share.begin(), share.end()) - share.begin());
    if (top == other) continue;
    std::size_t better = 0;
    for (std::size_t i = 0; i < share.size(); ++i) {
      if (share[i] > share[line.category] ||
          (share[i] == share[line.category] && i < line.category))
        ++better;
    }
    scored.push_back({static_cast<int>(share[top] * 1000), better == 0, better < 3});
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });

  out.suggest_at =
      least_score(scored, 0, suggest_precision, [](const Scored& line) { return line.right; });
  std::size_t rest = 0;
  while (rest < scored.size() && scored[rest].score >= out.suggest_at) ++rest;
  const int good_three = least_score(scored, rest, choose_precision,
                                     [](const Scored& line) { return line.among_three; });
  const int lowest = lowest_score(scored);
  out.suggest_at = std::max(out.suggest_at, lowest);
  out.choose_at = std::min(std::max(good_three, lowest), out.suggest_at);
  return out;
}

std::int32_t integer_scale(double doublings_a_margin, double margin_unit) {
  const double steps = doublings_a_margin * margin_unit * 256 * 65536;
  return static_cast<std::int32_t>(std::clamp(steps + 0.5, 1.0, 2147483647.0));
}

}  // namespace redress::train
