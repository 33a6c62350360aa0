#include "commands/judging_policy.hpp"

#include <utility>

#include "io/output.hpp"
#include "life/refile.hpp"
#include "redress/bundle.hpp"

namespace redress {

Result<std::unique_ptr<Engine>> judging_policy(const PolicyOption& given, Store& store,
                                               std::string_view record) {
  if (!given.policy.empty()) {
    Result<LoadedPolicy> loaded = given.load();
    if (!loaded) return loaded.error();
    return std::move(loaded->engine);
  }
  const std::string id = life::policy_of(record);
  const Result<std::optional<StoredPolicy>> kept = store.policy(id);
  if (!kept) return kept.error();
  if (!*kept) {
    return Error{"policy.unknown", "",
                 "The store keeps no policy to file it by; name one: --policy P."};
  }
  if ((*kept)->id != id) {
    complain(
        "the policy that the complaint was filed by is not kept any more; it is filed by the one "
        "that is served.");
  }
  return load_bundle((*kept)->bundle);
}

}  // namespace redress
