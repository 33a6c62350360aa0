#include "commands/policy_option.hpp"

#include "io/output.hpp"

namespace redress {

Result<LoadedPolicy> PolicyOption::load(Unpack unpack) const {
  ProgressBar bar("training");
  return load_policy(
      policy, model, [&](int done, int of) { bar.show(done, of); }, unpack);
}

}  // namespace redress
