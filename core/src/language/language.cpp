#include "redress/language.hpp"

#include <algorithm>

#include "base/one_copy.hpp"
#include "language/features.hpp"
#include "language/letter_pairs.hpp"
#include "language/softmax.hpp"
#include "language/sparse_weights.hpp"

namespace redress {

namespace {

constexpr std::string_view magic = "RDLT";
constexpr unsigned format = 2;
constexpr std::size_t columns = LanguageTableParts::columns;
constexpr std::size_t other_language = known_languages.size();
// A letter that no known language writes, such as ј, ў, қ, ł, š or α: so many nats speak for
// another one. The examples could not teach it, since no list of neighbour languages is complete.
constexpr std::int64_t foreign_letter_nats = 4;
// 256 / ln 2: from nats to the 1/256 doublings that exp2_negative counts in.
constexpr std::int64_t steps_a_nat = 369;

struct Header {
  std::array<std::int32_t, columns> bias{};
  std::int32_t unit = 1;
  std::string_view weights;
};

Error invalid(std::string_view why) {
  return {"bundle.language_tables", "",
          "The language tables cannot be read: " + std::string(why) + "; make them again."};
}

Result<Header> read_header(std::string_view bytes) {
  ByteReader reader(bytes);
  if (reader.string(magic.size()) != magic) return invalid("the first bytes are not theirs");
  if (reader.number(2) != format) return invalid("the format is another one");
  const std::uint32_t expected = reader.number(4);
  if (!reader.ok() || checksum(reader.rest()) != expected) return invalid("the checksum differs");
  Header header;
  for (std::int32_t& bias : header.bias) bias = static_cast<std::int32_t>(reader.number(4));
  header.unit = static_cast<std::int32_t>(reader.number(2));
  if (!reader.ok() || header.unit == 0) return invalid("they end too early");
  header.weights = reader.rest();
  return header;
}

std::int64_t foreign_letters(std::span<const char32_t> word) {
  return std::count_if(word.begin(), word.end(),
                       [](char32_t c) { return !of_known_alphabet(c) && is_letter(c); });
}

int share(const std::array<std::int64_t, columns>& nats_times_unit, std::size_t of,
          std::int64_t unit) {
  const std::int64_t top = *std::max_element(nats_times_unit.begin(), nats_times_unit.end());
  std::uint64_t sum = 0;
  std::uint64_t own = 0;
  for (std::size_t i = 0; i < columns; ++i) {
    const std::uint64_t part =
        exp2_negative(static_cast<std::uint64_t>((top - nats_times_unit[i]) * steps_a_nat / unit));
    sum += part;
    if (i == of) own = part;
  }
  return static_cast<int>(own * 1000 / sum);  // sum is at least the top's 2^30
}

}  // namespace

std::optional<std::size_t> language_index(std::string_view tag) {
  const auto found = std::find(known_languages.begin(), known_languages.end(), tag);
  if (found == known_languages.end()) return std::nullopt;
  return static_cast<std::size_t>(found - known_languages.begin());
}

Result<LanguageTables> LanguageTables::load(std::string_view bytes) {
  const Result<Header> header = read_header(bytes);
  if (!header) return header.error();
  std::optional<SparseWeights> weights = unpack_weights(header->weights);
  if (!weights || weights->columns != columns) return invalid("the weights are damaged");
  LanguageTables tables;
  tables.bias_ = header->bias;
  tables.unit_ = header->unit;
  tables.weights_ = std::make_shared<const SparseWeights>(std::move(*weights));
  if (has_shortcuts) tables.pairs_ = std::make_shared<const LetterPairs>(*tables.weights_);
  return tables;
}

void LanguageTables::lay_out(LayoutWriter& out) const {
  out.row<std::int32_t>(bias_);
  out.row<std::int32_t>(std::array{unit_});
  weights_->lay_out(out);
}

std::optional<LanguageTables> LanguageTables::laid_out(LayoutReader& from) {
  const auto bias = from.row<std::int32_t>();
  const auto unit = from.row<std::int32_t>();
  auto weights = SparseWeights::laid_out(from);
  const bool fits = bias && unit && weights && bias->size() == columns && unit->size() == 1 &&
                    (*unit)[0] > 0 && weights->columns == columns;
  if (!fits) return std::nullopt;
  // One text has fewer pairs of letters than there are: pairs() are not worth making.
  LanguageTables tables;
  std::copy(bias->begin(), bias->end(), tables.bias_.begin());
  tables.unit_ = (*unit)[0];
  tables.weights_ = std::make_shared<const SparseWeights>(*std::move(weights));
  return tables;
}

std::string pack_language_tables(const LanguageTableParts& parts) {
  SparseWeights table;
  std::vector<std::uint32_t> hashes;
  std::vector<std::int8_t> weights;
  table.index.bits = parts.hash_bits;
  table.columns = columns;
  for (const LanguageTableParts::Row& row : parts.rows) {
    hashes.push_back(row.hash >> (32 - parts.hash_bits));
    weights.insert(weights.end(), row.weights.begin(), row.weights.end());
  }
  table.index.hashes = std::move(hashes);
  table.weights = std::move(weights);
  std::string body;
  for (const std::int32_t bias : parts.bias) put_number(body, static_cast<std::uint32_t>(bias), 4);
  put_number(body, static_cast<std::uint32_t>(parts.unit), 2);
  body += pack_weights(table);

  std::string out(magic);
  put_number(out, format, 2);
  put_number(out, checksum(body), 4);
  return out + body;
}

LanguageGuess detect(const Words& words, const LanguageTables& tables) {
  LanguageGuess guess;
  if (tables.empty()) return guess;
  const SparseWeights& weights = tables.weights();
  std::array<std::int64_t, columns> sum{};
  std::copy(tables.bias().begin(), tables.bias().end(), sum.begin());
  const Result<Utf8Text> folded = Utf8Text::from(words.folded);
  if (!folded) return guess;
  std::vector<char32_t> code_points;
  bool letters = false;
  bool known_feature = false;
  for (const Word& word : words.words) {
    if (!word.letters) continue;
    letters = true;
    const Utf8Text written = folded->sub(word.folded);
    if (has_shortcuts && tables.pairs() != nullptr) {
      if (const std::optional<LanguageSums> of_word = tables.pairs()->sums_of(written)) {
        for (std::size_t i = 0; i < columns; ++i) sum[i] += (*of_word)[i];
        known_feature = known_feature || (*of_word)[known_features] != 0;
        continue;
      }
    }
    code_points.clear();
    for (std::size_t position = 0; position < written.view().size();)
      code_points.push_back(next_code_point(written, position));
    std::array<std::int32_t, columns> of_word{};  // of at most 64 KiB: far from full
    for_each_language_feature(code_points, [&](std::uint32_t feature) {
      const std::uint32_t row = weights.index.find(feature);
      if (row == HashIndex::missing) return;
      known_feature = true;
      const std::int8_t* values = weights.row(row).data();
      for (std::size_t i = 0; i < columns; ++i) of_word[i] += values[i];
    });
    for (std::size_t i = 0; i < columns; ++i) sum[i] += of_word[i];
    sum[other_language] += foreign_letters(code_points) * foreign_letter_nats * tables.unit();
  }
  if (!letters) return guess;

  const auto top = static_cast<std::size_t>(std::max_element(sum.begin(), sum.end()) - sum.begin());
  if (top != other_language) guess.tag = known_languages[top];
  guess.confidence = share(sum, top, tables.unit());
  if (known_feature) std::copy_n(sum.begin(), known_languages.size(), guess.evidence.begin());
  return guess;
}

std::string_view likeliest(const LanguageGuess& guess, std::span<const std::string> offered,
                           std::string_view page_language) {
  std::string_view best;
  std::int64_t best_evidence = 0;
  bool tie = true;
  for (const std::string& tag : offered) {
    const std::optional<std::size_t> index = language_index(tag);
    if (!index) continue;
    const std::int64_t evidence = guess.evidence[*index];
    if (best.empty() || evidence > best_evidence) {
      tie = false;
      best = tag;
      best_evidence = evidence;
    } else if (evidence == best_evidence && tag != best) {
      tie = true;
    }
  }
  const auto page = std::find(offered.begin(), offered.end(), page_language);
  const bool nothing_speaks = guess.evidence == LanguageGuess{}.evidence;
  if (best.empty() || nothing_speaks) {
    if (page != offered.end()) return *page;
    return offered.empty() ? std::string_view{} : std::string_view(offered.front());
  }
  if (tie && page != offered.end()) {
    const std::optional<std::size_t> index = language_index(*page);
    if (index && guess.evidence[*index] == best_evidence) return *page;
  }
  return best;
}

}  // namespace redress
