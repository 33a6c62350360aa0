#include <algorithm>
#include <limits>
#include <span>

#include "base/one_copy.hpp"
#include "base/stable_order.hpp"
#include "categorize/features.hpp"
#include "language/softmax.hpp"
#include "language/sparse_weights.hpp"
#include "redress/categorize.hpp"

namespace redress {

namespace {

constexpr std::string_view other_category = "other";
constexpr std::size_t most_evidence_spans = 3;

// A text's known features: their rows in the order of first occurrence, and how often each occurs.
struct Known {
  struct Row {
    std::uint32_t row = 0;
    FeatureKind kind = FeatureKind::word;
  };
  std::vector<Row> rows;
  std::vector<std::uint8_t> counts;  // by position in the weights, up to most_counted
};

Known look_up(const Words& words, const ClassTable* classes, FeatureKinds kinds,
              const SparseWeights& weights) {
  Known known;
  known.counts.assign(weights.rows(), 0);
  for_each_feature(words, classes, kinds, [&](const Feature& feature) {
    const std::uint32_t row = weights.index.find(feature.hash);
    if (row == HashIndex::missing) return;
    std::uint8_t& count = known.counts[row];
    if (count == 0) known.rows.push_back({row, feature.kind});
    if (count < most_counted) ++count;
  });
  return known;
}

// As many weights as surely fit into 16 bits.
constexpr std::size_t most_added = 32'767 / 128;

constexpr std::size_t eight = 8;
void add_eight(const std::int8_t* values, std::int16_t* sums) {
  for (std::size_t i = 0; i < eight; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + values[i]);
}

// The weights of a text's known features, and the text's length squared.
struct Sums {
  std::vector<std::int32_t> by_category;  // in 1/16 of a weight's unit
  std::uint64_t squares = 0;              // of hundredths of 1/16
};

Sums add_up(const Words& words, const ClassTable* classes, FeatureKinds kinds,
            const SparseWeights& weights) {
  const Known known = look_up(words, classes, kinds, weights);
  const std::size_t columns = weights.columns;
  Sums sums;
  sums.by_category.assign(columns, 0);
  // Rows are added up by how often they occur and each sum is multiplied once, in numbers of 16
  // bits, of which the processor adds eight at a time: what stands behind a row is added to sums
  // that nobody asks for.
  const std::size_t stride = (columns + eight - 1) / eight * eight;
  std::vector<std::int16_t> by_count;
  std::span<const Known::Row> rest = known.rows;
  while (!rest.empty()) {
    by_count.assign((most_counted + 1) * stride, 0);
    for (const Known::Row& found : rest.first(std::min(rest.size(), most_added))) {
      const std::uint8_t count = known.counts[found.row];
      const std::uint64_t loud = std::uint64_t{loudness_of(found.kind)} * emphasis(count);
      sums.squares += loud * loud;
      const std::size_t start = found.row * columns;
      const std::int8_t* values = weights.weights.data() + start;
      std::int16_t* sum = by_count.data() + count * stride;
      if (has_shortcuts && start + stride <= weights.weights.size()) {
        for (std::size_t i = 0; i < stride; i += eight) add_eight(values + i, sum + i);
      } else {
        for (std::size_t i = 0; i < columns; ++i)
          sum[i] = static_cast<std::int16_t>(sum[i] + values[i]);
      }
    }
    rest = rest.subspan(std::min(rest.size(), most_added));
    for (std::uint8_t count = 1; count <= most_counted; ++count) {
      const auto loud = static_cast<std::int32_t>(emphasis(count));
      for (std::size_t i = 0; i < columns; ++i)
        sums.by_category[i] += by_count[count * stride + i] * loud;
    }
  }
  return sums;
}

// Newton's method; exact for every argument.
std::uint64_t integer_root(std::uint64_t value) {
  if (value < 2) return value;
  std::uint64_t root = value / 2 + 1;
  for (std::uint64_t next = (root + value / root) / 2; next < root;
       next = (root + value / root) / 2)
    root = next;
  return root;
}

// Margins in 1/1024 of a weight's unit: the sum over the text's length, so that long texts are not
// louder than short ones, plus the bias.
std::vector<std::int64_t> margins_of(const Sums& sums, const std::vector<std::int32_t>& bias) {
  std::vector<std::int64_t> margins(bias.begin(), bias.end());
  if (sums.squares == 0) return margins;
  // Squares are below 2^49: 4,200 a feature squared, at most some twenty features a byte of 64 KiB.
  const auto root = static_cast<std::int64_t>(integer_root(sums.squares << 14));
  for (std::size_t i = 0; i < margins.size(); ++i)
    margins[i] += (std::int64_t{sums.by_category[i]} * 100 * (1 << 17)) / root;
  return margins;
}

// What each word said for each of the categories: words.words.size() numbers a category.
std::vector<std::int64_t> word_weights(const Words& words, const ClassTable* classes,
                                       FeatureKinds kinds, const SparseWeights& weights,
                                       std::span<const Index> categories) {
  const std::size_t count = words.words.size();
  std::vector<std::int64_t> out(count * categories.size(), 0);
  std::vector<bool> seen(weights.rows());
  for_each_feature(words, classes, kinds, [&](const Feature& feature) {
    const std::uint32_t row = weights.index.find(feature.hash);
    if (row == HashIndex::missing || seen[row]) return;
    seen[row] = true;
    for (std::size_t i = 0; i < categories.size(); ++i) {
      if (categories[i] >= weights.columns) continue;
      const std::int64_t value = weights.row(row)[categories[i]];
      out[i * count + feature.first_word] += value;
      out[i * count + feature.last_word] += value;
    }
  });
  return out;
}

std::vector<Span> loudest_words(const Words& words, std::span<const std::int64_t> weights) {
  const std::size_t count =
      std::min<std::size_t>(weights.size(), std::numeric_limits<std::uint16_t>::max());
  const std::int64_t most = count == 0 ? 0 : *std::max_element(weights.begin(), weights.end());
  if (most <= 0) return {};

  // Words that said at least half of what the loudest did, neighbours joined; of more than three
  // runs the loudest three.
  struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
    std::int64_t weight = 0;
  };
  std::vector<Run> runs;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] * 2 < most) continue;
    if (!runs.empty() && runs.back().last + 1 == i) {
      runs.back().last = i;
      runs.back().weight += weights[i];
    } else {
      runs.push_back({i, i, weights[i]});
    }
  }
  sort_stably(runs, [](const Run& a, const Run& b) { return a.weight > b.weight; });
  if (runs.size() > most_evidence_spans) runs.resize(most_evidence_spans);
  sort_stably(runs, [](const Run& a, const Run& b) { return a.first < b.first; });

  std::vector<Span> spans;
  spans.reserve(runs.size());
  for (const Run& run : runs)
    spans.push_back({words.words[run.first].span.start, words.words[run.last].span.end});
  return spans;
}

}  // namespace

