// The known name that an unknown one was meant to be; private to the codec module.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace redress::json {

/// The candidate with the smallest edit distance (insertions, deletions, replacements, swaps of
/// neighbours), the first of equals; empty where none is within a third of the word. O(candidates ×
/// length²), words beyond 60 bytes not compared.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);
/// ` Did you mean “delivery”?`, or the whole list where nothing is near and it is short, or
/// nothing.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     std::span<const std::string_view> candidates);

}  // namespace redress::json
