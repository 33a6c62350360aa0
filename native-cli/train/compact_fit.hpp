// Models that a page can load: of few bytes, so of stems and classes of words alone, and learned
// with the weights as they will be stored.
#pragma once

#include <functional>
#include <vector>

#include "train/examples.hpp"
#include "train/fit.hpp"
#include "train/trainer.hpp"

namespace redress::train {

/// As fit, for a budget below roomy_bytes. A language learns from its own lines; a category of
/// which it has next to none borrows those of the others, for the classes and the names in them.
/// Bulgarian, Russian and Ukrainian also learn from half of each other's lines, as a fifth of one.
[[nodiscard]] std::vector<Fitted> fit_compact(const Examples& examples,
                                              const std::function<bool(const Example&)>& use,
                                              const TrainingOptions& options);

}  // namespace redress::train
