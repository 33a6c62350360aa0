// What a text is about: a linear model over hashed words, character n-grams and classes of words,
// with integer weights.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"
#include "redress/language.hpp"
#include "redress/policy.hpp"
#include "redress/text.hpp"

namespace redress {

/// What a feature was made from. Part of a model's format.
enum class FeatureKind : std::uint8_t {
  word,        ///< One word.
  pair,        ///< Two neighbours.
  near,        ///< Two words with one to three others between them.
  letters,     ///< Three to five letters of a word with its boundaries.
  word_class,  ///< A class of words of like meaning, such as dishes.
  class_pair,  ///< Two classes, one before the other, at most twelve words apart.
  stem,        ///< The first five letters of a word, or all that it has.
};
/// Kinds of features: one bit each. What a model does not know of is not even made.
using FeatureKinds = std::uint8_t;
template <class... Kind>
constexpr FeatureKinds kinds_of(Kind... kinds) {
  return static_cast<FeatureKinds>(((1U << static_cast<unsigned>(kinds)) | ...));
}
constexpr bool has(FeatureKinds kinds, FeatureKind kind) {
  return ((static_cast<unsigned>(kinds) >> static_cast<unsigned>(kind)) & 1U) != 0;
}
inline constexpr FeatureKinds all_kinds = (1U << 7) - 1;
/// One occurrence of a feature. Its hash is stable: part of the model's format.
struct Feature {
  std::uint32_t hash = 0;
  std::uint16_t first_word = 0;  ///< Positions in Words that it came from, for evidence; words
                                 ///< beyond 65,535 make no features.
  std::uint16_t last_word = 0;
  FeatureKind kind = FeatureKind::word;
};
/// How much a feature of a kind counts in a text's length, in hundredths: there are many runs of
/// letters in a word, and they say the same.
constexpr std::uint32_t loudness_of(FeatureKind kind) {
  constexpr std::array<std::uint32_t, 7> by_kind = {100, 100, 50, 70, 100, 100, 100};
  return by_kind[static_cast<std::size_t>(kind)];
}

/// What `classes` of a lexicon are stored as. A word in two classes has two entries.
struct ClassEntry {
  std::uint32_t hash = 0;  ///< From add_class_entry.
  std::uint8_t word_class = 0;
  friend auto operator<=>(const ClassEntry&, const ClassEntry&) = default;
};
/// Appends what stands for an entry as people write it: a word, or two neighbours; one that ends
/// with `*` means every word that begins so. False, and nothing appended, where there are no or
/// more words, or a stem of fewer than three or more than 32 letters, or word_class is not below
/// most_word_classes.
[[nodiscard]] bool add_class_entry(std::string_view entry, std::uint8_t word_class,
                                   std::vector<ClassEntry>& out);
inline constexpr std::uint8_t most_word_classes = 127;

/// What a feature that occurs so often counts, in 1/16: the more often the more, but ever less so
/// (16 × (1 + the natural logarithm)).
inline constexpr std::uint8_t most_counted = 5;
constexpr std::uint32_t emphasis(std::uint8_t count) {
  constexpr std::array<std::uint32_t, most_counted + 1> by_count = {0, 16, 27, 34, 38, 42};
  return by_count[count < most_counted ? count : most_counted];
}

/// Entries ready to be looked up; defined in core/src/categorize/word_classes.hpp.
class ClassTable;
class LayoutReader;
class LayoutWriter;
/// A lexicon: words of like meaning. Immutable, cheap to copy.
class WordClasses {
 public:
  /// In any order; the same entry twice counts once.
  explicit WordClasses(std::vector<ClassEntry> entries);
  [[nodiscard]] const ClassTable& table() const { return *table_; }
  /// Ascending by the part of the hash that is kept, then by class.
  [[nodiscard]] std::vector<ClassEntry> entries() const;
  /// Positions in entries() of those that a text meets: ascending, each once. Of several entries
  /// that give one word one class, the first.
  [[nodiscard]] std::vector<std::uint32_t> met_by(const Words& words) const;

