// Ascending hashes of a known width, found through a table by their leading bits, and how they are
// packed.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/layout.hpp"
#include "base/numbers.hpp"
#include "base/one_copy.hpp"
#include "language/range_coder.hpp"

namespace redress {

struct HashIndex {
  static constexpr std::uint32_t missing = 0xFFFFFFFFU;
  static constexpr unsigned least_bits = 8;
  static constexpr unsigned most_bits = 30;

  unsigned bits = 0;  ///< Leading bits of a 32-bit hash that count; the others are dropped, and
                      ///< with them the difference between what shares these.
  unsigned bucket_shift = 0;
  Numbers<std::uint32_t> hashes;   ///< Ascending.
  Numbers<std::uint32_t> buckets;  ///< First position whose hash >> bucket_shift is that or
                                   ///< more; one more at the end. One for one or two hashes:
                                   ///< what is small stays in the processor's caches.
  /// A bit for each way in which a hash can begin, at least eight a hash: set where one begins so.
  /// Most features of a text are in no table; these few kilobytes say so for nearly all of them,
  /// and have room in the processor's first cache, as the table has not.
  Numbers<std::uint32_t> begun;
  unsigned begun_shift = 0;  ///< Of a 32-bit hash to the number of its bit.

  /// False: there is no such 32-bit hash.
  [[nodiscard]] bool may_have(std::uint32_t whole) const {
    const std::uint32_t bit = whole >> begun_shift;
    return ((begun[bit / 32] >> (bit % 32)) & 1U) != 0;
  }
  /// The first position of a 32-bit hash, or `missing`. O(1): hashes are evenly spread.
  [[nodiscard]] REDRESS_ONE_COPY std::uint32_t find(std::uint32_t whole) const {
    if (!may_have(whole)) return missing;
    const std::uint32_t hash = whole >> (32 - bits);
    const std::uint32_t bucket = hash >> bucket_shift;
    const std::uint32_t end = buckets[bucket + 1];
    for (std::uint32_t at = buckets[bucket]; at < end; ++at) {
      if (hashes[at] == hash) return at;
    }
    return missing;
  }
  /// Makes `buckets` of `hashes`, and `begun`.
  REDRESS_ONE_COPY void build() {
    unsigned bucket_bits = std::max(static_cast<unsigned>(std::bit_width(hashes.size())), 2U) - 1;
    bucket_bits = std::min(bucket_bits, bits);
    bucket_shift = bits - bucket_bits;
    std::vector<std::uint32_t> starts((std::size_t{1} << bucket_bits) + 1);
    for (const std::uint32_t hash : hashes) ++starts[(hash >> bucket_shift) + 1];
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    buckets = std::move(starts);

    const unsigned begun_bits = std::clamp(bucket_bits + 4, 5U, bits);  // whole numbers at least
    begun_shift = 32 - begun_bits;
    std::vector<std::uint32_t> set((std::size_t{1} << begun_bits) / 32);
    for (const std::uint32_t hash : hashes) {
      const std::uint32_t bit = hash >> (bits - begun_bits);
      set[bit / 32] |= 1U << (bit % 32);
    }
    begun = std::move(set);
  }

  // All of them are compared, whatever comes first, so that several can be at once.
  [[nodiscard]] static bool ascend(std::span<const std::uint32_t> numbers) {
    std::uint32_t falls = 0;
    for (std::size_t i = 1; i < numbers.size(); ++i) falls |= numbers[i] < numbers[i - 1] ? 1U : 0U;
    return falls == 0;
  }
  void lay_out(LayoutWriter& out) const {
    out.row<std::uint32_t>(std::array{bits, bucket_shift, begun_shift});
    out.row(hashes.span());
    out.row(buckets.span());
    out.row(begun.span());
  }
  /// Whatever the bytes are, find() of what is answered stays within them.
  [[nodiscard]] static std::optional<HashIndex> laid_out(LayoutReader& from) {
    const auto sizes = from.few<3>();
    auto hashes = from.row<std::uint32_t>();
    auto buckets = from.row<std::uint32_t>();
    auto begun = from.row<std::uint32_t>();
    if (!sizes || !begun) return std::nullopt;
    const auto [bits, bucket_shift, begun_shift] = *sizes;
    if (bits < least_bits || bits > most_bits || bucket_shift > bits || begun_shift > 32 - 5)
      return std::nullopt;
    const bool fits = buckets->size() == (std::size_t{1} << (bits - bucket_shift)) + 1 &&
                      begun->size() == (std::size_t{1} << (32 - begun_shift)) / 32 &&
                      ascend(buckets->span()) && (*buckets)[buckets->size() - 1] <= hashes->size();
    if (!fits) return std::nullopt;
    return HashIndex{
        bits,       bucket_shift, *std::move(hashes), *std::move(buckets), *std::move(begun),
        begun_shift};
  }
};

/// The two directions of a coder behind one face, so that what is written and what is read can
/// never disagree: bit and plain pass their argument through, or replace it by what was read.
struct RangeWriting {
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
struct RangeReading {
  RangeDecoder decoder;
  bool bit(BitModel& model, bool) { return decoder.get(model); }
  std::uint32_t plain(std::uint32_t, unsigned count) { return decoder.get_plain(count); }
};

/// A number below 2^bits, highest bit first, each bit's odds learned under those before it.
template <class Coder, std::size_t N>
std::uint32_t code_tree(Coder& coder, std::array<BitModel, N>& models, std::uint32_t value,
                        unsigned bits) {
  std::uint32_t node = 1;
  for (unsigned i = bits; i > 0; --i) {
    const bool bit = coder.bit(models[node], ((value >> (i - 1)) & 1U) != 0);
    node = (node << 1) | static_cast<std::uint32_t>(bit);
  }
  return node - (1U << bits);
}

/// Distances between ascending hashes.
class DistanceModel {
 public:
  /// At least 1: its number of bits adaptive, all but the two bits behind the first plain. Reads 0
  /// for what no distance below 2^bits is written as.
  template <class Coder>
  REDRESS_ONE_COPY std::uint32_t code(Coder& coder, std::uint32_t value, unsigned bits) {
    const auto width = static_cast<std::uint32_t>(std::bit_width(value));
    const std::uint32_t coded_width = code_tree(coder, width_, width, 6);
    if (coded_width == 0 || coded_width > bits) return 0;
    std::uint32_t out = 1;
    unsigned left = coded_width - 1;
    for (unsigned depth = 0; depth < 2 && left > 0; ++depth) {
      --left;
      out = (out << 1) |
            static_cast<std::uint32_t>(coder.bit(
                leading_[(coded_width * 8 + out) % leading_.size()], ((value >> left) & 1U) != 0));
    }
    if (left == 0) return out;
    return (out << left) | coder.plain(value & ((1U << left) - 1U), left);
  }

 private:
  std::array<BitModel, 64> width_{};
  std::array<BitModel, 33 * 8> leading_{};
};

}  // namespace redress
