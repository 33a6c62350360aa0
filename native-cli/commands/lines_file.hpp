// Files of example lines, for training and measuring.
#pragma once

#include <string>
#include <vector>

#include "redress/base.hpp"
#include "train/trainer.hpp"

namespace redress {

/// Lines `{text, category, language?, writer?}` of at most 512 MiB. Error `file.unreadable`, or
/// `data.invalid`: the bad lines, the first ones named.
[[nodiscard]] Result<std::vector<train::TrainingLine>> read_training_lines(const std::string& path);

}  // namespace redress
