// What became of a complaint, on its status page: its state, what was said, what was promised and
// whether it was kept, and what the complainant may do about it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "life/steps.hpp"
#include "receipt/dates.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// A complaint as its page is about to show it.
struct PageLife {
  PageLife(const StoredComplaint& shown, std::span<const StoredEvent> happened);

  const StoredComplaint& complaint;
  std::span<const StoredEvent> events;
  std::string receipt;  ///< The receipt as an object.
  std::vector<life::Step> steps;
  bool ended;
};

/// The state in a word or two.
[[nodiscard]] std::string_view state_text(std::string_view state, std::string_view language);
/// As a sentence; empty for one that is received, whose page thanks instead.
[[nodiscard]] std::string_view state_sentence(std::string_view state, std::string_view language);

/// What staff wrote and what the complainant added, the latest first; empty where there is nothing.
[[nodiscard]] std::string news_section(const PageLife& life, const DateReader& reader);
/// What is owed next, by when, or that it is late; empty where nothing is.
[[nodiscard]] std::string promise_section(const PageLife& life, const DateReader& reader);
/// From receipt to the end: what was promised, and what has become of that.
[[nodiscard]] std::string timeline_section(const PageLife& life, const DateReader& reader);
/// A form to say more: to add something, or to reopen what is resolved. Empty where the complaint
/// is withdrawn, as is the next.
[[nodiscard]] std::string say_more_section(const PageLife& life, std::string_view key,
                                           std::string_view language);
/// A form to withdraw what has not ended, which says first what that means.
[[nodiscard]] std::string withdraw_section(const PageLife& life, std::string_view key,
                                           std::string_view language);

}  // namespace redress::serve
