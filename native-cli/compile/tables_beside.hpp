// The file of tables beside a bundle's file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redress/bundle.hpp"

namespace redress {

/// What stands behind a bundle's name in that of the file with its tables.
inline constexpr std::string_view tables_ending = ".tables";

/// Parts are copied when they are asked for, so that nothing changes under whoever uses them.
class TablesBeside : public TablesSource {
 public:
  /// Null where the bundle has none, or has one that somebody could have put there who could not
  /// have changed the bundle.
  [[nodiscard]] static std::unique_ptr<TablesBeside> open(const std::string& bundle);
  ~TablesBeside() override;
  [[nodiscard]] std::string_view read(std::uint64_t offset, std::uint64_t size) override;

 private:
  explicit TablesBeside(int file) : file_(file) {}

  int file_;
  std::size_t size_ = 0;
  std::vector<std::shared_ptr<char>> parts_;
};

}  // namespace redress
