// Who is there when, and what is promised, as a page to look at.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "redress/calendar.hpp"
#include "redress/policy.hpp"

namespace redress::coverage {

/// One policy with what was found in it.
struct Checked {
  std::string name;  ///< As it was named on the command line.
  std::string text;  ///< As written; empty for a bundle.
  std::vector<Diagnostic> diagnostics;
  std::optional<Policy> policy;  ///< Where it can be used; the law alone may find errors then.
  Texts texts;                   ///< Of its first language; empty where they are not at hand.
};

/// One HTML file that needs no other, without script: of each policy the findings and, where it can
/// be used, of each group of teams the typical week, the next weeks in which clocks change and the
/// year from `now` as pictures, the same in words, and every promise with its longest wait. At most
/// 40 groups a policy are drawn.
[[nodiscard]] std::string coverage_page(std::span<const Checked> all, Instant now);

/// The same of one policy without its findings, for a page that has the style of
/// coverage_style.hpp.
[[nodiscard]] std::string coverage_fragment(const Policy& policy, const Texts& texts, Instant now);

}  // namespace redress::coverage
