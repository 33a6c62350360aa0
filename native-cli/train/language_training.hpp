// Trains the tables by which the core tells languages apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "redress/base.hpp"
#include "train/trainer.hpp"

namespace redress::train {

/// A text whose language is known: one of redress::known_languages, or any other tag for "another
/// language".
struct LanguageLine {
  std::string text;  ///< Well-formed UTF-8.
  std::string language;
};

struct LanguageTrainingOptions {
  std::size_t table_bytes =
      15 * 1024;  ///< Most that the tables may take. Their bytes do not compress any further.
  std::uint64_t seed = 1;
};

/// The bytes for redress::LanguageTables::load, the same on every run and machine. Errors:
/// `train.empty` where a known language or other languages have no line; `train.text` a text is no
/// UTF-8 or longer than limits::text_bytes.
[[nodiscard]] Result<std::string> train_language_tables(std::span<const LanguageLine> lines,
                                                        const LanguageTrainingOptions& options,
                                                        const Progress& progress);

}  // namespace redress::train
