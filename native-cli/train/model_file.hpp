// The file that `redress train --out` writes: a model for each language, and the tables that tell
// which one to ask.
//
// Layout, little-endian: magic "RDRM", u16 format, u16 number of models; then per model u8 length
// of its tag, the tag, u32 length, its bytes; then u32 length of the language tables (0 for none),
// their bytes; then u32 FNV-1a of everything before.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redress/base.hpp"
#include "redress/categorize.hpp"
#include "redress/language.hpp"
#include "train/language_training.hpp"
#include "train/trainer.hpp"

namespace redress::train {

/// Tag of a model trained on lines that name no language.
inline constexpr std::string_view any_language = "und";

struct ModelFile {
  std::vector<LanguageModel> models;  ///< Ascending by language (BCP 47, at most 35 bytes;
                                      ///< any_language for a model of every language), each once.
  std::string language_tables;        ///< For redress::LanguageTables::load; may be empty.
};
[[nodiscard]] std::string write_model_file(const ModelFile& file);
/// Error `model.invalid` for anything else than a whole file: never a crash, whatever the bytes.
/// The models in it are not looked into.
[[nodiscard]] Result<ModelFile> read_model_file(std::string_view bytes);

/// A model for each language among the lines (any_language for those that name none). Errors as
/// train_models'.
[[nodiscard]] Result<ModelFile> train_model_file(std::span<const TrainingLine> lines,
                                                 std::string language_tables,
                                                 const TrainingOptions& options,
                                                 const Progress& progress);

/// A model file in memory, ready to be asked. Immutable; many threads may ask at once.
class ModelSet {
 public:
  /// Errors `model.invalid` (also where a model or the tables in it are none).
  [[nodiscard]] static Result<ModelSet> load(std::string_view bytes);

  /// What a text is, and the model that was asked: that of its language, else the one for every
  /// language, else that of the likeliest language at hand (the page's on a tie). `language` is the
  /// page's, empty for unknown.
  struct Answer {
    LanguageGuess language;
    std::string_view scored_by;
    const Model* model = nullptr;
    Categorization categorization;
  };
  [[nodiscard]] Answer ask(const Words& words, std::string_view page_language) const;
  /// The model of exactly this language, else the one for every language, else null.
  [[nodiscard]] const Model* model_of(std::string_view language) const;
  /// The tags, ascending.
  [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
  [[nodiscard]] const LanguageTables& language_tables() const { return tables_; }

 private:
  std::vector<std::string> languages_;
  std::vector<std::string> detectable_;  ///< Of languages_, all but any_language.
  std::vector<Model> models_;            ///< By position in languages_.
  LanguageTables tables_;
};

}  // namespace redress::train
