#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

#include "base/layout.hpp"
#include "base/one_copy.hpp"
#include "base/stable_order.hpp"
#include "signal/signal_index.hpp"

namespace redress {

namespace {

constexpr std::size_t max_words = 4;
constexpr std::size_t longest_entry = UINT16_MAX;

// An entry's first word is filed under its letters, with or without a star.
std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = signal_hash_start;
  for (const char byte : word) hash = signal_hash_byte(hash, byte);
  return hash;
}

std::string_view first_word(std::string_view words) {
  std::string_view first = words.substr(0, words.find(' '));
  if (first.ends_with('*')) first.remove_suffix(1);
  return first;
}

std::string_view second_word(std::string_view words) {
  const std::size_t space = words.find(' ');
  if (space == std::string_view::npos) return {};
  const std::string_view rest = words.substr(space + 1);
  return rest.substr(0, rest.find(' '));
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

std::optional<Error> fold_all(std::vector<SignalEntry>& entries) {
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
    if (entry.words.size() > longest_entry)
      return Error{"signal.entry", "",
                   "“" + entry.words.substr(0, entry.words.find(' ')) +
                       "…” is too long for a signal entry: write one to four words."};
  }
  // What was unpacked stands so already.
  if (!std::is_sorted(entries.begin(), entries.end())) sort_stably(entries, std::less<>());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return std::nullopt;
}

void add_entries(const std::vector<SignalEntry>& entries, SignalIndex& index) {
  std::vector<char> words;
  std::vector<SignalIndex::Entry> own;
  std::vector<std::uint16_t> seconds;
  own.reserve(entries.size());
  for (const SignalEntry& entry : entries) {
    own.push_back({static_cast<std::uint32_t>(words.size()),
                   static_cast<std::uint16_t>(entry.words.size()), entry.kind, entry.language});
    words.insert(words.end(), entry.words.begin(), entry.words.end());
    if (!has_shortcuts) continue;
    const std::string_view second = second_word(entry.words);
    const bool short_stem = second.substr(0, 2).ends_with('*');
    seconds.push_back(short_stem ? std::uint16_t{0} : beginning_of(second));
  }
  index.words = std::move(words);
  index.entries = std::move(own);
  index.seconds = std::move(seconds);
}

// From the last to the first, so that each chain stands in their order.
void add_firsts(SignalIndex& index) {
  const std::size_t count = index.entries.size();
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(16, count * 2));
  std::vector<SignalIndex::First> firsts;
  std::vector<std::uint32_t> heads(slots);
  std::vector<std::uint64_t> begun(has_shortcuts ? slots * 8 / 64 : 0);
  std::vector<std::uint32_t> same_first(count);
  for (std::size_t i = count; i-- > 0;) {
    const auto entry = static_cast<std::uint32_t>(i);
    const std::string_view words = index.words_of(index.entries[i]);
    const std::string_view letters = first_word(words);
    const std::uint32_t stem = words.substr(letters.size()).starts_with('*') ? 1 : 0;
    const std::uint32_t hash = hash_of(letters);
    std::uint32_t& head = heads[hash & (slots - 1)];
    if (has_shortcuts) begun[hash / 64 & (begun.size() - 1)] |= std::uint64_t{1} << (hash % 64);
    std::uint32_t at = head;
    while (at != 0) {
      const SignalIndex::First& other = firsts[at - 1];
      if (other.hash == hash && other.stem == stem &&
          first_word(index.words_of(index.entries[other.entry])) == letters)
        break;
      at = other.next;
    }
    same_first[i] = at == 0 ? entry : firsts[at - 1].entry;
    if (at == 0) {
      firsts.push_back({hash, static_cast<std::uint32_t>(letters.size()), stem, entry, head});
      head = static_cast<std::uint32_t>(firsts.size());
    } else {
      firsts[at - 1].entry = entry;
    }
  }
  index.same_first = std::move(same_first);
  index.firsts = std::move(firsts);
  index.heads = std::move(heads);
  index.begun = std::move(begun);
}

// Whatever is looked up in it stays within it, and ends.
bool is_sound(const SignalIndex& index) {
  const std::size_t count = index.entries.size();
  if (count == 0 || index.same_first.size() != count || index.seconds.size() != count ||
      !std::has_single_bit(index.heads.size()) || !std::has_single_bit(index.begun.size()))
    return false;
  for (std::size_t i = 0; i < count; ++i) {
    const SignalIndex::Entry& entry = index.entries[i];
    if (entry.start > index.words.size() || entry.size > index.words.size() - entry.start ||
        static_cast<std::size_t>(entry.kind) >= signal_ids.size() ||
        entry.language >= known_languages.size() || index.same_first[i] < i ||
        index.same_first[i] >= count)
      return false;
  }
  for (std::size_t i = 0; i < index.firsts.size(); ++i) {
    const SignalIndex::First& first = index.firsts[i];
    if (first.entry >= count || first.next > i) return false;
  }
  return std::all_of(index.heads.begin(), index.heads.end(),
                     [&](std::uint32_t head) { return head <= index.firsts.size(); });
}

// What is not there is left empty, which is not sound.
template <class T>
Numbers<T> row(LayoutReader& from) {
  return from.row<T>().value_or(Numbers<T>());
}

}  // namespace

Result<SignalTable> SignalTable::build(std::vector<SignalEntry> entries) {
  if (std::optional<Error> error = fold_all(entries)) return *std::move(error);
  SignalTable table;
  if (entries.empty()) return table;
  SignalIndex index;
  add_entries(entries, index);
  add_firsts(index);
  table.index_ = std::make_shared<const SignalIndex>(std::move(index));
  return table;
}

std::vector<SignalEntry> SignalTable::entries() const {
  std::vector<SignalEntry> out;
  if (!index_) return out;
  for (const SignalIndex::Entry& entry : index_->entries)
    out.push_back({entry.kind, entry.language, std::string(index_->words_of(entry))});
  return out;
}

void SignalTable::lay_out(LayoutWriter& out) const {
  static const SignalIndex none_at_all;
  const SignalIndex& index = index_ ? *index_ : none_at_all;
  out.row(index.words.span());
  out.row(index.entries.span());
  out.row(index.same_first.span());
  out.row(index.seconds.span());
  out.row(index.firsts.span());
  out.row(index.heads.span());
  out.row(index.begun.span());
}

std::optional<SignalTable> SignalTable::laid_out(LayoutReader& from) {
  SignalIndex index;
  index.words = row<char>(from);
  index.entries = row<SignalIndex::Entry>(from);
  index.same_first = row<std::uint32_t>(from);
  index.seconds = row<std::uint16_t>(from);
  index.firsts = row<SignalIndex::First>(from);
  index.heads = row<std::uint32_t>(from);
  index.begun = row<std::uint64_t>(from);
  if (!is_sound(index)) return std::nullopt;
  SignalTable table;
  table.index_ = std::make_shared<const SignalIndex>(std::move(index));
  return table;
}

}  // namespace redress
