#include "train/rounded_descent.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace redress::train {
namespace {

// Four rows; the first two speak for a category each, the others occur everywhere.
SparseLines lines_of_two_categories(std::size_t count) {
  SparseLines lines;
  for (std::size_t i = 0; i < count; ++i) {
    const auto category = static_cast<std::uint16_t>(i % 2);
    lines.entries.push_back({category, 0.7F});
    lines.entries.push_back({static_cast<std::uint32_t>(2 + i / 2 % 2), 0.7F});
    lines.lines.push_back({2 * i, 2 * i + 2, category});
  }
  return lines;
}

RoundedDescent descent_after(int steps, float unit, const DescentSettings& settings = {}) {
  const SparseLines lines = lines_of_two_categories(40);
  RoundedDescent descent(2, std::vector<float>(4, 1.0F), settings);
  descent.round_to(unit);
  for (int i = 0; i < steps; ++i)
    descent.step(lines, 0, lines.lines.size(), static_cast<double>(i) / steps);
  return descent;
}

TEST(RoundedDescent, finds_what_separates_the_categories) {
  for (const float unit : {0.0F, 0.5F}) {
    const RoundedDescent descent = descent_after(100, unit);
    for (std::size_t i = 0; i < 2; ++i)
      EXPECT_GT(descent.weight(i, i), descent.weight(i, 1 - i) + 2);
    for (std::size_t row = 2; row < 4; ++row)
      EXPECT_LT(std::abs(descent.weight(row, 0) - descent.weight(row, 1)), 0.8F) << unit;
  }
}

// However many numbers the processor takes at once.
TEST(RoundedDescent, any_number_of_categories_is_told_apart) {
  for (const std::size_t categories : {1U, 3U, 4U, 20U, 31U, 32U, 33U, 70U}) {
    SparseLines lines;
    for (std::size_t i = 0; i < categories; ++i) {
      const auto row = static_cast<std::uint32_t>(2 * i);
      lines.entries.insert(lines.entries.end(), {{row, 0.7F}, {row + 1, 0.7F}});
      lines.lines.push_back({row, row + 2, static_cast<std::uint16_t>(i)});
    }
    RoundedDescent descent(categories, std::vector<float>(2 * categories, 1.0F), {});
    for (int i = 0; i < 100; ++i) descent.step(lines, 0, lines.lines.size(), i / 100.0);
    for (std::size_t row = 0; row < descent.rows(); ++row) {
      for (std::size_t i = 0; i < categories; ++i) {
        if (i == row / 2) continue;
        EXPECT_GT(descent.weight(row, row / 2), descent.weight(row, i) + 0.5F);
      }
    }
  }
}

TEST(RoundedDescent, the_same_seed_gives_the_same_weights_and_another_one_others) {
  DescentSettings other;
  other.seed = 2;
  const RoundedDescent once = descent_after(30, 0.1F);
  const RoundedDescent again = descent_after(30, 0.1F);
  const RoundedDescent differently = descent_after(30, 0.1F, other);
  EXPECT_EQ(once.weight(0, 0), again.weight(0, 0));
  EXPECT_NE(once.weight(0, 0), differently.weight(0, 0));
}

TEST(RoundedDescent, a_row_with_a_small_share_of_the_unit_is_heard_where_others_round_to_nothing) {
  const SparseLines lines = lines_of_two_categories(40);
  RoundedDescent descent(2, std::vector<float>(4, 1.0F), {});
  descent.round_to(100);
  descent.share_unit({0.001F, 1, 1, 1});
  for (int i = 0; i < 200; ++i) descent.step(lines, 0, lines.lines.size(), 0.5);
  // What is not heard is pushed on and on, since nothing comes of it.
  EXPECT_GT(descent.weight(0, 0), 1);
  EXPECT_GT(descent.weight(1, 1), descent.weight(0, 0) + 2);
}

TEST(RoundedDescent, rows_that_are_left_out_stay_at_nothing) {
  const SparseLines lines = lines_of_two_categories(40);
  RoundedDescent descent = descent_after(30, 0);
  descent.keep({1, 0, 1, 1});
  for (int i = 0; i < 10; ++i) descent.step(lines, 0, lines.lines.size(), 0.5);
  EXPECT_EQ(descent.weight(1, 0), 0);
  EXPECT_EQ(descent.weight(1, 1), 0);
  EXPECT_NE(descent.weight(0, 0), 0);
}

TEST(RoundedDescent, the_average_lies_between_what_the_steps_had) {
  const SparseLines lines = lines_of_two_categories(40);
  RoundedDescent descent = descent_after(20, 0);
  descent.average();
  float least = 1e9F;
  float most = -1e9F;
  for (int i = 0; i < 20; ++i) {
    descent.step(lines, 0, lines.lines.size(), 0.5);
    least = std::min(least, descent.weight(0, 0));
    most = std::max(most, descent.weight(0, 0));
  }
  ASSERT_LT(least, most);
  descent.settle();
  EXPECT_GT(descent.weight(0, 0), least);
  EXPECT_LT(descent.weight(0, 0), most);
}

}  // namespace
}  // namespace redress::train
