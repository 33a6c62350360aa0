// What texts of a policy had better not say: lists of phrases in each language, from
// core/data/wording.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "compile/phrase.hpp"

namespace redress {

/// Worn phrases that say the same, and what a person would say instead, in their language.
struct Cliche {
  std::vector<Phrase> phrases;
  std::string instead;
};

/// What a field need not ask.
enum class Needless : std::uint8_t { name, contact, birthday, secret };
inline constexpr std::array<std::string_view, 4> needless_ids = {"name", "contact", "birthday",
                                                                 "secret"};

struct Wordings {
  std::vector<Cliche> cliches;
  /// By Needless: what a label says that asks for it.
  std::array<std::vector<Phrase>, needless_ids.size()> asks;
};
/// Empty for an unknown language. Phrases that are none are left out; a test looks at every one.
[[nodiscard]] const Wordings& wordings(std::string_view language);

}  // namespace redress
