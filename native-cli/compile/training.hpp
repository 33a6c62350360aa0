// From a policy as written to the bytes of a bundle. One path for every command, and for the packs
// that the build puts into the program.
#pragma once

#include <string>
#include <vector>

#include "redress/base.hpp"
#include "redress/codec.hpp"
#include "train/model_file.hpp"
#include "train/trainer.hpp"

namespace redress {

/// The tables that tell languages apart, from the program's own sentences. The same bytes on every
/// run and machine.
[[nodiscard]] Result<std::string> train_tables(const train::Progress& progress);
/// A model for each of the policy's languages in which at least two categories have examples.
[[nodiscard]] Result<train::ModelFile> train_policy(const PolicyDocument& document,
                                                    std::string language_tables,
                                                    const train::Progress& progress);
/// Error `model.categories` where a model names a category that the policy does not have,
/// `model.invalid` where one is none.
[[nodiscard]] Result<std::string> bundle_of(const PolicyDocument& document,
                                            const train::ModelFile& models);

}  // namespace redress
