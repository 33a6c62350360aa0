// Which language a text is written in: en, ru, bg, hu, uk, or `und` for every other and for what
// cannot be told.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"
#include "redress/text.hpp"

namespace redress {

/// The languages that the core understands, in the order of their tables.
inline constexpr std::array<std::string_view, 5> known_languages = {"en", "ru", "bg", "hu", "uk"};
/// Index into known_languages.
[[nodiscard]] std::optional<std::size_t> language_index(std::string_view tag);

/// Integer weights by feature hash; defined in core/src/language/sparse_weights.hpp.
struct SparseWeights;
/// Defined in core/src/language/letter_pairs.hpp.
class LetterPairs;
/// Defined in core/src/base/layout.hpp.
class LayoutReader;
class LayoutWriter;

/// Weights of hashed character n-grams and words, one for each known language and a last one for
/// "another language". Immutable, cheap to copy; many threads may read it at once.
class LanguageTables {
 public:
  LanguageTables() = default;
  /// Error `bundle.language_tables` where the bytes are not such a table: never a crash, whatever
  /// the bytes, which need not outlive it. O(bytes).
  [[nodiscard]] static Result<LanguageTables> load(std::string_view bytes);
  /// The same without unpacking, of what lay_out() wrote, which must outlive what is answered.
  /// Nothing where that is not what is there. Not for the page.
  [[nodiscard]] static std::optional<LanguageTables> laid_out(LayoutReader& from);
  /// Precondition: !empty(); not for the page.
  void lay_out(LayoutWriter& out) const;
  [[nodiscard]] bool empty() const { return weights_ == nullptr; }
  /// Precondition: !empty().
  [[nodiscard]] const SparseWeights& weights() const { return *weights_; }
  /// The same for pairs of letters. Null on the page, and for who reads one text and ends.
  [[nodiscard]] const LetterPairs* pairs() const { return pairs_.get(); }
  /// What a text of no known feature has, by known_languages, then "another language"; in the unit
  /// of the weights.
  [[nodiscard]] const std::array<std::int32_t, known_languages.size() + 1>& bias() const {
    return bias_;
  }
  /// Weight units per nat, at least 1.
  [[nodiscard]] std::int32_t unit() const { return unit_; }

 private:
  std::array<std::int32_t, known_languages.size() + 1> bias_{};
  std::int32_t unit_ = 1;
  std::shared_ptr<const SparseWeights> weights_;
  std::shared_ptr<const LetterPairs> pairs_;
};

struct LanguageGuess {
  std::string tag = "und";  ///< One of known_languages, or `und`.
  int confidence = 0;       ///< 0-1000.
  /// Evidence per known language, comparable with each other: the likeliest of a policy's languages
  /// is the highest of its own.
  std::array<std::int64_t, known_languages.size()> evidence{};

  friend bool operator==(const LanguageGuess&, const LanguageGuess&) = default;
};
/// O(bytes). Text without letters is `und` with confidence 0, and so is everything where the tables
/// are empty.
[[nodiscard]] LanguageGuess detect(const Words& words, const LanguageTables& tables);
/// The likeliest of `offered`, the page's language where two are as likely or nothing speaks for
/// any. A language that is not one of known_languages is chosen only as the page's. Empty where
/// nothing is offered.
[[nodiscard]] std::string_view likeliest(const LanguageGuess& guess,
                                         std::span<const std::string> offered,
                                         std::string_view page_language);

/// Hashes of every language feature of one word, in a defined order; training and detection share
/// them. O(bytes of the word).
void extract_language_features(std::string_view folded_word, std::vector<std::uint32_t>& out);

/// What training hands over to be packed.
struct LanguageTableParts {
  static constexpr std::size_t columns = known_languages.size() + 1;
  struct Row {
    std::uint32_t hash = 0;
    std::array<std::int8_t, columns> weights{};
  };
  std::vector<Row>
      rows;  ///< Ascending by hash, each hash once; only the top `hash_bits` bits are kept.
  std::array<std::int32_t, columns> bias{};  ///< In the unit of the weights.
  std::int32_t unit = 256;                   ///< Weight units per nat, 1-65,535.
  std::uint8_t hash_bits = 22;               ///< 8-30.
};
/// The bytes that LanguageTables::load reads; the same for the same parts.
[[nodiscard]] std::string pack_language_tables(const LanguageTableParts& parts);

}  // namespace redress
