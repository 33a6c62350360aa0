#include "language/sparse_weights.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "language/range_coder.hpp"

namespace redress {

namespace {

constexpr std::uint32_t largest_weight = 127;
constexpr std::size_t size_models = 24;
constexpr std::size_t densities = 4;
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

// Shared by both directions so that they can never disagree; Coder::bit passes its argument through
// or replaces it by what it reads.
template <class Coder>
class WeightCoder {
 public:
  WeightCoder(Coder& coder, std::size_t columns, unsigned hash_bits)
      : coder_(coder), columns_(columns), hash_bits_(hash_bits), column_models_(columns) {}

  // Distance to the hash before, at least 1: its number of bits adaptive, all but the two bits
  // behind the first plain.
  std::uint32_t distance(std::uint32_t value) {
    const auto width = static_cast<std::uint32_t>(std::bit_width(value));
    const std::uint32_t coded_width = tree(width_, width, 6);
    if (coded_width == 0 || coded_width > hash_bits_) return 0;
    std::uint32_t out = 1;
    unsigned left = coded_width - 1;
    for (unsigned depth = 0; depth < 2 && left > 0; ++depth) {
      --left;
      out = (out << 1) |
            static_cast<std::uint32_t>(coder_.bit(
                leading_[(coded_width * 8 + out) % leading_.size()], ((value >> left) & 1U) != 0));
    }
    if (left == 0) return out;
    return (out << left) | coder_.plain(value & ((1U << left) - 1U), left);
  }

  void row(std::int8_t* weights) {
    std::size_t seen = 0;
    for (std::size_t column = 0; column < columns_; ++column) {
      ColumnModels& models = column_models_[column];
      int value = weights[column];
      if (!coder_.bit(models.present[std::min(seen, densities - 1)], value != 0)) {
        weights[column] = 0;
        continue;
      }
      ++seen;
      const bool negative = coder_.bit(models.negative, value < 0);
      const auto size = static_cast<std::uint32_t>(value < 0 ? -value : value);
      const std::uint32_t coded = magnitude(sizes_[negative ? 1 : 0], size);
      weights[column] =
          static_cast<std::int8_t>(negative ? -static_cast<int>(coded) : static_cast<int>(coded));
    }
  }

 private:
  template <std::size_t N>
  std::uint32_t tree(std::array<BitModel, N>& models, std::uint32_t value, unsigned bits) {
    std::uint32_t node = 1;
    for (unsigned i = bits; i > 0; --i) {
      const bool bit = coder_.bit(models[node], ((value >> (i - 1)) & 1U) != 0);
      node = (node << 1) | static_cast<std::uint32_t>(bit);
    }
    return node - (1U << bits);
  }

  // One bit a step, since nearly all are 1 or 2; 1 to largest_weight.
  std::uint32_t magnitude(std::array<BitModel, size_models>& models, std::uint32_t value) {
    std::uint32_t size = 1;
    while (size < largest_weight &&
           coder_.bit(models[std::min<std::size_t>(size, size_models) - 1], value > size))
      ++size;
    return size;
  }

  Coder& coder_;
  std::size_t columns_;
  unsigned hash_bits_;
  std::vector<ColumnModels> column_models_;
  std::array<BitModel, 64> width_{};
  std::array<BitModel, 33 * 8> leading_{};
  std::array<std::array<BitModel, size_models>, 2> sizes_{};  // of positive and of negative weights
};

struct Writing {
  RangeEncoder encoder;
  bool bit(BitModel& model, bool value) {
    encoder.put(model, value);
    return value;
  }
  std::uint32_t plain(std::uint32_t value, unsigned count) {
    encoder.put_plain(value, count);
    return value;
  }
};
struct Reading {
  RangeDecoder decoder;
  bool bit(BitModel& model, bool) { return decoder.get(model); }
  std::uint32_t plain(std::uint32_t, unsigned count) { return decoder.get_plain(count); }
};

void index_rows(SparseWeights& table) {
  // About two buckets a row, so that most hold one hash or none.
  unsigned bucket_bits = static_cast<unsigned>(std::bit_width(table.rows())) + 1;
  bucket_bits = std::min(bucket_bits, table.hash_bits);
  table.bucket_shift = table.hash_bits - bucket_bits;
  table.buckets.assign((std::size_t{1} << bucket_bits) + 1, 0);
  for (const std::uint32_t hash : table.hashes) ++table.buckets[(hash >> table.bucket_shift) + 1];
  for (std::size_t i = 1; i < table.buckets.size(); ++i) table.buckets[i] += table.buckets[i - 1];
}

}  // namespace

std::string pack_weights(const SparseWeights& table) {
  std::string out;
  put_number(out, table.hash_bits, 1);
  put_number(out, static_cast<std::uint32_t>(table.columns), 2);
  put_number(out, static_cast<std::uint32_t>(table.rows()), 4);
  Writing writing;
  WeightCoder coder(writing, table.columns, table.hash_bits);
  std::vector<std::int8_t> row(table.columns);
  std::int64_t last = -1;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    coder.distance(static_cast<std::uint32_t>(table.hashes[i] - last));
    last = table.hashes[i];
    const auto from = table.weights.begin() + static_cast<std::ptrdiff_t>(i * table.columns);
    std::copy_n(from, table.columns, row.begin());
    coder.row(row.data());
  }
  return out + writing.encoder.finish();
}

std::optional<SparseWeights> unpack_weights(std::string_view bytes) {
  ByteReader reader(bytes);
  SparseWeights table;
  table.hash_bits = reader.number(1);
  table.columns = reader.number(2);
  const std::uint64_t rows = reader.number(4);
  if (!reader.ok() || table.hash_bits < SparseWeights::least_hash_bits ||
      table.hash_bits > SparseWeights::most_hash_bits || table.columns == 0)
    return std::nullopt;
  const std::uint64_t size = reader.rest().size();
  if (rows > size * rows_a_byte || rows * table.columns > size * weights_a_byte)
    return std::nullopt;

  Reading reading{RangeDecoder(reader.rest())};
  WeightCoder coder(reading, table.columns, table.hash_bits);
  table.hashes.reserve(static_cast<std::size_t>(rows));
  table.weights.resize(static_cast<std::size_t>(rows) * table.columns);
  const std::int64_t hash_end = std::int64_t{1} << table.hash_bits;
  std::int64_t last = -1;
  for (std::size_t i = 0; i < static_cast<std::size_t>(rows); ++i) {
    const std::uint32_t distance = coder.distance(1);
    last += distance;
    if (distance == 0 || last >= hash_end || reading.decoder.overran()) return std::nullopt;
    table.hashes.push_back(static_cast<std::uint32_t>(last));
    coder.row(table.weights.data() + i * table.columns);
  }
  if (reading.decoder.overran()) return std::nullopt;
  index_rows(table);
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
