// A file's bytes where the system keeps them, without a copy.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace redress {

/// Files that are replaced as a whole, such as write_file() does, stay what they were while they
/// are mapped. Where one is cut short in its place, the program ends with a message when it next
/// looks at it: for programs that are over in a moment.
struct MappedFile {
  std::shared_ptr<const void> held;  ///< Keeps the bytes there.
  std::string_view bytes;
};
/// Empty where it is not a regular file of 1 to `max_bytes` bytes that may be read: whoever wants
/// to know why reads it.
[[nodiscard]] MappedFile map_file(const std::string& path, std::size_t max_bytes);

}  // namespace redress
