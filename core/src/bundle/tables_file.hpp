// A bundle's tables as they stand in memory, in a file beside it; private to the bundle module.
//
// Layout, in the processor's own order of bytes: magic "RDTB", u32 format, u64 number of parts, the
// bundle's id (64 hexadecimal digits); then per part u32 kind, u32 language, u64 offset, u64
// length, u64 checksum; then the parts, each from a multiple of layout_alignment on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/container.hpp"
#include "redress/bundle.hpp"

namespace redress::bundle {

/// To be raised whenever what lay_out() writes, or what is looked up in it, becomes another.
inline constexpr std::uint32_t tables_format = 2;

struct TablesPart {
  SectionKind kind = SectionKind::model;
  std::uint8_t language = shared_language;
  std::string bytes;
};
[[nodiscard]] std::string write_tables_file(std::string_view id,
                                            const std::vector<TablesPart>& parts);

/// Without a source, and of another bundle, format or processor it has no parts.
class TablesFile {
 public:
  TablesFile(ByteSource* source, std::string_view id);
  /// Empty where there is none, or where it was damaged. O(its bytes).
  [[nodiscard]] std::string_view part(SectionKind kind, std::uint8_t language);

 private:
  ByteSource* source_;
  std::string_view list_;  ///< Of the parts.
};

}  // namespace redress::bundle
