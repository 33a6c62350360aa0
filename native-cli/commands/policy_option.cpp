#include "commands/policy_option.hpp"

#include "io/output.hpp"

namespace redress {

Result<LoadedPolicy> PolicyOption::load() const {
  ProgressBar bar("training");
  return load_policy(policy, model, [&](int done, int of) { bar.show(done, of); });
}

}  // namespace redress
