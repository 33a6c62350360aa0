// What a model alone can say of a draft.
#pragma once

#include <string>
#include <string_view>

#include "redress/codec.hpp"
#include "train/model_file.hpp"

namespace redress {

/// The bytes of a model file, with the program's own language tables where it has none. Errors
/// `file.unreadable`, `model.invalid`.
[[nodiscard]] Result<std::string> read_model_bytes(const std::string& path);

/// Draft → `{language:{tag,confidence}, categories:[{id,score,evidence}], decision}`. Categories
/// are the model's, which no policy limits.
[[nodiscard]] JsonAnswer assess_by_model_json(const train::ModelSet& models,
                                              std::string_view draft);

}  // namespace redress
