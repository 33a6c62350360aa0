// A policy laid over the packs that it extends; private to the codec module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "codec/findings.hpp"
#include "redress/codec.hpp"

namespace redress::json {

struct Layers {
  Value merged;
  std::vector<std::string> named;  ///< By the policy's own `extends`.
  std::vector<std::string>
      resolved;  ///< With those that packs extend in turn, in the order of merging, each once.
  std::map<std::string, std::string> folded_by_packs;  ///< fold_categories() of the packs alone.
};
[[nodiscard]] Layers lay(const Value& site, const PolicyContext& context, Findings& findings);

}  // namespace redress::json
