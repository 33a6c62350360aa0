// Collecting problems in the order of the form; private to the verdict module.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "redress/policy.hpp"
#include "redress/submission.hpp"
#include "redress/verdict.hpp"

namespace redress {

/// Every problem of one submission, the reader's included.
class Problems {
 public:
  explicit Problems(std::vector<Problem> of_shape);

  void add(std::string at, std::string_view code, std::vector<MessageArgument> arguments = {});
  /// A problem stands already at this place or below it: a second one about the same value would
  /// only confuse.
  [[nodiscard]] bool has(std::string_view at) const;
  [[nodiscard]] bool empty() const { return list_.empty(); }
  /// In field order: members as a submission lists them, fields as the form does (`category` none:
  /// as they were found).
  [[nodiscard]] std::vector<Problem> in_order(const Policy& policy, Index category) const;

 private:
  std::vector<Problem> list_;
  std::set<std::string, std::less<>>
      places_;  ///< Pointers of list_: a submission may bring thousands.
};

/// Warning about an address whose domain is probably a slip; its one argument is `example`, the
/// address that was probably meant.
inline constexpr std::string_view email_typo = "email.typo";

/// The problem in words of that language; a field's label and example are filled in.
[[nodiscard]] Finding in_words(const Problem& problem, const Policy& policy, const Texts& texts);

}  // namespace redress
