// The policy that is served, and those before it that pages may still hold.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "compile/load.hpp"
#include "serve/policy_parts.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// Whoever has begun with one ends with it, while the next takes its place.
struct Served {
  Served(LoadedPolicy loaded, std::vector<std::unique_ptr<Engine>> kept_engines);
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  [[nodiscard]] const Engine& engine() const { return *policy.engine; }
  /// The one that a record was judged by, else the one that is served.
  [[nodiscard]] const Engine& engine_of(std::string_view record) const;
  /// The one that a record's category is from, else likewise.
  [[nodiscard]] const Engine& filed_by(std::string_view record) const;

  LoadedPolicy policy;
  std::vector<std::unique_ptr<Engine>> kept;
  std::vector<const Engine*> earlier;  ///< Those of `kept`.
  PolicyParts parts;                   ///< On the thread of requests alone.
};

/// As load_policy(), and refused where it lacks one of its languages: `bundle.language_absent`.
[[nodiscard]] Result<LoadedPolicy> load_whole_policy(const std::string& policy,
                                                     const std::string& model,
                                                     const train::Progress& progress);
/// Tells the store that it is served from now on, and takes the earlier ones from there; one that
/// this version cannot read any more is left out, with a word on standard error. Errors `store.*`.
[[nodiscard]] Result<std::shared_ptr<Served>> serve_policy(Store& store, LoadedPolicy policy);

}  // namespace redress::serve
