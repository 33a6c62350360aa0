#include "compile/builtin.hpp"

#include <span>
#include <string>

#include "compile/embedded.hpp"

extern "C" {
extern const redress::EmbeddedFile redress_embedded_packs[];
extern const std::uint64_t redress_embedded_packs_count;
}

namespace redress {

std::optional<BuiltinPack> builtin_pack(std::string_view name) {
  BuiltinPack out;
  for (const EmbeddedFile& file : std::span(redress_embedded_packs, redress_embedded_packs_count)) {
    if (file.name() == std::string(name) + ".model") out.model = file.content();
    if (file.name() == std::string(name) + ".bundle") out.bundle = file.content();
  }
  if (out.bundle.empty()) return std::nullopt;
  return out;
}

}  // namespace redress
