#include <algorithm>

#include "bundle/byte_io.hpp"
#include "bundle/sections.hpp"
#include "redress/language.hpp"

namespace redress::bundle {

namespace {

constexpr std::size_t longest_tag = 35;  // RFC 5646, section 4.4.1
constexpr std::size_t longest_text = limits::string_code_points * 4;
constexpr std::size_t longest_entry = 1000;
constexpr std::size_t most_entries = 100'000;

void write_strings(ByteWriter& writer, const std::vector<std::string>& strings) {
  writer.number(strings.size());
  for (const std::string& string : strings) writer.string(string);
}

std::vector<std::string> read_strings(ByteReader& reader, std::size_t most) {
  std::vector<std::string> out;
  const std::size_t count = reader.count(most);
  out.reserve(count);
  for (std::size_t i = 0; i < count && reader.ok(); ++i) out.push_back(reader.string(longest_text));
  return out;
}

void write_signals(ByteWriter& writer, std::vector<SignalEntry> entries,
                   std::optional<std::size_t> language) {
  std::erase_if(entries, [&](const SignalEntry& entry) { return entry.language != language; });
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  for (std::size_t kind = 0; kind < signal_ids.size(); ++kind) {
    std::vector<std::string> words;
    for (const SignalEntry& entry : entries) {
      if (static_cast<std::size_t>(entry.kind) == kind) words.push_back(entry.words);
    }
    write_strings(writer, words);
  }
}

}  // namespace

std::string write_texts(const Texts& texts, const std::vector<SignalEntry>& signals) {
  ByteWriter writer;
  writer.string(texts.language);
  write_strings(writer, texts.strings);
  write_strings(writer, texts.messages);
  write_signals(writer, signals, language_index(texts.language));
  return writer.take();
}

std::optional<TextsSection> read_texts(std::string_view bytes) {
  ByteReader reader(bytes);
  TextsSection out;
  Texts& texts = out.texts;
  texts.language = reader.string(longest_tag);
  texts.strings = read_strings(reader, static_cast<std::size_t>(ByteReader::most_texts));
  texts.messages = read_strings(reader, message_keys().size());
  if (!reader.ok() || texts.messages.size() != message_keys().size()) return std::nullopt;
  out.signals = reader.rest();
  return out;
}

std::optional<std::vector<SignalEntry>> read_signals(std::string_view bytes,
                                                     std::string_view language) {
  const auto index = static_cast<std::uint8_t>(language_index(language).value_or(0));
  ByteReader reader(bytes);
  std::vector<SignalEntry> entries;
  for (std::size_t kind = 0; kind < signal_ids.size(); ++kind) {
    const std::size_t count = reader.count(most_entries);
    for (std::size_t i = 0; i < count && reader.ok(); ++i)
      entries.push_back({static_cast<SignalKind>(kind), index, reader.string(longest_entry)});
  }
  if (!reader.done()) return std::nullopt;
  return entries;
}

std::optional<std::string> language_of_texts(std::string_view bytes) {
  ByteReader reader(bytes);
  std::string language = reader.string(longest_tag);
  if (!reader.ok()) return std::nullopt;
  return language;
}

}  // namespace redress::bundle
