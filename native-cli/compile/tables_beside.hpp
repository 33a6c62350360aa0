// The file of tables beside a bundle's file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "io/file_source.hpp"

namespace redress {

/// What stands behind a bundle's name in that of the file with its tables.
inline constexpr std::string_view tables_ending = ".tables";

/// Null where the bundle, of that name, has none, has one of more than limits::bundle_bytes, or one
/// that somebody could have put there who could not have changed the bundle.
[[nodiscard]] std::unique_ptr<FileSource> open_tables_beside(const std::string& name,
                                                             const FileSource& bundle);

}  // namespace redress
