#include "redress/signal.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/one_copy.hpp"
#include "signal/signal_index.hpp"

namespace redress {

namespace {

bool word_matches(std::string_view pattern, std::string_view word) {
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  return word == pattern;
}

Alphabet alphabet_of(std::uint8_t language) {
  const std::string_view tag = known_languages[language];
  return tag == "en" ? Alphabet::english : tag == "hu" ? Alphabet::hungarian : Alphabet::cyrillic;
}

}  // namespace

/// One pass over the words of a text.
class SignalMatcher {
 public:
  SignalMatcher(const Words& words, std::span<const SignalTable* const> tables) : words_(words) {
    for (const SignalTable* table : tables) {
      if (table->index_) tables_.push_back(table->index_.get());
    }
  }

  std::vector<Signal> run() {
    for (const SignalIndex* table : tables_) read_in_alphabet_of(*table);
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
  void read_in_alphabet_of(const SignalIndex& table) {
    const Alphabet alphabet = alphabet_of(table.entries[0].language);
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
    std::uint32_t hash = signal_hash_start;
    for (std::size_t size = 1; size <= word.size(); ++size) {
      hash = signal_hash_byte(hash, word[size - 1]);
      // No entry ends within a character.
      if (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U) continue;
      for (const SignalIndex* table : tables_) {
        if (!has_shortcuts || table->may_begin(hash))
          match_first(*table, position, word.substr(0, size), size == word.size(), hash, alphabet);
      }
    }
  }

  // Entries whose first word are these letters, of that hash: the `whole` word, or its beginning.
  void match_first(const SignalIndex& table, std::size_t position, std::string_view letters,
                   bool whole, std::uint32_t hash, std::optional<Alphabet> alphabet) {
    const std::uint16_t second =
        has_shortcuts && !looks_otherwise_ ? beginning_of_next(position) : std::uint16_t{0};
    std::uint32_t next = table.heads[hash & (table.heads.size() - 1)];
    while (next != 0) {
      const SignalIndex::First& first = table.firsts[next - 1];
      next = first.next;
      if (first.hash != hash || (first.stem == 0 && !whole) ||
          table.words_of(table.entries[first.entry]).substr(0, first.size) != letters)
        continue;
      for (std::uint32_t at = first.entry;; at = table.same_first[at]) {
        const SignalIndex::Entry& entry = table.entries[at];
        const std::uint16_t wanted = second == 0 ? std::uint16_t{0} : table.seconds[at];
        const bool may_match = wanted == 0 || wanted == second;
        if (may_match && (!alphabet || *alphabet == alphabet_of(entry.language))) {
          const std::string_view entry_words = table.words_of(entry);
          const std::size_t rest =
              std::min<std::size_t>(first.size + 1 + first.stem, entry_words.size());
          const std::size_t length =
              match_length(entry_words.substr(rest), entry.language, position);
          if (length > 0) add(entry.kind, position, position + length - 1);
        }
        if (table.same_first[at] == at) break;
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
  std::vector<const SignalIndex*> tables_;
  std::array<Readings, 3> readings_;  ///< By Alphabet.
  bool looks_otherwise_ = false;      ///< Any word does.
  std::array<std::vector<Span>, signal_ids.size()> found_;
};

std::vector<Signal> find_signals(const Words& words, std::span<const SignalTable* const> tables) {
  return SignalMatcher(words, tables).run();
}

}  // namespace redress