 private:
  std::shared_ptr<const ClassTable> table_;
};

/// Every feature of a text in a defined order, the same for training and for scoring. Cyrillic
/// letters and letters with diacritics are first written in plain Latin ones, so that a text means
/// the same however its writer's keyboard was set. Without `classes` there are no features of
/// classes. Only features of `kinds`. O(bytes), and for classes O(words × classes).
void extract_features(const Words& words, const WordClasses* classes, std::vector<Feature>& out,
                      FeatureKinds kinds = all_kinds);

/// `suggest`: the first category is right nine times in ten; `choose`: one of the first three is,
/// seven times in ten; `ask`: neither can be said, or the first is the category `other`.
enum class Decision : std::uint8_t { suggest, choose, ask };
inline constexpr std::array<std::string_view, 3> decision_ids = {"suggest", "choose", "ask"};

struct CategoryScore {
  Index category = none;  ///< Position in Model::categories().
  int score = 0;  ///< 0-1000, calibrated: of a hundred texts with score 900, ninety are right. All
                  ///< add up to at most 1000.
  friend bool operator==(const CategoryScore&, const CategoryScore&) = default;
};
struct Categorization {
  std::vector<CategoryScore> ranked;  ///< Score descending, then category id; all categories.
  Decision decision = Decision::ask;
  friend bool operator==(const Categorization&, const Categorization&) = default;
};

/// A trained model of one language. Loading unpacks it; the bytes need not outlive it. Immutable,
/// cheap to copy.
class Model {
 public:
  /// Error `model.invalid` for anything that is not a whole model: never a crash, whatever the
  /// bytes. O(bytes + weights).
  [[nodiscard]] static Result<Model> load(std::string_view bytes);
  /// The same without unpacking, of what lay_out() wrote, which must outlive the model. Nothing
  /// where that is not what is there. O(categories + words of the index).
  [[nodiscard]] static std::optional<Model> laid_out(LayoutReader& from);
  void lay_out(LayoutWriter& out) const;

  [[nodiscard]] const std::vector<std::string>& categories() const { return categories_; }
  /// O(bytes of the words × categories).
  [[nodiscard]] Categorization categorize(const Words& words) const;
  /// For each of the categories the words that spoke most for it: ascending, neighbours joined, at
  /// most three spans; none where nothing spoke for it or it is no position of categories().
  [[nodiscard]] std::vector<std::vector<Span>> evidence(const Words& words,
                                                        std::span<const Index> categories) const;
  /// The linear model's own values, one a category, before calibration; higher is likelier.
  [[nodiscard]] std::vector<std::int64_t> margins(const Words& words) const;

 private:
  Model() = default;
  /// Why its numbers and categories cannot be a model's; empty where they can.
  [[nodiscard]] std::string_view fault() const;

  std::vector<std::string> categories_;
  std::shared_ptr<const ClassTable> classes_;
  std::shared_ptr<const SparseWeights> weights_;
  std::vector<std::int32_t> bias_;
  FeatureKinds kinds_ = all_kinds;
  std::int32_t scale_ = 1;
  std::int32_t suggest_at_ = 1001;
  std::int32_t choose_at_ = 1001;
};

/// What training hands over to be packed.
struct ModelParts {
  struct Row {
    std::uint32_t hash = 0;
    std::vector<std::int8_t> weights;  ///< One a category.
  };
  std::vector<std::string> categories;  ///< At most limits::categories, each once, ascending.
  std::vector<Row>
      rows;  ///< Ascending by hash, each once in its top `hash_bits` bits, which alone are kept.
  std::vector<ClassEntry> classes;  ///< In any order.
  std::vector<std::int32_t> bias;   ///< One a category, in 1/1024 of a weight's unit.
  std::int32_t scale =
      1;  ///< Of the margins: 1/65,536 of 1/256 of a doubling of odds per unit of the margin.
  std::int32_t suggest_at = 1001;  ///< Least score for Decision::suggest; 1001 for never.
  std::int32_t choose_at = 1001;   ///< Least score for Decision::choose.
  std::uint8_t hash_bits = 22;     ///< 8-30.
  FeatureKinds kinds = all_kinds;  ///< What the rows are of.
};
/// The bytes that Model::load reads; the same for the same parts.
[[nodiscard]] std::string pack_model(const ModelParts& parts);

}  // namespace redress
