// What the build has made of the packs: they are ready at once.
#pragma once

#include <optional>
#include <string_view>

namespace redress {

struct BuiltinPack {
  std::string_view model;   ///< For train::read_model_file.
  std::string_view bundle;  ///< For load_bundle: the pack and nothing else.
  std::string_view tables;  ///< Of that bundle: what lay_out_tables() wrote of it.
};
[[nodiscard]] std::optional<BuiltinPack> builtin_pack(std::string_view name);

}  // namespace redress
