// The playground: a policy is edited beside the live form that it makes. It keeps nothing: policies
// are compiled in memory, and complaints get a receipt and are forgotten.
//
// POST /playground/check       a policy's text → {diagnostics, id?, bundle, coverage, bytes,
// training?,
//                              took}; 409 where a later text took its place
// GET  /playground/training    ?key=… → {state, done, of}: a model that a check named is on its way
// GET  /playground/policy      ?id=…&lang=… : the compiled policy, as GET /policy
// GET  /playground/coverage    ?id=… : who is there when; its style is coverage.css
// POST /playground/complaints  a submission → a receipt
// GET  /playground/start       what to begin with; /playground/schema: the policy's JSON Schema
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "redress/assessment.hpp"
#include "serve/http.hpp"
#include "serve/policy_checker.hpp"
#include "serve/policy_parts.hpp"

namespace redress::serve {

inline constexpr std::string_view playground_path = "/playground";
inline constexpr std::string_view playground_check_path = "/playground/check";

/// All calls and all replies on one thread.
class Playground {
 public:
  /// `name` and `source` are those of the policy that is served; empty where it has no source.
  Playground(std::string name, std::string source, PolicyChecker::Post post)
      : name_(std::move(name)), source_(std::move(source)), checker_(std::move(post)) {}

  [[nodiscard]] static bool owns(std::string_view path);
  /// The refusal of a request that comes by another name than this machine's own, or from a page of
  /// another origin.
  [[nodiscard]] static std::optional<Response> refusal(const Request& request);
  void post(const Request& request, Reply reply);
  /// Nothing for what is none of the playground's own answers, such as its files.
  [[nodiscard]] std::optional<Response> get(const Request& request);

 private:
  /// One of the latest policies that could be used.
  struct Kept {
    explicit Kept(std::shared_ptr<const CompiledPolicy> of)
        : policy(std::move(of)), parts(policy->bundle, policy->bundle_id, policy->languages) {}
    std::shared_ptr<const CompiledPolicy> policy;
    PolicyParts parts;
    std::unique_ptr<Engine> engine;  ///< Once a complaint has come.
  };
  [[nodiscard]] Response answer(const CheckedText& checked);
  void keep(const std::shared_ptr<const CompiledPolicy>& policy);
  [[nodiscard]] Kept* find(std::string_view id);
  [[nodiscard]] Kept* find_bundle(std::string_view id);
  [[nodiscard]] Response start() const;
  [[nodiscard]] Response training(const std::string& key) const;
  [[nodiscard]] Response receipt(const std::string& body);

  std::string name_;
  std::string source_;
  std::deque<std::unique_ptr<Kept>> kept_;  ///< The latest first.
  PolicyChecker checker_;
};

}  // namespace redress::serve
