// The entries of signals, by the letters of their first words; private to the signal module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/numbers.hpp"
#include "redress/signal.hpp"

namespace redress {

struct SignalIndex {
  struct Entry {
    std::uint32_t start = 0;  ///< Of its words.
    std::uint16_t size = 0;   ///< Of its words, in bytes.
    SignalKind kind = SignalKind::safety;
    std::uint8_t language = 0;
  };
  /// Entries that have their first word in common, with or without a star both times.
  struct First {
    std::uint32_t hash = 0;   ///< Of its letters.
    std::uint32_t size = 0;   ///< Of its letters in bytes; they begin the entries' words.
    std::uint32_t stem = 0;   ///< 1: a star stands behind it.
    std::uint32_t entry = 0;  ///< The first of them, in `entries`.
    std::uint32_t next = 0;   ///< Another of the same slot, + 1, that stands before it in `firsts`.
  };
  Numbers<char> words;     ///< Of all entries, folded.
  Numbers<Entry> entries;  ///< As SignalEntry are ordered, each once.
  /// By entry: the next with its first word, or its own position.
  Numbers<std::uint32_t> same_first;
  /// By entry: the first two bytes of its second word; 0 where there are none to tell by.
  Numbers<std::uint16_t> seconds;
  Numbers<First> firsts;
  /// Hash table over first words: position in `firsts` + 1, 0 for an empty slot.
  Numbers<std::uint32_t> heads;
  /// A bit for each slot of a table eight times as large, so that most beginnings of words are not
  /// looked for.
  Numbers<std::uint64_t> begun;

  [[nodiscard]] std::string_view words_of(const Entry& entry) const {
    return {words.data() + entry.start, entry.size};
  }
  /// False: no entry's first word has that hash.
  [[nodiscard]] bool may_begin(std::uint32_t hash) const {
    return ((begun[hash / 64 & (begun.size() - 1)] >> (hash % 64)) & 1U) != 0;
  }
};

/// FNV-1a: prefixes of a word are hashed in one pass over it.
inline constexpr std::uint32_t signal_hash_start = 2166136261U;
constexpr std::uint32_t signal_hash_byte(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
}

/// Its first two bytes as a number; 0 where it has fewer.
constexpr std::uint16_t beginning_of(std::string_view word) {
  if (word.size() < 2) return 0;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(word[0]) << 8U |
                                    static_cast<unsigned char>(word[1]));
}

}  // namespace redress
