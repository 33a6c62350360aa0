#include "train/language_training.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "redress/language.hpp"
#include "redress/text.hpp"
#include "train/logarithm.hpp"
#include "train/random.hpp"
#include "train/transliterate.hpp"

namespace redress::train {

namespace {

constexpr std::size_t columns = LanguageTableParts::columns;
constexpr std::size_t other_language = known_languages.size();
constexpr unsigned hash_bits = 20;
constexpr int rounds = 6;
constexpr double learning_rate = 0.25;
constexpr std::size_t least_occurrences = 3;
constexpr std::int32_t units_a_nat = 8;
constexpr double others_weight = 0.4;
// There are few of them beside the Latin ones, and three of the five known languages are their
// neighbours.
constexpr double cyrillic_neighbour_weight = 3;
constexpr double spelling_weight = 0.25;  // of a text in Latin letters against one in its own
// Single words, as visitors begin with them, and windows of words that stand for sentences.
constexpr std::array<std::size_t, 3> window_words = {1, 2, 5};

using Weights = std::array<double, columns>;

struct Instance {
  std::vector<std::uint32_t>
      features;  // leading bits of hashes; after numbering, positions in the vocabulary
  std::size_t language = 0;
  double weight = 1;
};

Result<std::vector<Words>> split(const LanguageLine& line, std::vector<double>& weights) {
  const Result<Utf8Text> text = Utf8Text::from(line.text);
  if (!text || line.text.size() > limits::text_bytes) {
    return Error{"train.text", "",
                 "A text for the language tables is not UTF-8, or longer than 64 KiB."};
  }
  std::vector<Words> out;
  out.push_back(split_words(*text));
  weights.push_back(1);
  const std::size_t ways = latin_spellings(line.language);
  for (std::size_t way = 0; way < ways; ++way) {
    const std::string latin = spell_in_latin(line.text, line.language, way);
    out.push_back(split_words(Utf8Text::from(latin).value()));
    weights.push_back(spelling_weight / static_cast<double>(ways));
  }
  return out;
}

void add_windows(const Words& words, std::size_t language, double weight,
                 std::vector<Instance>& out) {
  std::vector<std::vector<std::uint32_t>> features;
  for (const Word& word : words.words) {
    if (!word.letters) continue;
    features.emplace_back();
    extract_language_features(words.folded_of(word), features.back());
    for (std::uint32_t& feature : features.back()) feature >>= 32 - hash_bits;
  }
  for (const std::size_t size : window_words) {
    for (std::size_t start = 0; start + size <= features.size(); start += size) {
      Instance& instance = out.emplace_back();
      instance.language = language;
      instance.weight = weight;
      for (std::size_t i = start; i < start + size; ++i) {
        instance.features.insert(instance.features.end(), features[i].begin(), features[i].end());
      }
    }
  }
}

bool mostly_cyrillic(std::string_view text) {
  const Utf8Text view = Utf8Text::from(text).value();
  std::size_t cyrillic = 0;
  std::size_t latin = 0;
  for (std::size_t position = 0; position < text.size();) {
    const Script script = script_of(next_code_point(view, position));
    if (script == Script::cyrillic) ++cyrillic;
    if (script == Script::latin) ++latin;
  }
  return cyrillic > latin;
}

Result<std::vector<Instance>> make_instances(std::span<const LanguageLine> lines) {
  std::vector<Instance> out;
  for (const LanguageLine& line : lines) {
    std::vector<double> weights;
    const Result<std::vector<Words>> texts = split(line, weights);
    if (!texts) return texts.error();
    const std::size_t language = language_index(line.language).value_or(other_language);
    if (language == other_language && mostly_cyrillic(line.text))
      weights[0] = cyrillic_neighbour_weight;
    for (std::size_t i = 0; i < texts->size(); ++i)
      add_windows((*texts)[i], language, weights[i], out);
  }
  // Every known language weighs the same, however many examples it has; the others together less,
  // since a visitor most likely writes one that the site offers.
  Weights sums{};
  for (const Instance& instance : out) sums[instance.language] += instance.weight;
  const double least = *std::min_element(sums.begin(), sums.end());
  if (!(least > 0)) {
    return Error{"train.empty", "",
                 "The language tables need texts of every known language and of others."};
  }
  double sum = 0;
  for (const double own : sums) sum += own;
  for (Instance& instance : out) {
    const double share = instance.language == other_language ? others_weight : 1.0;
    instance.weight *= share * sum / static_cast<double>(columns) / sums[instance.language];
  }
  return out;
}

struct Vocabulary {
  std::vector<std::uint32_t> hashes;  // ascending
  std::vector<std::uint32_t> occurrences;
};

Vocabulary count(const std::vector<Instance>& instances) {
  std::vector<std::uint32_t> all;
  for (const Instance& instance : instances)
    all.insert(all.end(), instance.features.begin(), instance.features.end());
  std::sort(all.begin(), all.end());
  Vocabulary out;
  for (std::size_t from = 0; from < all.size();) {
    std::size_t to = from;
    while (to < all.size() && all[to] == all[from]) ++to;
    if (to - from >= least_occurrences * window_words.size()) {
      out.hashes.push_back(all[from]);
      out.occurrences.push_back(static_cast<std::uint32_t>(to - from));
    }
    from = to;
  }
  return out;
}

std::vector<Instance> number(const std::vector<Instance>& instances, const Vocabulary& vocabulary) {
  std::vector<Instance> out = instances;
  for (Instance& instance : out) {
    std::vector<std::uint32_t> known;
    for (const std::uint32_t hash : instance.features) {
      const auto found = std::lower_bound(vocabulary.hashes.begin(), vocabulary.hashes.end(), hash);
      if (found == vocabulary.hashes.end() || *found != hash) continue;
      known.push_back(static_cast<std::uint32_t>(found - vocabulary.hashes.begin()));
    }
    instance.features = std::move(known);
  }
  return out;
}

// Multinomial logistic regression by stochastic gradients with a rate of its own for each weight
// (Duchi, Hazan, Singer, "Adaptive subgradient methods", 2011).
struct Regression {
  std::vector<Weights> weights;
  std::vector<Weights> squares;
  Weights bias{};

