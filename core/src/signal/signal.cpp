#include "redress/signal.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "base/one_copy.hpp"
#include "base/stable_order.hpp"

namespace redress {

namespace {

constexpr std::size_t max_words = 4;

// FNV-1a: prefixes of a word are hashed in one pass over it.
constexpr std::uint32_t hash_start = 2166136261U;
std::uint32_t hash_byte(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
}
// An entry's first word is filed under its letters, with or without a star.
std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = hash_start;
  for (const char byte : word) hash = hash_byte(hash, byte);
  return hash;
}

std::string_view first_word(std::string_view words) {
  std::string_view first = words.substr(0, words.find(' '));
  if (first.ends_with('*')) first.remove_suffix(1);
  return first;
}

bool word_matches(std::string_view pattern, std::string_view word) {
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  return word == pattern;
}

// Its first two bytes as a number; 0 where it has fewer.
std::uint16_t beginning_of(std::string_view word) {
  if (word.size() < 2) return 0;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(word[0]) << 8U |
                                    static_cast<unsigned char>(word[1]));
}

std::string_view second_word(std::string_view words) {
  const std::size_t space = words.find(' ');
  if (space == std::string_view::npos) return {};
  const std::string_view rest = words.substr(space + 1);
  return rest.substr(0, rest.find(' '));
}

Alphabet alphabet_of(std::uint8_t language) {
  const std::string_view tag = known_languages[language];
  return tag == "en" ? Alphabet::english : tag == "hu" ? Alphabet::hungarian : Alphabet::cyrillic;
}

// Exactly one space between words, none at the ends, one to four words, a star only at a word's end
// and never alone.
bool well_formed(std::string_view entry) {
  std::size_t words = 0;
  while (true) {
    const std::size_t space = entry.find(' ');
    const std::string_view word = entry.substr(0, space);
    const std::size_t star = word.find('*');
    if (word.empty() || star == 0 || (star != std::string_view::npos && star + 1 != word.size()))
      return false;
    if (++words > max_words) return false;
    if (space == std::string_view::npos) return true;
    entry.remove_prefix(space + 1);
  }
}

}  // namespace

Result<SignalTable> SignalTable::build(std::vector<SignalEntry> entries) {
  for (SignalEntry& entry : entries) {
    const Result<Utf8Text> text = Utf8Text::from(entry.words);
    if (!text || !well_formed(entry.words) || entry.language >= known_languages.size() ||
        static_cast<std::size_t>(entry.kind) >= signal_ids.size()) {
      return Error{"signal.entry", "",
                   "“" + (text ? entry.words : std::string("(not UTF-8)")) +
                       "” is no signal entry: write one to four words with one space between them, "
                       "a star only at a word's end."};
    }
    entry.words = fold(*text);
  }
  // What was unpacked stands so already.
  if (!std::is_sorted(entries.begin(), entries.end())) sort_stably(entries, std::less<>());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());

  SignalTable table;
  std::size_t slots = 16;
  while (slots < entries.size() * 2) slots *= 2;
  table.heads_.assign(slots, 0);
  if (has_shortcuts) table.begun_.assign(slots * 8 / 64, 0);
  table.same_first_.assign(entries.size(), 0);
  for (std::size_t i = 0; has_shortcuts && i < entries.size(); ++i) {
    const std::string_view second = second_word(entries[i].words);
    const bool short_stem = second.substr(0, 2).ends_with('*');
    table.seconds_.push_back(short_stem ? std::uint16_t{0} : beginning_of(second));
  }
  for (std::size_t i = entries.size(); i-- > 0;) {
    const auto entry = static_cast<std::uint32_t>(i);
    const std::string_view letters = first_word(entries[i].words);
    const bool stem = entries[i].words.substr(letters.size()).starts_with('*');
    const std::uint32_t hash = hash_of(letters);
    std::uint32_t& head = table.heads_[hash & (slots - 1)];
    if (has_shortcuts)
      table.begun_[hash / 64 & (table.begun_.size() - 1)] |= std::uint64_t{1} << (hash % 64);
    std::uint32_t at = head;
    while (at != 0) {
      const SignalTable::First& other = table.firsts_[at - 1];
      if (other.hash == hash && other.stem == stem &&
          first_word(entries[other.entry].words) == letters)
        break;
      at = other.next;
    }
    table.same_first_[i] = at == 0 ? entry : table.firsts_[at - 1].entry;
    if (at == 0) {
      table.firsts_.push_back(
          {hash, static_cast<std::uint32_t>(letters.size()), stem, entry, head});
      head = static_cast<std::uint32_t>(table.firsts_.size());
    } else {
      table.firsts_[at - 1].entry = entry;
    }
  }
  table.entries_ = std::move(entries);
  return table;
}

/// One pass over the words of a text.
class SignalMatcher {
 public:
  SignalMatcher(const Words& words, std::span<const SignalTable* const> tables)
      : words_(words), tables_(tables) {}

  std::vector<Signal> run() {
    for (const SignalTable* table : tables_) read_in_alphabet_of(*table);
    for (std::size_t i = 0; i < words_.words.size(); ++i) match_at(i);
    std::vector<Signal> out;
    for (std::size_t kind = 0; kind < found_.size(); ++kind) {
      if (!found_[kind].empty())
        out.push_back({static_cast<SignalKind>(kind), std::move(found_[kind])});
    }
    return out;
  }

 private:
  // By word; no spans where all words are only themselves.
  struct Readings {
    std::string text;
    std::vector<Span> spans;
  };

