// Laying a policy over its packs; private to the codec module.
#pragma once

#include "codec/json_value.hpp"

namespace redress::json {

/// RFC 7396, members in their order, with the policy's own two rules: a calendar replaces one of
/// the same id whole, and the lists of a category's `examples` are added to those that are there.
void merge_policy(Value& target, const Value& layer);

}  // namespace redress::json
