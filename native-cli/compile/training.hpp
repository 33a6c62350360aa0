// From a policy as written to the bytes of a bundle. One path for every command, and for the packs
// that the build puts into the program.
#pragma once

#include <atomic>
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
/// The examples that the model of a policy is trained on: those of its languages in which at least
/// two categories have any.
[[nodiscard]] std::vector<train::TrainingLine> training_lines(const PolicyDocument& document);
/// A model for each language of these lines; none without lines, and then every complaint is asked
/// what it is about. Error `train.stopped` soon after `stop`, which may be null, is true.
[[nodiscard]] Result<train::ModelFile> train_policy(const std::vector<train::TrainingLine>& lines,
                                                    std::string language_tables,
                                                    const train::Progress& progress,
                                                    const std::atomic<bool>* stop = nullptr);
/// Error `model.categories` where a model names a category that the policy does not have,
/// `model.invalid` where one is none.
[[nodiscard]] Result<std::string> bundle_of(const PolicyDocument& document,
                                            const train::ModelFile& models);
/// The same where the models need no look: those of the policy's own_pack(), and those that were
/// trained on its very examples.
[[nodiscard]] std::string bundle_with(const PolicyDocument& document,
                                      const train::ModelFile& models);

}  // namespace redress