  // What the words look like to a reader of the table's language, where any looks like another
  // word.
  void read_in_alphabet_of(const SignalTable& table) {
    if (table.entries_.empty()) return;
    const Alphabet alphabet = alphabet_of(table.entries_.front().language);
    Readings& readings = readings_[static_cast<std::size_t>(alphabet)];
    if (!readings.spans.empty()) return;
    for (std::size_t i = 0; i < words_.words.size(); ++i) {
      const Word& word = words_.words[i];
      // A letter alone is a capital wherever a line begins.
      const bool capitals = word.upper || word.span.size() == 1;
      const std::string reading = reading_in(alphabet, words_.folded_of(word), capitals);
      if (reading.empty()) continue;
      looks_otherwise_ = true;
      readings.spans.resize(words_.words.size());
      readings.spans[i].start = static_cast<std::uint32_t>(readings.text.size());
      readings.text += reading;
      readings.spans[i].end = static_cast<std::uint32_t>(readings.text.size());
    }
  }

  // Empty where the word looks like nothing but itself.
  [[nodiscard]] static std::string_view reading_of(const Readings& readings, std::size_t position) {
    if (readings.spans.empty()) return {};
    const Span span = readings.spans[position];
    return std::string_view(readings.text).substr(span.start, span.size());
  }

  void match_at(std::size_t position) {
    match_word(position, words_.folded_of(words_.words[position]), std::nullopt);
    for (std::size_t alphabet = 0; alphabet < readings_.size(); ++alphabet) {
      match_word(position, reading_of(readings_[alphabet], position),
                 static_cast<Alphabet>(alphabet));
    }
  }

  // `word` is the one at that position, or how it reads in an alphabet.
  void match_word(std::size_t position, std::string_view word, std::optional<Alphabet> alphabet) {
    std::uint32_t hash = hash_start;
    for (std::size_t size = 1; size <= word.size(); ++size) {
      hash = hash_byte(hash, word[size - 1]);
      // No entry ends within a character.
      if (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U) continue;
      for (const SignalTable* table : tables_) {
        if (table->entries_.empty()) continue;
        if (!has_shortcuts || table->may_begin(hash))
          match_first(*table, position, word.substr(0, size), size == word.size(), hash, alphabet);
      }
    }
  }

  // Entries whose first word are these letters, of that hash: the `whole` word, or its beginning.
  void match_first(const SignalTable& table, std::size_t position, std::string_view letters,
                   bool whole, std::uint32_t hash, std::optional<Alphabet> alphabet) {
    const std::uint16_t second =
        has_shortcuts && !looks_otherwise_ ? beginning_of_next(position) : std::uint16_t{0};
    std::uint32_t next = table.heads_[hash & (table.heads_.size() - 1)];
    while (next != 0) {
      const SignalTable::First& first = table.firsts_[next - 1];
      next = first.next;
      if (first.hash != hash || (!first.stem && !whole) ||
          std::string_view(table.entries_[first.entry].words).substr(0, first.size) != letters)
        continue;
      for (std::uint32_t at = first.entry;; at = table.same_first_[at]) {
        const SignalEntry& entry = table.entries_[at];
        const std::uint16_t wanted = second == 0 ? std::uint16_t{0} : table.seconds_[at];
        const bool may_match = wanted == 0 || wanted == second;
        if (may_match && (!alphabet || *alphabet == alphabet_of(entry.language))) {
          const std::size_t rest =
              std::min<std::size_t>(first.size + (first.stem ? 2U : 1U), entry.words.size());
          const std::size_t length =
              match_length(std::string_view(entry.words).substr(rest), entry.language, position);
          if (length > 0) add(entry.kind, position, position + length - 1);
        }
        if (table.same_first_[at] == at) break;
      }
    }
  }

  // Of the word behind that one; 0 where it says nothing.
  [[nodiscard]] std::uint16_t beginning_of_next(std::size_t position) const {
    if (position + 1 >= words_.words.size()) return 0;
    return beginning_of(words_.folded_of(words_.words[position + 1]));
  }

  // Number of words that an entry covers from `position`, whose first word is there and whose
  // others are `rest`; or 0.
  [[nodiscard]] std::size_t match_length(std::string_view rest, std::uint8_t language,
                                         std::size_t position) const {
    std::size_t count = 1;
    while (!rest.empty()) {
      const std::string_view pattern = rest.substr(0, rest.find(' '));
      if (position + count >= words_.words.size()) return 0;
      if (!word_matches(pattern, words_.folded_of(words_.words[position + count]))) {
        if (!looks_otherwise_) return 0;
        const auto alphabet = static_cast<std::size_t>(alphabet_of(language));
        const std::string_view reading = reading_of(readings_[alphabet], position + count);
        if (reading.empty() || !word_matches(pattern, reading)) return 0;
      }
      ++count;
      rest.remove_prefix(std::min(pattern.size() + 1, rest.size()));
    }
    return count;
  }

  void add(SignalKind kind, std::size_t first, std::size_t last) {
    const Span span{words_.words[first].span.start, words_.words[last].span.end};
    std::vector<Span>& spans = found_[static_cast<std::size_t>(kind)];
    if (!spans.empty() && spans.back().end > span.start) {
      spans.back().end = std::max(spans.back().end, span.end);
    } else {
      spans.push_back(span);
    }
  }

  const Words& words_;
  std::span<const SignalTable* const> tables_;
  std::array<Readings, 3> readings_;  ///< By Alphabet.
  bool looks_otherwise_ = false;      ///< Any word does.
  std::array<std::vector<Span>, signal_ids.size()> found_;
};

std::vector<Signal> find_signals(const Words& words, std::span<const SignalTable* const> tables) {
  return SignalMatcher(words, tables).run();
}

}  // namespace redress
