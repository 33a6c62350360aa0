#include "serve/served.hpp"

#include "io/clock.hpp"
#include "io/json_view.hpp"
#include "io/output.hpp"
#include "life/refile.hpp"
#include "redress/bundle.hpp"

namespace redress::serve {

Served::Served(LoadedPolicy loaded, std::vector<std::unique_ptr<Engine>> kept_engines)
    : policy(std::move(loaded)),
      kept(std::move(kept_engines)),
      parts(policy.bundle, policy.engine->id, policy.engine->policy.languages) {
  for (const auto& one : kept) earlier.push_back(one.get());
}

const Engine& Served::engine_of(std::string_view record) const {
  return engine_named(JsonView(record)["policy"].string(), engine(), earlier);
}

const Engine& Served::filed_by(std::string_view record) const {
  return engine_named(life::policy_of(record), engine(), earlier);
}

Result<LoadedPolicy> load_whole_policy(const std::string& policy, const std::string& model,
                                       const train::Progress& progress) {
  Result<LoadedPolicy> loaded = load_policy(policy, model, progress);
  if (!loaded) return loaded;
  const Engine& engine = *loaded->engine;
  for (std::size_t i = 0; i < engine.parts.size(); ++i) {
    if (!engine.parts[i]) {
      return Error{"bundle.language_absent", "",
                   "The bundle lacks the language " + engine.policy.languages[i] +
                       "; compile it without --lang."};
    }
  }
  return loaded;
}

Result<std::shared_ptr<Served>> serve_policy(Store& store, LoadedPolicy policy) {
  const auto kept = store.serve_policy({policy.engine->id, policy.bundle}, system_clock());
  if (!kept) return kept.error();
  std::vector<std::unique_ptr<Engine>> engines;
  for (const StoredPolicy& one : *kept) {
    Result<std::unique_ptr<Engine>> engine = load_bundle(one.bundle);
    if (engine) {
      engines.push_back(std::move(engine).value());
    } else {
      complain("the earlier policy " + one.id + " is left out: " + engine.error().message);
    }
  }
  return std::make_shared<Served>(std::move(policy), std::move(engines));
}

}  // namespace redress::serve
