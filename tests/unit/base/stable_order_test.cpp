#include "base/stable_order.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace redress {
namespace {

using Item = std::pair<int, std::string>;

TEST(StableOrder, IsThatOfTheStandardSort) {
  std::mt19937 random(7);
  const auto before = [](const Item& a, const Item& b) { return a.first < b.first; };
  for (std::size_t size = 0; size < 300; size += 1 + size / 9) {
    for (const int kinds : {1, 3, 1000}) {
      std::vector<Item> items;
      for (std::size_t i = 0; i < size; ++i)
        items.emplace_back(static_cast<int>(random() % static_cast<unsigned>(kinds)),
                           "item " + std::to_string(i) + " is longer than a short string");
      std::vector<Item> expected = items;
      std::stable_sort(expected.begin(), expected.end(), before);
      sort_stably(items, before);
      EXPECT_EQ(items, expected) << size << " of " << kinds;
    }
  }
}

TEST(StableOrder, ComparesSeldom) {
  std::size_t compared = 0;
  const auto descending = [&](std::uint32_t a, std::uint32_t b) {
    ++compared;
    return a > b;
  };
  const auto order = stable_order(100'000, Before(descending));
  EXPECT_EQ(order.front(), 99'999U);
  EXPECT_LT(compared, 2'500'000U);
}

}  // namespace
}  // namespace redress
