#include "categorize/word_classes.hpp"

#include <algorithm>
#include <functional>

#include "base/one_copy.hpp"
#include "base/stable_order.hpp"
#include "categorize/skeleton.hpp"
#include "language/sparse_weights.hpp"
#include "redress/text.hpp"

namespace redress {

namespace {

constexpr std::uint32_t whole_word = 21;
constexpr std::uint32_t beginning = 22;
constexpr std::uint32_t two_words = 23;
constexpr std::size_t shortest_stem = 3;
// Of one long word made up for it every beginning could open a two-word entry, and each would be
// looked up with every beginning of the next: what is looked at is bounded, so that the cost of a
// text stays in proportion to its length.
constexpr std::size_t longest_stem = 32;
// In place of a class: a two-word entry begins so.
constexpr std::uint8_t opens = most_word_classes;
// An adaptive bit costs at least 0.011 bits and an entry several of them and two plain ones at
// least, so a claim of more entries than this is a lie that must not cost memory.
constexpr std::size_t entries_a_byte = 8;

std::uint32_t key_of(std::string_view letters, std::uint32_t kind) {
  FeatureHash hash(kind);
  for (const char letter : letters) hash.add(static_cast<unsigned char>(letter));
  return hash.value();
}

std::uint32_t key_of_two(std::uint32_t first, std::uint32_t second) {
  FeatureHash hash(two_words);
  hash.add(first);
  hash.add(second);
  return hash.value();
}

std::uint32_t leading(std::uint32_t hash) {
  return hash >> (32 - ClassTable::hash_bits);
}

// The key of one word of an entry; nothing where it is not one.
std::optional<std::uint32_t> part_key(std::string_view part) {
  const bool stem = part.ends_with('*');
  if (stem) part.remove_suffix(1);
  const Result<Utf8Text> text = Utf8Text::from(part);
  if (!text) return std::nullopt;
  const Words words = split_words(*text);
  if (words.words.size() != 1) return std::nullopt;
  std::string skeleton;
  append_skeleton(Utf8Text::from(words.folded_of(words.words.front())).value(), skeleton);
  if (skeleton.size() < (stem ? shortest_stem : 1)) return std::nullopt;
  if (stem && skeleton.size() > longest_stem) return std::nullopt;
  return key_of(skeleton, stem ? beginning : whole_word);
}

// Sorted as they are packed: by the bits of the hash that count, then by class.
std::vector<ClassEntry> in_order(std::vector<ClassEntry> entries) {
  for (ClassEntry& entry : entries) entry.hash = leading(entry.hash);
  // What was unpacked stands so already.
  if (!std::is_sorted(entries.begin(), entries.end())) sort_stably(entries, std::less<>());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return entries;
}

}  // namespace

bool add_class_entry(std::string_view entry, std::uint8_t word_class,
                     std::vector<ClassEntry>& out) {
  if (word_class >= most_word_classes) return false;
  const std::size_t space = entry.find(' ');
  const std::optional<std::uint32_t> first = part_key(entry.substr(0, space));
  if (!first) return false;
  if (space == std::string_view::npos) {
    out.push_back({*first, word_class});
    return true;
  }
  const std::optional<std::uint32_t> second = part_key(entry.substr(space + 1));
  if (!second) return false;
  out.push_back({*first, opens});
  out.push_back({key_of_two(*first, *second), word_class});
  return true;
}

WordClasses::WordClasses(std::vector<ClassEntry> entries)
    : table_(std::make_shared<const ClassTable>(std::move(entries))) {}

std::vector<ClassEntry> WordClasses::entries() const {
  return table_->entries();
}

std::vector<std::uint32_t> WordClasses::met_by(const Words& words) const {
  std::vector<std::uint32_t> out;
  ClassTable::Reader reader(*table_);
  const Utf8Text folded = Utf8Text::from(words.folded).value();
  std::string skeleton;
  for (const Word& word : words.words) {
    skeleton.clear();
    append_skeleton(folded.sub(word.folded), skeleton);
    if (skeleton.empty()) continue;
    for (const ClassTable::Reader::Hit& hit : reader.next(skeleton)) {
      out.push_back(hit.begun);
      out.push_back(hit.entry);
    }
  }
  sort_stably(out, std::less<>());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<ClassEntry> ClassTable::entries() const {
  std::vector<ClassEntry> out;
  for (std::size_t i = 0; i < values_.size(); ++i)
    out.push_back({index_.hashes[i] << (32 - hash_bits), values_[i]});
  return out;
}

ClassTable::ClassTable(std::vector<ClassEntry> entries) {
  index_.bits = hash_bits;
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint8_t> values;
  for (const ClassEntry& entry : in_order(std::move(entries))) {
    hashes.push_back(entry.hash);
    values.push_back(entry.word_class);
  }
  values_ = std::move(values);
  index_.hashes = std::move(hashes);
  index_.build();
}

void ClassTable::lay_out(LayoutWriter& out) const {
  index_.lay_out(out);
  out.row(values_.span());
}

std::optional<ClassTable> ClassTable::laid_out(LayoutReader& from) {
  std::optional<HashIndex> index = HashIndex::laid_out(from);
  auto values = from.row<std::uint8_t>();
  if (!index || !values || index->bits != hash_bits || values->size() != index->hashes.size())
    return std::nullopt;
  // In order and each once: no word has more classes than there are.
  for (std::size_t i = 0; i < values->size(); ++i) {
    const bool ascends =
        i == 0 || index->hashes[i - 1] < index->hashes[i] ||
        (index->hashes[i - 1] == index->hashes[i] && (*values)[i - 1] < (*values)[i]);
    if ((*values)[i] > opens || !ascends) return std::nullopt;
  }
  return ClassTable(*std::move(index), *std::move(values));
}

std::string pack_classes(const std::vector<ClassEntry>& entries) {
  const std::vector<ClassEntry> sorted = in_order(entries);
  std::string out;
  put_number(out, static_cast<std::uint32_t>(sorted.size()), 4);
  RangeWriting writing;
  DistanceModel distances;
  std::array<BitModel, 128> values{};
  std::int64_t last = -1;
  for (const ClassEntry& entry : sorted) {
    // Two classes of one word are two entries of one hash: the distance is one more than it seems.
    distances.code(writing, static_cast<std::uint32_t>(entry.hash - last + 1),
                   ClassTable::hash_bits + 1);
    last = entry.hash;
    code_tree(writing, values, entry.word_class, 7);
  }
  return out + writing.encoder.finish();
}

std::optional<std::vector<ClassEntry>> unpack_classes(std::string_view bytes) {
  ByteReader reader(bytes);
  const std::uint32_t count = reader.number(4);
  if (!reader.ok() || count > reader.rest().size() * entries_a_byte) return std::nullopt;
  RangeReading reading{RangeDecoder(reader.rest())};
  DistanceModel distances;
  std::array<BitModel, 128> values{};
  std::vector<ClassEntry> out;
  out.reserve(count);
  std::int64_t last = -1;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t distance = distances.code(reading, 1, ClassTable::hash_bits + 1);
    last += std::int64_t{distance} - 1;
    if (distance == 0 || last < 0 || last >= (std::int64_t{1} << ClassTable::hash_bits))
      return std::nullopt;
    const std::uint32_t value = code_tree(reading, values, 0U, 7);
    if (reading.decoder.overran()) return std::nullopt;
    out.push_back({static_cast<std::uint32_t>(last) << (32 - ClassTable::hash_bits),
                   static_cast<std::uint8_t>(value)});
  }
  return out;
}

const std::vector<ClassTable::Reader::Hit>& ClassTable::Reader::next(std::string_view skeleton) {
  hits_.clear();
  parts_.clear();
  opening_.clear();
  // Behind a word that opens an entry of two words each part may close it.
  const auto add_part = [&](std::uint32_t part) {
    if (!has_shortcuts || classes_.index_.may_have(part)) look_up(part);
    if (!opened_.empty()) parts_.push_back(part);
  };
  FeatureHash start(beginning);
  FeatureHash whole(whole_word);
  for (std::size_t i = 0; i < skeleton.size(); ++i) {
    const auto letter = static_cast<unsigned char>(skeleton[i]);
    whole.add(letter);
    if (i >= longest_stem) continue;
    start.add(letter);
    if (i + 1 >= shortest_stem) add_part(start.value());
  }
  add_part(whole.value());
  for (const Opened first : opened_) {
    for (const std::uint32_t second : parts_) {
      const std::uint32_t key = key_of_two(first.key, second);
      for (std::uint32_t at = classes_.index_.find(key);
           at < classes_.values_.size() && classes_.index_.hashes[at] == leading(key); ++at) {
        if (classes_.values_[at] != opens) add({classes_.values_[at], true, at, first.entry});
      }
    }
  }
  opened_.swap(opening_);
  return hits_;
}

void ClassTable::Reader::look_up(std::uint32_t key) {
  for (std::uint32_t at = classes_.index_.find(key);
       at < classes_.values_.size() && classes_.index_.hashes[at] == leading(key); ++at) {
    if (classes_.values_[at] == opens) {
      opening_.push_back({key, at});
    } else {
      add({classes_.values_[at], false, at, at});
    }
  }
}

void ClassTable::Reader::add(const Hit& hit) {
  for (const Hit& known : hits_) {
    if (known.word_class == hit.word_class) return;
  }
  hits_.push_back(hit);
}

}  // namespace redress
