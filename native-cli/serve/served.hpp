// The policy that is served, and those before it that pages may still hold.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compile/load.hpp"
#include "serve/policy_parts.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// Whoever has begun with one ends with it, while the next takes its place.
struct Served {
  Served(std::shared_ptr<const LoadedPolicy> loaded,
         std::vector<std::shared_ptr<const Engine>> kept_engines);
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  [[nodiscard]] const Engine& engine() const { return *policy->engine; }
  [[nodiscard]] bool knows(std::string_view id) const;
  /// The one that a record was judged by, else the one that is served.
  [[nodiscard]] const Engine& engine_of(std::string_view record) const;
  /// The one that a record's category is from, else likewise.
  [[nodiscard]] const Engine& filed_by(std::string_view record) const;

  std::shared_ptr<const LoadedPolicy> policy;
  std::vector<std::shared_ptr<const Engine>> kept;
  std::vector<const Engine*> earlier;  ///< Those of `kept`.
  PolicyParts parts;                   ///< On the thread of requests alone.
};

/// Told of what is served from now on, on the thread of requests.
using Serve = std::function<void(std::shared_ptr<Served>)>;

/// As load_policy(), and refused where it lacks one of its languages: `bundle.language_absent`.
[[nodiscard]] Result<LoadedPolicy> load_whole_policy(const std::string& policy,
                                                     const std::string& model,
                                                     const train::Progress& progress);
/// Tells the store that it is served from now on, and takes the earlier ones from there; one that
/// this version cannot read any more is left out, with a word on standard error. Errors `store.*`.
[[nodiscard]] Result<std::shared_ptr<Served>> serve_policy(Store& store, LoadedPolicy policy);
/// The same policy, with the one of that id beside it where the store has it: another service of
/// the store may serve it, or have done so since this one looked. Null where there is nothing to
/// add.
[[nodiscard]] std::shared_ptr<Served> learn_policy(Store& store, const Served& served,
                                                   std::string_view id);

}  // namespace redress::serve
