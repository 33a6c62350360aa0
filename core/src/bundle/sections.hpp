// Each kind of section as bytes and back; private to the bundle module. Readers answer nothing
// where the bytes break a rule of the types.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/bundle.hpp"

namespace redress::bundle {

/// All of a policy but its calendars.
[[nodiscard]] std::string write_rules(const Policy& policy);
/// Teams refer to calendars, which must have been read already. Languages are among the known ones,
/// each once.
[[nodiscard]] bool read_rules(std::string_view bytes, Policy& policy);

/// Calendars with the zones that they share, and the version of the zone database.
[[nodiscard]] std::string write_calendars(const Policy& policy, std::string_view tzdata_version);
[[nodiscard]] bool read_calendars(std::string_view bytes, Policy& policy);

/// Texts, then the words of the signals in the texts' own language; entries of others are left out.
[[nodiscard]] std::string write_texts(const Texts& texts, const std::vector<SignalEntry>& signals);
struct TextsSection {
  Texts texts;
  std::string_view signals;  ///< For read_signals().
};
[[nodiscard]] std::optional<TextsSection> read_texts(std::string_view bytes);
[[nodiscard]] std::optional<std::vector<SignalEntry>> read_signals(std::string_view bytes,
                                                                   std::string_view language);
/// The language that a section of texts is in, without reading on.
[[nodiscard]] std::optional<std::string> language_of_texts(std::string_view bytes);

/// How many texts a language must have for this policy.
[[nodiscard]] std::size_t text_count(const Policy& policy);

}  // namespace redress::bundle
