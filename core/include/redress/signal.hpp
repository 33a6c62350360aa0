// Signals: danger, threats, a leaving customer, a second complaint, a vulnerable person, each with
// the words that show it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "redress/base.hpp"
#include "redress/language.hpp"
#include "redress/policy.hpp"
#include "redress/text.hpp"

namespace redress {

/// An entry is one to four folded words separated by one space; a word that ends with `*` matches
/// all that begin so.
struct SignalEntry {
  SignalKind kind = SignalKind::safety;
  std::uint8_t language = 0;  ///< Index into known_languages.
  std::string words;

  friend bool operator==(const SignalEntry&, const SignalEntry&) = default;
  /// By language, then words, then kind. Written out: libc++ 14 orders no strings by <=>.
  friend bool operator<(const SignalEntry& a, const SignalEntry& b) {
    return std::tie(a.language, a.words, a.kind) < std::tie(b.language, b.words, b.kind);
  }
};

class LayoutReader;
class LayoutWriter;
struct SignalIndex;
/// Entries ready to be matched: in a bundle, those of one language. Immutable, cheap to copy.
class SignalTable {
 public:
  SignalTable() = default;
  /// Folds them. Entries with more than four words or an empty one are an error `signal.entry`.
  [[nodiscard]] static Result<SignalTable> build(std::vector<SignalEntry> entries);
  /// The same without building, of what lay_out() wrote, which must outlive the table. Nothing
  /// where that is not what is there. O(entries).
  [[nodiscard]] static std::optional<SignalTable> laid_out(LayoutReader& from);
  void lay_out(LayoutWriter& out) const;
  /// Ascending, each once, folded. O(entries).
  [[nodiscard]] std::vector<SignalEntry> entries() const;

 private:
  friend class SignalMatcher;
  /// Defined in core/src/signal/signal_index.hpp; null without entries.
  std::shared_ptr<const SignalIndex> index_;
};

struct Signal {
  SignalKind kind = SignalKind::safety;
  std::vector<Span> evidence;  ///< Ascending, not overlapping.
  friend bool operator==(const Signal&, const Signal&) = default;
};
/// Signals that the entries of any of the tables show, in the order of SignalKind. Words that are
/// written in letters drawn like those of an entry's language show it, too (reading_in()).
[[nodiscard]] std::vector<Signal> find_signals(const Words& words,
                                               std::span<const SignalTable* const> tables);

}  // namespace redress
