// The example sentences of a policy and its packs; private to the codec module.
#pragma once

#include "codec/findings.hpp"
#include "codec/layers.hpp"
#include "redress/codec.hpp"

namespace redress::json {

/// Fills `examples`, `packs` and `own_examples`. The packs' come first, then those that stand in
/// the policy, in its order.
void read_examples(const Value& site, const Layers& layers, const PolicyContext& context,
                   Findings& findings, PolicyDocument& document);

}  // namespace redress::json
