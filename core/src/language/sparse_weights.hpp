// Rows of small integer weights by feature hash, packed and in memory: what language tables and
// categorizer models are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace redress {

/// In memory: hashes ascending, found through a table by their leading bits.
struct SparseWeights {
  static constexpr std::uint32_t missing = 0xFFFFFFFFU;
  static constexpr unsigned least_hash_bits = 8;
  static constexpr unsigned most_hash_bits = 30;

  unsigned hash_bits =
      0;  ///< Leading bits of a feature's 32-bit hash that count; the others are dropped, and with
          ///< them the difference between features that share these.
  std::size_t columns = 0;
  unsigned bucket_shift = 0;
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint32_t> buckets;  ///< First row whose hash >> bucket_shift is the position or
                                       ///< more; one more at the end.
  std::vector<std::int8_t> weights;    ///< columns a row.

  [[nodiscard]] std::size_t rows() const { return hashes.size(); }
  /// The row of a feature's 32-bit hash, or `missing`. O(1): the hashes are evenly spread.
  [[nodiscard]] std::uint32_t find(std::uint32_t feature_hash) const {
    const std::uint32_t hash = feature_hash >> (32 - hash_bits);
    const std::uint32_t bucket = hash >> bucket_shift;
    const std::uint32_t end = buckets[bucket + 1];
    for (std::uint32_t row = buckets[bucket]; row < end; ++row) {
      if (hashes[row] == hash) return row;
    }
    return missing;
  }
  [[nodiscard]] std::span<const std::int8_t> row(std::uint32_t index) const {
    return std::span(weights).subspan(index * columns, columns);
  }
};

/// Needs hash_bits, columns, hashes (ascending, each once, below 2^hash_bits) and weights; returns
/// bytes that hold all of them.
[[nodiscard]] std::string pack_weights(const SparseWeights& table);
/// Nothing where the bytes were not written by pack_weights. Takes at most memory in proportion to
/// the bytes.
[[nodiscard]] std::optional<SparseWeights> unpack_weights(std::string_view bytes);

/// FNV-1a (Fowler, Noll, Vo): finds accidental damage; the bundle's SHA-256 finds the rest.
[[nodiscard]] std::uint32_t checksum(std::string_view bytes);

/// Little-endian numbers of packed headers.
void put_number(std::string& out, std::uint32_t value, unsigned bytes);
/// Takes numbers and strings from the front of `bytes`; ok() turns false for good where they end
/// too early.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] std::uint32_t number(unsigned bytes);
  [[nodiscard]] std::string_view string(std::size_t size);
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace redress
