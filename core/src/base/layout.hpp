// Tables as they stand in memory, one row of numbers behind the other: what is read of a file of
// them is used as it is. For one sort of processor, and for this program: whoever reads one has to
// know that it was written by the same code.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/numbers.hpp"

namespace redress {

/// Where each row of numbers begins, in bytes, is a multiple of this.
inline constexpr std::size_t layout_alignment = 16;

class LayoutWriter {
 public:
  template <class T>
  void row(std::span<const T> numbers) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= layout_alignment);
    const std::uint64_t count = numbers.size();
    append(&count, sizeof count);
    append(numbers.data(), numbers.size_bytes());
  }
  void strings(std::span<const std::string> list) {
    std::string bytes;
    std::vector<std::uint32_t> ends;
    for (const std::string& one : list) {
      bytes += one;
      ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    row<char>(bytes);
    row<std::uint32_t>(ends);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void append(const void* from, std::size_t size) {
    out_.append(static_cast<const char*>(from), size);
    out_.resize((out_.size() + layout_alignment - 1) / layout_alignment * layout_alignment);
  }
  std::string out_;
};

/// Gives the rows in the order in which they were written, and nothing any more once one was not
/// there; never reads over the end. What the numbers are is for whoever asks to check.
class LayoutReader {
 public:
  /// Nothing can be read where the bytes do not begin at a multiple of layout_alignment.
  explicit LayoutReader(std::string_view bytes) {
    if (reinterpret_cast<std::uintptr_t>(bytes.data()) % layout_alignment == 0) rest_ = bytes;
  }
  /// Nothing where there is no such row.
  template <class T>
  [[nodiscard]] std::optional<Numbers<T>> row() {
    std::uint64_t count = 0;
    const std::string_view head = take(sizeof count);
    if (head.empty()) return std::nullopt;
    std::memcpy(&count, head.data(), sizeof count);
    if (count > rest_.size() / sizeof(T)) {
      rest_ = {};
      return std::nullopt;
    }
    const std::string_view bytes = take(static_cast<std::size_t>(count) * sizeof(T));
    return Numbers<T>::at({reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)});
  }
  [[nodiscard]] std::optional<std::vector<std::string>> strings() {
    const auto bytes = row<char>();
    const auto ends = row<std::uint32_t>();
    if (!bytes || !ends) return std::nullopt;
    std::vector<std::string> out;
    out.reserve(ends->size());
    std::uint32_t start = 0;
    for (const std::uint32_t end : *ends) {
      if (end < start || end > bytes->size()) return std::nullopt;
      out.emplace_back(bytes->data() + start, end - start);
      start = end;
    }
    return out;
  }
  /// A row of so many.
  template <std::size_t Count>
  [[nodiscard]] std::optional<std::array<std::uint32_t, Count>> few() {
    const auto numbers = row<std::uint32_t>();
    if (!numbers || numbers->size() != Count) return std::nullopt;
    std::array<std::uint32_t, Count> out{};
    std::copy(numbers->begin(), numbers->end(), out.begin());
    return out;
  }

 private:
  std::string_view take(std::size_t size) {
    const std::size_t whole = (size + layout_alignment - 1) / layout_alignment * layout_alignment;
    if (whole > rest_.size()) {
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(whole);
    return taken;
  }
  std::string_view rest_;
};

}  // namespace redress
