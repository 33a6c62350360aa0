#include "compile/builtin.hpp"

#include <cstdint>
#include <span>

#include "compile/embedded.hpp"

extern "C" {
extern const redress::EmbeddedFile redress_embedded_packs[];
extern const std::uint64_t redress_embedded_packs_count;
}

namespace redress {

std::optional<BuiltinPack> builtin_pack(std::string_view name) {
  BuiltinPack out;
  for (const EmbeddedFile& file : std::span(redress_embedded_packs, redress_embedded_packs_count)) {
    if (!file.name().starts_with(name)) continue;
    const std::string_view ending = file.name().substr(name.size());
    if (ending == ".model") out.model = file.content();
    if (ending == ".bundle") out.bundle = file.content();
    if (ending == ".tables") out.tables = file.content();
  }
  if (out.bundle.empty()) return std::nullopt;
  return out;
}

}  // namespace redress
