// What a text is about: a linear model over hashed words and character n-grams with integer
// weights.
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

/// One occurrence of a feature. Its hash is stable: part of the model's format.
struct Feature {
  std::uint32_t hash = 0;
  std::uint16_t first_word = 0;  ///< Positions in Words that it came from, for evidence; words
                                 ///< beyond 65,535 make no features.
  std::uint16_t last_word = 0;
};
/// Every feature of a text in a defined order, the same for training and for scoring: each word,
/// each pair of neighbouring words, and each run of three to five letters of a word with its
/// boundaries. Cyrillic letters and letters with diacritics are first written in plain Latin ones,
/// so that a text means the same however its writer's keyboard was set. O(bytes).
void extract_features(const Words& words, std::vector<Feature>& out);

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

  std::vector<std::string> categories_;
  std::shared_ptr<const SparseWeights> weights_;
  std::vector<std::int32_t> bias_;
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
  std::vector<std::int32_t> bias;  ///< One a category, in 1/1024 of a weight's unit.
  std::int32_t scale =
      1;  ///< Of the margins: 1/65,536 of 1/256 of a doubling of odds per unit of the margin.
  std::int32_t suggest_at = 1001;  ///< Least score for Decision::suggest; 1001 for never.
  std::int32_t choose_at = 1001;   ///< Least score for Decision::choose.
  std::uint8_t hash_bits = 22;     ///< 8-30.
};
/// The bytes that Model::load reads; the same for the same parts.
[[nodiscard]] std::string pack_model(const ModelParts& parts);

}  // namespace redress
