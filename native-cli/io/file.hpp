// Files as strings, with errors that say which file and why.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "redress/base.hpp"

namespace redress {

/// Reads at most `max_bytes` + 1, so that whoever is too large can be told by its size. Standard
/// input for "" and "-". Error `file.unreadable`.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t max_bytes);
/// The file is there whole or not at all, even where the machine stops midway. Error
/// `file.unwritable`.
[[nodiscard]] Result<std::monostate> write_file(const std::string& path, std::string_view bytes);

/// A device or a pipe, which is written as it stands; only a regular file can be replaced.
[[nodiscard]] bool is_special(const std::string& path);

/// What a human calls it: `-` is standard input.
[[nodiscard]] std::string display_name(const std::string& path);
/// The system's words for errno.
[[nodiscard]] std::string system_message(int error_number);

}  // namespace redress
