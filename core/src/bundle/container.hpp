// The list of a bundle's sections; private to the bundle module.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"
#include "redress/bundle.hpp"

namespace redress::bundle {

enum class SectionKind : std::uint8_t { rules = 1, calendars, language_tables, texts, model };
inline constexpr std::uint8_t last_shared_kind =
    static_cast<std::uint8_t>(SectionKind::language_tables);
inline constexpr std::uint8_t shared_language = 255;

struct Section {
  SectionKind kind = SectionKind::rules;
  std::uint8_t language = shared_language;
  bool present = true;
  std::uint32_t length = 0;
  std::string digest;        ///< SHA-256, 32 bytes.
  std::string_view bytes;    ///< Where present, once they were read.
  std::uint64_t offset = 0;  ///< Of the bytes in the container that was read.
};

struct Container {
  std::string id;  ///< Hexadecimal.
  std::vector<Section> sections;
};

[[nodiscard]] std::string write_container(const std::vector<Section>& sections);
/// The three shared sections stand first, then for each language its texts and, where it has one,
/// its model. Checked: the list, its digest and all lengths; no section's bytes are read.
/// Errors `bundle.format`, `bundle.truncated`, `bundle.altered`.
[[nodiscard]] Result<Container> read_container(ByteSource& source);

/// Reads the bytes of a section that is present. False: they are not those that its digest was made
/// of.
[[nodiscard]] bool read_section(ByteSource& source, Section& section);
[[nodiscard]] Error bundle_error(std::string_view reason, std::string_view message);

}  // namespace redress::bundle
