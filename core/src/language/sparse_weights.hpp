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

#include "language/hash_index.hpp"

namespace redress {

struct SparseWeights {
  HashIndex index;  ///< Each hash once.
  std::size_t columns = 0;
  Numbers<std::int8_t> weights;  ///< columns a row; the rows in the order of the hashes.

  [[nodiscard]] std::size_t rows() const { return index.hashes.size(); }
  [[nodiscard]] std::span<const std::int8_t> row(std::uint32_t position) const {
    return weights.span().subspan(position * columns, columns);
  }

  void lay_out(LayoutWriter& out) const;
  /// Nothing where that is not what comes next.
  [[nodiscard]] static std::optional<SparseWeights> laid_out(LayoutReader& from);
};

/// Needs columns, weights, and the index's bits and hashes (each below 2^bits); returns bytes that
/// hold all of them.
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
