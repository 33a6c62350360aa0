// The packs in the program, and what a policy is read with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "redress/codec.hpp"
#include "train/language_training.hpp"
#include "train/trainer.hpp"

namespace redress {

[[nodiscard]] bool is_pack(std::string_view name);
/// Ascending.
[[nodiscard]] std::vector<std::string> pack_names();
/// The policy that is nothing but the pack.
[[nodiscard]] std::string pack_policy(std::string_view pack);

/// Packs, examples and messages from the program, zones from the system.
[[nodiscard]] PolicyContext policy_context();

/// Every sentence whose language is known: the packs' examples and core/packs/languages.
[[nodiscard]] std::vector<train::LanguageLine> language_lines();

/// The word classes of core/packs/classes; a class has the same number in every language.
[[nodiscard]] const train::Lexicon& lexicon();

/// Calls `read` for each line of a JSON Lines text that is not blank.
template <class Read>
void each_line(std::string_view lines, Read read) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) read(line);
  }
}

}  // namespace redress
