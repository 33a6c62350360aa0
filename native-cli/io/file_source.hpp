// A file of which only parts are wanted.
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redress/bundle.hpp"

namespace redress {

/// Parts are copied when they are asked for, so that nothing changes under whoever uses them; each
/// begins at a multiple of 16 in memory.
class FileSource : public ByteSource {
 public:
  /// Null where there is no regular file that can be read: to open a pipe would already change
  /// something for whoever writes to it.
  [[nodiscard]] static std::unique_ptr<FileSource> open(const std::string& path);
  ~FileSource() override;
  [[nodiscard]] const struct stat& status() const { return status_; }
  [[nodiscard]] std::uint64_t size() const override {
    return static_cast<std::uint64_t>(status_.st_size);
  }
  [[nodiscard]] std::string_view read(std::uint64_t offset, std::uint64_t size) override;

 private:
  FileSource(int file, const struct stat& status) : file_(file), status_(status) {}
  [[nodiscard]] char* room_for(std::size_t bytes);

  int file_;
  struct stat status_;
  std::vector<std::shared_ptr<char>> parts_;
};

}  // namespace redress
