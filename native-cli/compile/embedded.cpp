#include "compile/embedded.hpp"

extern "C" {
extern const redress::EmbeddedFile redress_embedded_sources[];
extern const std::uint64_t redress_embedded_sources_count;
}

namespace redress {

std::span<const EmbeddedFile> embedded_sources() {
  return {redress_embedded_sources, redress_embedded_sources_count};
}

std::string_view embedded_source(std::string_view name) {
  for (const EmbeddedFile& file : embedded_sources()) {
    if (file.name() == name) return file.content();
  }
  return {};
}

}  // namespace redress
