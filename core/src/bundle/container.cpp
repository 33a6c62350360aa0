#include "bundle/container.hpp"

#include <algorithm>

#include "bundle/sha256.hpp"

namespace redress::bundle {

namespace {

constexpr std::string_view magic = "RDRS";
constexpr std::uint16_t format = 3;
constexpr std::size_t header_bytes = 8;
constexpr std::size_t entry_bytes = 40;
constexpr std::size_t flags_offset = 2;
constexpr std::size_t most_languages = 64;

void append_little(std::string& out, std::uint32_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i)
    out += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

std::uint32_t little(std::string_view bytes, std::size_t offset, unsigned count) {
  std::uint32_t out = 0;
  for (unsigned i = 0; i < count; ++i)
    out |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i);
  return out;
}

std::string write_list(const std::vector<Section>& sections, bool with_flags) {
  std::string out(magic);
  append_little(out, format, 2);
  append_little(out, static_cast<std::uint32_t>(sections.size()), 2);
  for (const Section& section : sections) {
    append_little(out, static_cast<std::uint32_t>(section.kind), 1);
    append_little(out, section.language, 1);
    append_little(out, with_flags && section.present ? 1 : 0, 2);
    append_little(out, section.length, 4);
    out += section.digest;
  }
  return out;
}

// One order only, so that the same parts are the same bytes.
bool in_order(const std::vector<Section>& sections) {
  std::size_t position = 0;
  for (std::uint8_t kind = 1; kind <= last_shared_kind; ++kind, ++position) {
    if (position >= sections.size()) return false;
    const Section& section = sections[position];
    if (static_cast<std::uint8_t>(section.kind) != kind || section.language != shared_language)
      return false;
  }
  std::uint8_t language = 0;
  while (position < sections.size()) {
    if (sections[position].kind != SectionKind::texts || sections[position].language != language)
      return false;
    ++position;
    if (position < sections.size() && sections[position].kind == SectionKind::model) {
      if (sections[position].language != language) return false;
      ++position;
    }
    ++language;
  }
  return true;
}

}  // namespace

Error bundle_error(std::string_view reason, std::string_view message) {
  return {"bundle." + std::string(reason), "", std::string(message)};
}

bool read_section(ByteSource& source, Section& section) {
  section.bytes = source.read(section.offset, section.length);
  return section.bytes.size() == section.length && sha256(section.bytes) == section.digest;
}

std::string write_container(const std::vector<Section>& sections) {
  std::string out = write_list(sections, true);
  out += sha256(write_list(sections, false));
  for (const Section& section : sections) {
    if (section.present) out += section.bytes;
  }
  return out;
}

Result<Container> read_container(ByteSource& source) {
  const Error truncated =
      bundle_error("truncated", "The bundle ends too early; fetch or compile it again.");
  const Error malformed =
      bundle_error("format", "This is no bundle of this version; compile the policy again.");
  const std::uint64_t size = source.size();
  if (size > limits::bundle_bytes) return malformed;
  constexpr std::size_t most_sections = last_shared_kind + 2 * most_languages;
  constexpr std::uint64_t longest = header_bytes + most_sections * entry_bytes + digest_bytes;
  const std::string_view bytes = source.read(0, std::min(size, longest));
  if (!magic.starts_with(bytes.substr(0, magic.size()))) return malformed;
  if (bytes.size() < header_bytes) return truncated;
  if (little(bytes, 4, 2) != format) return malformed;
  const std::size_t count = little(bytes, 6, 2);
  if (count > most_sections) return malformed;
  const std::size_t list_bytes = header_bytes + count * entry_bytes;
  if (bytes.size() < list_bytes + digest_bytes) return truncated;

  Container container;
  std::uint64_t expected = list_bytes + digest_bytes;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = header_bytes + i * entry_bytes;
    const std::uint32_t flags = little(bytes, at + flags_offset, 2);
    if (flags > 1) return malformed;
    Section& section = container.sections.emplace_back();
    section.kind = static_cast<SectionKind>(bytes[at]);
    section.language = static_cast<std::uint8_t>(bytes[at + 1]);
    section.present = flags == 1;
    section.length = little(bytes, at + 4, 4);
    section.digest = bytes.substr(at + 8, digest_bytes);
    section.offset = expected;
    if (section.present) expected += section.length;
  }
  const std::string digest = sha256(write_list(container.sections, false));
  if (digest != bytes.substr(list_bytes, digest_bytes))
    return bundle_error("altered",
                        "The bundle's list of sections was altered; fetch or compile it again.");
  if (!in_order(container.sections)) return malformed;
  if (size < expected) return truncated;
  if (size > expected) return malformed;
  container.id = to_hex(digest);
  return container;
}

}  // namespace redress::bundle
