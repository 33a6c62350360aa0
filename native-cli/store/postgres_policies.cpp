#include "store/postgres_policies.hpp"

namespace redress::postgres {

Result<std::vector<StoredPolicy>> PolicyTable::serve(const StoredPolicy& policy, Instant now) {
  Step steps[] = {{&hold_, {}}, {&retire_, {}}, {&serve_, {}}, {&drop_, {}}, {&earlier_, {}}};
  steps[1].parameters.instant(now).text(policy.id);
  steps[2].parameters.text(policy.id).bytes(policy.bundle);
  steps[3]
      .parameters.number(now.seconds - earlier_policy_seconds)
      .number(static_cast<std::int64_t>(1 + most_earlier_policies));
  const Result<Answer> answer = server_.run(steps, long_patience);
  if (!answer) return answer.error();
  const Rows& rows = answer->rows.back();
  return list_of(rows, [&](int row) { return StoredPolicy{rows.text(row, 0), rows.text(row, 1)}; });
}

Result<std::optional<StoredPolicy>> PolicyTable::policy(std::string_view id) {
  Step step[] = {{&policy_, {}}};
  step[0].parameters.text(id);
  const Result<Answer> answer = server_.run(step, long_patience);
  if (!answer) return answer.error();
  const Rows& rows = answer->rows.front();
  if (rows.count() == 0) return std::optional<StoredPolicy>();
  return std::optional<StoredPolicy>({rows.text(0, 0), rows.text(0, 1)});
}

}  // namespace redress::postgres
