// Sorting by one compiled function: the standard templates take five kilobytes of the page's engine
// for each list that they sort.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace redress {

/// Borrows a comparison of two positions; it must outlive the call that it is given to.
class Before {
 public:
  template <class Compare>
  explicit Before(const Compare& compare)
      : compare_(std::addressof(compare)),
        call_([](const void* self, std::uint32_t a, std::uint32_t b) {
          return (*static_cast<const Compare*>(self))(a, b);
        }) {}
  bool operator()(std::uint32_t a, std::uint32_t b) const { return call_(compare_, a, b); }

 private:
  const void* compare_;
  bool (*call_)(const void*, std::uint32_t, std::uint32_t);
};

/// The positions 0 to count - 1 in the order of `before`, equal ones as they stood. O(n log n).
[[nodiscard]] std::vector<std::uint32_t> stable_order(std::size_t count, Before before);

/// Sorts the list by `before(a, b)` of two elements, equal ones as they stood.
template <class T, class Compare>
void sort_stably(std::vector<T>& list, const Compare& before) {
  const auto compare = [&](std::uint32_t a, std::uint32_t b) { return before(list[a], list[b]); };
  std::vector<T> sorted;
  sorted.reserve(list.size());
  for (const std::uint32_t position : stable_order(list.size(), Before(compare)))
    sorted.push_back(std::move(list[position]));
  list = std::move(sorted);
}

}  // namespace redress
