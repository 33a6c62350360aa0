// Signals: danger, threats, a leaving customer, a second complaint, a vulnerable person, each with
// the words that show it.
#pragma once

#include <cstdint>
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

/// Entries ready to be matched: in a bundle, those of one language.
class SignalTable {
 public:
  SignalTable() = default;
  /// Folds them. Entries with more than four words or an empty one are an error `signal.entry`.
  [[nodiscard]] static Result<SignalTable> build(std::vector<SignalEntry> entries);
  /// Ascending, each once, folded.
  [[nodiscard]] const std::vector<SignalEntry>& entries() const { return entries_; }

 private:
  friend class SignalMatcher;
  /// Entries that have their first word in common, with or without a star both times.
  struct First {
    std::uint32_t hash = 0;   ///< Of its letters.
    std::uint32_t size = 0;   ///< Of its letters in bytes; they begin the entries' words.
    bool stem = false;        ///< A star stands behind it.
    std::uint32_t entry = 0;  ///< The first of them, in entries_.
    std::uint32_t next = 0;   ///< Next in the same slot, + 1.
  };
  /// False: no entry's first word has that hash.
  [[nodiscard]] bool may_begin(std::uint32_t hash) const {
    return ((begun_[hash / 64 & (begun_.size() - 1)] >> (hash % 64)) & 1U) != 0;
  }
  std::vector<SignalEntry> entries_;
  std::vector<std::uint32_t>
      same_first_;  ///< By entry: the next with its first word, or its own position.
  std::vector<std::uint16_t> seconds_;  ///< By entry: the first two bytes of its second word; 0
                                        ///< where there are none to tell by.
  std::vector<First> firsts_;
  std::vector<std::uint32_t>
      heads_;  ///< Hash table over first words: position in firsts_ + 1, 0 for an empty slot.
  std::vector<std::uint64_t> begun_;  ///< A bit for each slot of a table eight times as large, so
                                      ///< that most beginnings of words are not looked for.
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
