#include "serve/served.hpp"

#include <algorithm>

#include "io/clock.hpp"
#include "io/json_view.hpp"
#include "io/output.hpp"
#include "life/refile.hpp"
#include "redress/bundle.hpp"

namespace redress::serve {

namespace {

// Null, with a word on standard error, where this version cannot read it any more.
std::shared_ptr<const Engine> read_earlier(const StoredPolicy& stored) {
  Result<std::unique_ptr<Engine>> engine = load_bundle(stored.bundle);
  if (engine) return std::move(engine).value();
  complain("the earlier policy " + stored.id + " is left out: " + engine.error().message);
  return nullptr;
}

}  // namespace

Served::Served(std::shared_ptr<const LoadedPolicy> loaded,
               std::vector<std::shared_ptr<const Engine>> kept_engines)
    : policy(std::move(loaded)),
      kept(std::move(kept_engines)),
      parts(policy->bundle->all(), policy->engine->id, policy->engine->policy.languages) {
  for (const auto& one : kept) earlier.push_back(one.get());
}

bool Served::knows(std::string_view id) const {
  return engine().id == id || std::any_of(earlier.begin(), earlier.end(),
                                          [&](const Engine* one) { return one->id == id; });
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
  const auto kept =
      store.serve_policy({policy.engine->id, std::string(policy.bundle->all())}, system_clock());
  if (!kept) return kept.error();
  std::vector<std::shared_ptr<const Engine>> engines;
  for (const StoredPolicy& one : *kept) {
    if (auto engine = read_earlier(one)) engines.push_back(std::move(engine));
  }
  return std::make_shared<Served>(std::make_shared<const LoadedPolicy>(std::move(policy)),
                                  std::move(engines));
}

std::shared_ptr<Served> learn_policy(Store& store, const Served& served, std::string_view id) {
  if (id.empty() || served.knows(id)) return nullptr;
  const auto found = store.policy(id);
  if (!found || !*found || (*found)->id != id) return nullptr;
  std::shared_ptr<const Engine> engine = read_earlier(**found);
  if (!engine) return nullptr;
  std::vector<std::shared_ptr<const Engine>> engines = served.kept;
  engines.insert(engines.begin(), std::move(engine));
  if (engines.size() > most_earlier_policies) engines.pop_back();
  return std::make_shared<Served>(served.policy, std::move(engines));
}

}  // namespace redress::serve