  explicit Regression(std::size_t features)
      : weights(features, Weights{}), squares(features, Weights{}) {}

  void learn(const Instance& instance) {
    Weights share = bias;
    for (const std::uint32_t feature : instance.features) {
      for (std::size_t i = 0; i < columns; ++i) share[i] += weights[feature][i];
    }
    const double top = *std::max_element(share.begin(), share.end());
    double sum = 0;
    for (double& value : share) {
      value = exponential(std::max(value - top, -40.0));
      sum += value;
    }
    for (std::size_t i = 0; i < columns; ++i) {
      const double gradient =
          (share[i] / sum - (i == instance.language ? 1.0 : 0.0)) * instance.weight;
      if (gradient < 1e-5 && gradient > -1e-5) continue;
      for (const std::uint32_t feature : instance.features) {
        double& square = squares[feature][i];
        square += gradient * gradient;
        weights[feature][i] -= learning_rate * gradient / std::sqrt(square + 1);
      }
      bias[i] -= 0.001 * gradient;
    }
  }
};

Regression regress(const std::vector<Instance>& instances, std::size_t features,
                   std::uint64_t seed) {
  Regression out(features);
  std::vector<std::uint32_t> order(instances.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  Random random(seed);
  for (int round = 0; round < rounds; ++round) {
    random.shuffle(order);
    for (const std::uint32_t i : order) out.learn(instances[i]);
  }
  return out;
}

std::vector<double> importance(const Regression& regression, const Vocabulary& vocabulary) {
  std::vector<double> out;
  for (std::size_t feature = 0; feature < vocabulary.hashes.size(); ++feature) {
    double mean = 0;
    for (const double weight : regression.weights[feature])
      mean += weight / static_cast<double>(columns);
    double spread = 0;
    for (const double weight : regression.weights[feature])
      spread += (weight - mean) * (weight - mean);
    out.push_back(spread * vocabulary.occurrences[feature]);
  }
  return out;
}

std::int8_t whole(double weight) {
  const double scaled = std::clamp(weight * units_a_nat, -127.0, 127.0);
  return static_cast<std::int8_t>(scaled < 0 ? scaled - 0.4 : scaled + 0.4);
}

LanguageTableParts quantize(const Regression& regression, const Vocabulary& vocabulary) {
  LanguageTableParts parts;
  parts.unit = units_a_nat;
  parts.hash_bits = hash_bits;
  for (std::size_t i = 0; i < columns; ++i)
    parts.bias[i] = static_cast<std::int32_t>(regression.bias[i] * units_a_nat);
  for (std::size_t feature = 0; feature < vocabulary.hashes.size(); ++feature) {
    LanguageTableParts::Row row;
    row.hash = vocabulary.hashes[feature] << (32 - hash_bits);
    bool any = false;
    for (std::size_t i = 0; i < columns; ++i) {
      row.weights[i] = whole(regression.weights[feature][i]);
      any = any || row.weights[i] != 0;
    }
    if (any) parts.rows.push_back(row);
  }
  return parts;
}

Vocabulary keep_best(const Vocabulary& vocabulary, const std::vector<double>& worth,
                     std::size_t most) {
  std::vector<std::uint32_t> order(worth.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return worth[a] > worth[b]; });
  order.resize(std::min(most, order.size()));
  std::sort(order.begin(), order.end());
  Vocabulary out;
  for (const std::uint32_t feature : order) {
    out.hashes.push_back(vocabulary.hashes[feature]);
    out.occurrences.push_back(vocabulary.occurrences[feature]);
  }
  return out;
}

}  // namespace

Result<std::string> train_language_tables(std::span<const LanguageLine> lines,
                                          const LanguageTrainingOptions& options,
                                          const Progress& progress) {
  const Result<std::vector<Instance>> instances = make_instances(lines);
  if (!instances) return instances.error();
  constexpr int most_attempts = 6;
  if (progress) progress(0, most_attempts + 1);
  const Vocabulary all = count(*instances);
  const std::vector<double> worth =
      importance(regress(number(*instances, all), all.hashes.size(), options.seed), all);

  // Fewer and fewer features until they fit, solved for anew each time so that those left make up
  // for those gone.
  std::size_t most = options.table_bytes * 10 / 57;  // about what a row takes
  std::string best;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    if (progress) progress(attempt + 1, most_attempts + 1);
    const Vocabulary kept = keep_best(all, worth, most);
    const std::string bytes = pack_language_tables(
        quantize(regress(number(*instances, kept), kept.hashes.size(), options.seed), kept));
    if (bytes.size() <= options.table_bytes) {
      best = bytes;
      if (kept.hashes.size() == all.hashes.size() || bytes.size() * 100 >= options.table_bytes * 96)
        break;
    }
    most = most * options.table_bytes / bytes.size() * 98 / 100;
  }
  if (progress) progress(most_attempts + 1, most_attempts + 1);
  if (best.empty())
    return Error{"train.budget", "",
                 "The language tables do not fit into the bytes allowed; allow more."};
  return best;
}

}  // namespace redress::train
