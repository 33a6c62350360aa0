// Classes of words of like meaning: what a sentence did not happen to name in training ("goulash",
// "plaster") still says something when it stands in the same class as what was named.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/feature_hash.hpp"
#include "language/hash_index.hpp"
#include "redress/categorize.hpp"

namespace redress {

/// A lexicon in memory. Immutable.
class ClassTable {
 public:
  /// A word of no class is taken for one of some class at odds of about 1:30, which training
  /// takes into account; each bit more would take the bytes of 500 rows.
  static constexpr unsigned hash_bits = 20;

  /// Entries in any order; the same one twice counts once.
  explicit ClassTable(std::vector<ClassEntry> entries);

  [[nodiscard]] std::vector<ClassEntry> entries() const;

  void lay_out(LayoutWriter& out) const;
  /// Nothing where that is not what comes next.
  [[nodiscard]] static std::optional<ClassTable> laid_out(LayoutReader& from);

  /// Visits the classes of each word of a text in turn.
  class Reader;

 private:
  ClassTable(HashIndex index, Numbers<std::uint8_t> values)
      : index_(std::move(index)), values_(std::move(values)) {}

  HashIndex index_;
  Numbers<std::uint8_t> values_;  // class of each hash, or `opens`
};

/// Bytes that hold the entries; the same for the same entries in any order.
[[nodiscard]] std::string pack_classes(const std::vector<ClassEntry>& entries);
/// Nothing where the bytes were not written by pack_classes. Takes memory in proportion to the
/// bytes.
[[nodiscard]] std::optional<std::vector<ClassEntry>> unpack_classes(std::string_view bytes);

class ClassTable::Reader {
 public:
  explicit Reader(const ClassTable& classes) : classes_(classes) {}

  /// The classes of the next word, given its skeleton, each once; `true` in `with_before` where the
  /// word before was needed to tell.
  struct Hit {
    std::uint8_t word_class = 0;
    bool with_before = false;
    std::uint32_t entry = 0;  ///< Position in entries() of what told the class,
    std::uint32_t begun = 0;  ///< and of what opens it: the same but for two words.
  };
  [[nodiscard]] const std::vector<Hit>& next(std::string_view skeleton);

 private:
  struct Opened {
    std::uint32_t key = 0;
    std::uint32_t entry = 0;
  };
  void look_up(std::uint32_t key);
  void add(const Hit& hit);

  const ClassTable& classes_;
  std::vector<std::uint32_t> parts_;  // keys of this word: whole, and of every beginning
  std::vector<Opened> opened_;        // by the word before
  std::vector<Opened> opening_;
  std::vector<Hit> hits_;
};

}  // namespace redress
