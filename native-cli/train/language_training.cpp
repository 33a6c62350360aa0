#include "train/language_training.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "redress/language.hpp"
#include "redress/text.hpp"
#include "train/random.hpp"
#include "train/rounded_descent.hpp"
#include "train/rounding.hpp"
#include "train/transliterate.hpp"

namespace redress::train {

namespace {

constexpr std::size_t columns = LanguageTableParts::columns;
constexpr std::size_t other_language = known_languages.size();
constexpr unsigned hash_bits = 20;
constexpr std::size_t least_occurrences = 3;
// As coarse as that, rows cost little and there may be many: 1 and 3 are worse.
constexpr std::int32_t units_a_nat = 2;
constexpr std::size_t lines_a_step = 50'000;
constexpr int exact_steps = 200;
constexpr int rounded_steps = 300;
constexpr int averaged_steps = 150;  // the last ones
constexpr double others_weight = 0.25;
// There are few of them beside the Latin ones, and three of the five known languages are their
// neighbours.
constexpr double cyrillic_neighbour_weight = 3;
constexpr double spelling_weight = 0.25;  // of a text in Latin letters against one in its own
// Single words, as visitors begin with them, and windows of words that stand for sentences.
constexpr std::array<std::size_t, 3> window_words = {1, 2, 5};

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

// Every text's words one after another; windows of them are the lines to learn from.
struct Texts {
  SparseLines text;                     // entries: leading bits of hashes, later rows
  std::vector<std::size_t> ends = {0};  // of each word's entries, behind that of the word before
};

// Lines reach from a word to a word, until they are numbered.
void add_windows(const Words& words, std::size_t language, double weight, Texts& out) {
  const std::size_t first = out.ends.size() - 1;
  std::vector<std::uint32_t> features;
  for (const Word& word : words.words) {
    if (!word.letters) continue;
    features.clear();
    extract_language_features(words.folded_of(word), features);
    for (const std::uint32_t feature : features)
      out.text.entries.push_back({feature >> (32 - hash_bits)});
    out.ends.push_back(out.text.entries.size());
  }
  const std::size_t end = out.ends.size() - 1;
  for (const std::size_t size : window_words) {
    for (std::size_t start = first; start + size <= end; start += size) {
      out.text.lines.push_back(
          {start, start + size, static_cast<std::uint16_t>(language), static_cast<float>(weight)});
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

Result<Texts> read_texts(std::span<const LanguageLine> lines) {
  Texts out;
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
  std::array<double, columns> sums{};
  for (const SparseLines::Line& line : out.text.lines)
    sums[line.category] += static_cast<double>(line.weight);
  if (!(*std::min_element(sums.begin(), sums.end()) > 0)) {
    return Error{"train.empty", "",
                 "The language tables need texts of every known language and of others."};
  }
  const auto count = static_cast<double>(out.text.lines.size());
  for (SparseLines::Line& line : out.text.lines) {
    const double share = line.category == other_language ? others_weight : 1.0;
    line.weight *=
        static_cast<float>(share * count / (columns - 1 + others_weight) / sums[line.category]);
  }
  return out;
}

struct Vocabulary {
  std::vector<std::uint32_t> hashes;  // ascending; a row each
  std::vector<std::uint32_t> occurrences;
};

// Leaves out the features that hardly occur, and makes lines of entries of those of words.
Vocabulary number(Texts& texts) {
  std::vector<std::uint32_t> rows(std::size_t{1} << hash_bits);
  for (const SparseLines::Entry& entry : texts.text.entries) ++rows[entry.row];
  Vocabulary out;
  for (std::uint32_t hash = 0; hash < rows.size(); ++hash) {
    const std::uint32_t occurrences = rows[hash];
    rows[hash] = 0;
    if (occurrences < least_occurrences) continue;
    out.hashes.push_back(hash);
    out.occurrences.push_back(occurrences);
    rows[hash] = static_cast<std::uint32_t>(out.hashes.size());
  }
  std::vector<SparseLines::Entry>& entries = texts.text.entries;
  std::size_t kept = 0;
  std::size_t at = 0;
  for (std::size_t& end : texts.ends) {
    for (; at < end; ++at) {
      if (rows[entries[at].row] != 0) entries[kept++] = {rows[entries[at].row] - 1};
    }
    end = kept;
  }
  entries.resize(kept);
  for (SparseLines::Line& line : texts.text.lines) {
    line.begin = texts.ends[line.begin];
    line.end = texts.ends[line.end];
  }
  return out;
}

std::string pack(const RoundedDescent& descent, const Vocabulary& vocabulary, double dead_zone) {
  LanguageTableParts parts;
  parts.unit = units_a_nat;
  parts.hash_bits = hash_bits;
  for (std::size_t i = 0; i < columns; ++i)
    parts.bias[i] = static_cast<std::int32_t>(descent.bias(i) * units_a_nat);
  for (std::size_t feature = 0; feature < vocabulary.hashes.size(); ++feature) {
    LanguageTableParts::Row row;
    row.hash = vocabulary.hashes[feature] << (32 - hash_bits);
    bool any = false;
    for (std::size_t i = 0; i < columns; ++i) {
      const double steps = static_cast<double>(descent.weight(feature, i)) * units_a_nat;
      row.weights[i] = static_cast<std::int8_t>(whole(steps, dead_zone));
      any = any || row.weights[i] != 0;
    }
    if (any) parts.rows.push_back(row);
  }
  return pack_language_tables(parts);
}

}  // namespace

Result<std::string> train_language_tables(std::span<const LanguageLine> lines,
                                          const LanguageTrainingOptions& options,
                                          const Progress& progress) {
  Result<Texts> texts = read_texts(lines);
  if (!texts) return texts.error();
  constexpr int most_attempts = 4;
  if (progress) progress(0, most_attempts + 1);
  const Vocabulary vocabulary = number(*texts);
  const SparseLines& text = texts->text;
  Random(options.seed).shuffle(texts->text.lines);

  DescentSettings settings;
  settings.decay = 1e-6;
  settings.sparseness = 3e-6;
  settings.averaging = 0.02;
  settings.dead_zone = 0.7;
  settings.left_out = 0;
  settings.seed = options.seed;
  const auto learn = [&](RoundedDescent& descent, int from, int to) {
    const std::size_t count = std::min(lines_a_step, text.lines.size());
    constexpr int steps = exact_steps + rounded_steps;
    for (int step = from; step < to; ++step) {
      if (step == steps - averaged_steps) descent.average();
      descent.step(text, static_cast<std::size_t>(step) * count % text.lines.size(), count,
                   static_cast<double>(step + 1) / steps);
    }
  };
  RoundedDescent exact(columns, std::vector<float>(vocabulary.hashes.size(), 1.0F), settings);
  learn(exact, 0, exact_steps);
  const std::vector<std::uint32_t> order = exact.in_order(vocabulary.occurrences);

  // Other numbers of rows until they just fit, learned anew each time so that those left make up
  // for those gone.
  std::size_t most = std::min(order.size(), options.table_bytes / 3);  // about what a row takes
  std::string best;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    if (progress) progress(attempt + 1, most_attempts + 1);
    std::vector<std::uint8_t> kept(order.size());
    for (std::size_t i = 0; i < most; ++i) kept[order[i]] = 1;
    RoundedDescent descent = exact;
    descent.keep(kept);
    descent.round_to(1.0F / units_a_nat);
    learn(descent, exact_steps, exact_steps + rounded_steps);
    descent.settle();
    const std::string bytes = pack(descent, vocabulary, settings.dead_zone);
    if (bytes.size() <= options.table_bytes) {
      if (bytes.size() > best.size()) best = bytes;
      if (most == order.size() || bytes.size() * 100 >= options.table_bytes * 98) break;
    }
    most = std::min(order.size(), most * options.table_bytes / bytes.size() * 99 / 100);
  }
  if (progress) progress(most_attempts + 1, most_attempts + 1);
  if (best.empty())
    return Error{"train.budget", "",
                 "The language tables do not fit into the bytes allowed; allow more."};
  return best;
}

}  // namespace redress::train