std::vector<std::int64_t> Model::margins(const Words& words) const {
  return margins_of(add_up(words, classes_.get(), kinds_, *weights_), bias_);
}

Categorization Model::categorize(const Words& words) const {
  const Sums sums = add_up(words, classes_.get(), kinds_, *weights_);
  const std::vector<std::int64_t> margins = margins_of(sums, bias_);
  const std::int64_t top = *std::max_element(margins.begin(), margins.end());
  std::vector<std::uint64_t> parts(margins.size());
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < margins.size(); ++i) {
    parts[i] = exp2_negative(
        static_cast<std::uint64_t>(top - margins[i]) * static_cast<std::uint64_t>(scale_) >> 16);
    sum += parts[i];
  }
  Categorization out;
  for (std::size_t i = 0; i < margins.size(); ++i) {
    out.ranked.push_back({static_cast<Index>(i), static_cast<int>(parts[i] * 1000 / sum)});
  }
  // Categories stand in the order of their ids, so a stable sort breaks ties by id.
  sort_stably(out.ranked,
              [](const CategoryScore& a, const CategoryScore& b) { return a.score > b.score; });

  const CategoryScore& best = out.ranked.front();
  if (sums.squares == 0 || categories_[best.category] == other_category) {
    out.decision = Decision::ask;
  } else if (best.score >= suggest_at_) {
    out.decision = Decision::suggest;
  } else if (best.score >= choose_at_) {
    out.decision = Decision::choose;
  }
  return out;
}

std::vector<std::vector<Span>> Model::evidence(const Words& words,
                                               std::span<const Index> categories) const {
  const std::vector<std::int64_t> weights =
      word_weights(words, classes_.get(), kinds_, *weights_, categories);
  std::vector<std::vector<Span>> out;
  out.reserve(categories.size());
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const std::size_t count = words.words.size();
    out.push_back(loudest_words(words, std::span(weights).subspan(i * count, count)));
  }
  return out;
}

}  // namespace redress
