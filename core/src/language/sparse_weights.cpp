#include "language/sparse_weights.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

namespace redress {

namespace {

constexpr int largest_weight = 127;
constexpr std::size_t size_models = 24;
constexpr std::size_t densities = 4;
// Rows of what is often met are finer than others, whose weights are whole eights, fours or twos of
// the unit: that many low bits of all of a row's weights are 0, at most.
constexpr unsigned coarsest = 3;
// An adaptive bit costs at least log2(4096/4065) = 0.011 bits; well-made tables take over ten bits
// a row. So a claim of more rows than bytes times this, or of more weights, is a lie that must not
// cost memory.
constexpr std::size_t rows_a_byte = 8;
constexpr std::size_t weights_a_byte = 512;

// The statistics of one column: how often a weight is there at all, given how many of the last
// rows' and of this row's were.
struct ColumnModels {
  std::array<BitModel, densities> present;
  BitModel negative;
};

unsigned low_zeros(std::span<const std::int8_t> weights) {
  unsigned bits = 1U << coarsest;
  for (const std::int8_t weight : weights) bits |= static_cast<unsigned>(weight);
  return static_cast<unsigned>(std::countr_zero(bits));
}

// Shared by both directions so that they can never disagree; Coder::bit passes its argument through
// or replaces it by what it reads.
template <class Coder>
class WeightCoder {
 public:
  WeightCoder(Coder& coder, std::size_t columns, unsigned hash_bits)
      : coder_(coder), hash_bits_(hash_bits) {
    for (CoarseModels& models : by_coarseness_) models.columns.resize(columns);
  }

  std::uint32_t distance(std::uint32_t value) { return distances_.code(coder_, value, hash_bits_); }

  void row(std::span<std::int8_t> weights) {
    const unsigned own = low_zeros(weights);
    unsigned coarseness = 0;
    while (coarseness < coarsest && coder_.bit(coarser_[coarseness], own > coarseness))
      ++coarseness;
    CoarseModels& models = by_coarseness_[coarseness];
    const int step = 1 << coarseness;
    std::size_t seen = 0;
    for (std::size_t column = 0; column < weights.size(); ++column) {
      ColumnModels& own_column = models.columns[column];
      const int value = weights[column] / step;
      if (!coder_.bit(own_column.present[std::min(seen, densities - 1)], value != 0)) {
        weights[column] = 0;
        continue;
      }
      ++seen;
      const bool negative = coder_.bit(own_column.negative, value < 0);
      const int size = magnitude(models.sizes[negative ? 1 : 0], value < 0 ? -value : value,
                                 largest_weight / step);
      weights[column] = static_cast<std::int8_t>(negative ? -size * step : size * step);
    }
  }

 private:
  struct CoarseModels {
    std::vector<ColumnModels> columns;
    std::array<std::array<BitModel, size_models>, 2> sizes;  // of positive and of negative weights
  };

  // One bit a step, since nearly all are 1 or 2; 1 to `most`.
  int magnitude(std::array<BitModel, size_models>& models, int value, int most) {
    int size = 1;
    while (
        size < most &&
        coder_.bit(models[std::min(static_cast<std::size_t>(size), size_models) - 1], value > size))
      ++size;
    return size;
  }

  Coder& coder_;
  unsigned hash_bits_;
  std::array<CoarseModels, coarsest + 1> by_coarseness_;
  std::array<BitModel, coarsest> coarser_;
  DistanceModel distances_;
};

}  // namespace

void SparseWeights::lay_out(LayoutWriter& out) const {
  index.lay_out(out);
  out.row<std::uint32_t>(std::array{static_cast<std::uint32_t>(columns)});
  out.row(weights.span());
}

std::optional<SparseWeights> SparseWeights::laid_out(LayoutReader& from) {
  std::optional<HashIndex> index = HashIndex::laid_out(from);
  const auto columns = from.few<1>();
  auto weights = from.row<std::int8_t>();
  if (!index || !columns || !weights) return std::nullopt;
  if (weights->size() != index->hashes.size() * (*columns)[0]) return std::nullopt;
  return SparseWeights{*std::move(index), (*columns)[0], *std::move(weights)};
}

std::string pack_weights(const SparseWeights& table) {
  std::string out;
  put_number(out, table.index.bits, 1);
  put_number(out, static_cast<std::uint32_t>(table.columns), 2);
  put_number(out, static_cast<std::uint32_t>(table.rows()), 4);
  RangeWriting writing;
  WeightCoder coder(writing, table.columns, table.index.bits);
  std::vector<std::int8_t> row(table.columns);
  std::int64_t last = -1;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    coder.distance(static_cast<std::uint32_t>(table.index.hashes[i] - last));
    last = table.index.hashes[i];
    const auto from = table.weights.begin() + static_cast<std::ptrdiff_t>(i * table.columns);
    std::copy_n(from, table.columns, row.begin());
    coder.row(row);
  }
  return out + writing.encoder.finish();
}

std::optional<SparseWeights> unpack_weights(std::string_view bytes) {
  ByteReader reader(bytes);
  SparseWeights table;
  table.index.bits = reader.number(1);
  table.columns = reader.number(2);
  const std::uint64_t rows = reader.number(4);
  if (!reader.ok() || table.index.bits < HashIndex::least_bits ||
      table.index.bits > HashIndex::most_bits || table.columns == 0)
    return std::nullopt;
  const std::uint64_t size = reader.rest().size();
  if (rows > size * rows_a_byte || rows * table.columns > size * weights_a_byte)
    return std::nullopt;

  RangeReading reading{RangeDecoder(reader.rest())};
  WeightCoder coder(reading, table.columns, table.index.bits);
  std::vector<std::uint32_t> hashes;
  hashes.reserve(static_cast<std::size_t>(rows));
  std::vector<std::int8_t> weights(static_cast<std::size_t>(rows) * table.columns);
  const std::int64_t hash_end = std::int64_t{1} << table.index.bits;
  std::int64_t last = -1;
  for (std::size_t i = 0; i < static_cast<std::size_t>(rows); ++i) {
    const std::uint32_t distance = coder.distance(1);
    last += distance;
    if (distance == 0 || last >= hash_end || reading.decoder.overran()) return std::nullopt;
    hashes.push_back(static_cast<std::uint32_t>(last));
    coder.row(std::span(weights).subspan(i * table.columns, table.columns));
  }
  if (reading.decoder.overran()) return std::nullopt;
  table.weights = std::move(weights);
  table.index.hashes = std::move(hashes);
  table.index.build();
  return table;
}

std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  return hash;
}

void put_number(std::string& out, std::uint32_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i)
    out.push_back(static_cast<char>(static_cast<unsigned char>(value >> (8 * i))));
}

std::uint32_t ByteReader::number(unsigned bytes) {
  const std::string_view taken = string(bytes);
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(taken[i])) << (8 * i);
  }
  return value;
}

std::string_view ByteReader::string(std::size_t size) {
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    return {};
  }
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

}  // namespace redress
