// Files that the build has put into the program.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace redress {

/// A row of the tables that embed.cmake writes in assembler.
struct EmbeddedFile {
  const char* name_begin;
  std::uint64_t name_bytes;
  const char* content_begin;
  std::uint64_t content_bytes;

  [[nodiscard]] std::string_view name() const { return {name_begin, name_bytes}; }
  [[nodiscard]] std::string_view content() const { return {content_begin, content_bytes}; }
};
static_assert(sizeof(EmbeddedFile) == 32, "the assembler writes four words of eight bytes a file");

/// Packs, examples, messages, terms of law and schemas, named as under core/:
/// `packs/general/policy.json`. Ascending by name.
[[nodiscard]] std::span<const EmbeddedFile> embedded_sources();
/// Empty for an unknown name.
[[nodiscard]] std::string_view embedded_source(std::string_view name);

}  // namespace redress
