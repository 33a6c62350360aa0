#include "base/stable_order.hpp"

#include <numeric>

namespace redress {

namespace {

// Inserting is the quickest for what is as short as most lists here are.
constexpr std::size_t short_run = 8;

void insert_in_order(std::uint32_t* first, const std::uint32_t* end, Before before) {
  for (std::uint32_t* next = first; next != end; ++next) {
    const std::uint32_t moved = *next;
    std::uint32_t* hole = next;
    for (; hole != first && before(moved, hole[-1]); --hole) *hole = hole[-1];
    *hole = moved;
  }
}

}  // namespace

std::vector<std::uint32_t> stable_order(std::size_t count, Before before) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t at = 0; at < count; at += short_run)
    insert_in_order(order.data() + at, order.data() + std::min(at + short_run, count), before);
  std::vector<std::uint32_t> merged(count > short_run ? count : 0);
  for (std::size_t width = short_run; width < count; width *= 2) {
    for (std::size_t at = 0; at < count; at += 2 * width) {
      const std::size_t middle = std::min(at + width, count);
      const std::size_t end = std::min(middle + width, count);
      std::size_t left = at;
      std::size_t right = middle;
      for (std::size_t out = at; out < end; ++out) {
        const bool take_right =
            left == middle || (right < end && before(order[right], order[left]));
        merged[out] = order[take_right ? right++ : left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace redress
