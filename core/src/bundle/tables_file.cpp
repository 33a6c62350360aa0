#include "bundle/tables_file.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/layout.hpp"

namespace redress::bundle {

namespace {

constexpr std::string_view magic = "RDTB";
constexpr std::uint64_t most_parts = 256;

struct Head {
  std::array<char, 4> magic{};
  std::uint32_t format = 0;
  std::uint64_t parts = 0;
  std::array<char, 64> id{};
};

struct Entry {
  std::uint32_t kind = 0;
  std::uint32_t language = 0;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  std::uint64_t sum = 0;
};

// Finds damage, not malice: whoever reads a file of tables sees to it that only those could write
// it who could write the bundle. Whatever the numbers are, what is read stays within their bounds.
// Eight sums at a time, so that the processor need not wait for one product.
std::uint64_t sum_of(std::string_view bytes) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
  constexpr int turn = 29;
  std::array<std::uint64_t, 8> sums = {1, 2, 3, 4, 5, 6, 7, bytes.size()};
  constexpr std::size_t step = sizeof sums;
  const auto add = [&sums](const char* from, std::size_t size) {
    std::array<std::uint64_t, sums.size()> words{};
    std::memcpy(words.data(), from, size);
    for (std::size_t i = 0; i < sums.size(); ++i)
      sums[i] = std::rotl((sums[i] ^ words[i]) * odd, turn);
  };
  for (; bytes.size() >= step; bytes.remove_prefix(step)) add(bytes.data(), step);
  if (!bytes.empty()) add(bytes.data(), bytes.size());
  std::uint64_t out = 0;
  for (const std::uint64_t sum : sums) out = std::rotl((out ^ sum) * odd, turn);
  return out;
}

}  // namespace

std::string write_tables_file(std::string_view id, const std::vector<TablesPart>& parts) {
  Head head;
  std::copy(magic.begin(), magic.end(), head.magic.begin());
  head.format = tables_format;
  head.parts = parts.size();
  std::copy_n(id.begin(), std::min(id.size(), head.id.size()), head.id.begin());

  const auto aligned = [](std::size_t size) {
    return (size + layout_alignment - 1) / layout_alignment * layout_alignment;
  };
  std::string out(reinterpret_cast<const char*>(&head), sizeof head);
  std::size_t offset = aligned(sizeof head + parts.size() * sizeof(Entry));
  for (const TablesPart& part : parts) {
    const Entry entry = {static_cast<std::uint32_t>(part.kind), part.language, offset,
                         part.bytes.size(), sum_of(part.bytes)};
    out.append(reinterpret_cast<const char*>(&entry), sizeof entry);
    offset = aligned(offset + part.bytes.size());
  }
  for (const TablesPart& part : parts) {
    out.resize(aligned(out.size()));
    out += part.bytes;
  }
  return out;
}

TablesFile::TablesFile(ByteSource* source, std::string_view id) : source_(source) {
  if (source == nullptr) return;
  Head head;
  const std::string_view bytes = source->read(0, sizeof head);
  if (bytes.size() != sizeof head) return;
  std::memcpy(&head, bytes.data(), sizeof head);
  const bool ours = std::string_view(head.magic.data(), head.magic.size()) == magic &&
                    head.format == tables_format &&
                    std::string_view(head.id.data(), head.id.size()) == id &&
                    head.parts <= most_parts;
  if (ours) list_ = source->read(sizeof head, head.parts * sizeof(Entry));
}

std::string_view TablesFile::part(SectionKind kind, std::uint8_t language) {
  for (std::string_view rest = list_; !rest.empty(); rest.remove_prefix(sizeof(Entry))) {
    Entry entry;
    std::memcpy(&entry, rest.data(), sizeof entry);
    if (entry.kind != static_cast<std::uint32_t>(kind) || entry.language != language) continue;
    const std::string_view part = source_->read(entry.offset, entry.length);
    return part.size() == entry.length && sum_of(part) == entry.sum ? part : std::string_view();
  }
  return {};
}

}  // namespace redress::bundle
