#include "train/logarithm.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace redress::train {
namespace {

TEST(Logarithm, agrees_with_the_librarys) {
  for (double value = 1e-6; value < 1e6; value *= 1.37) {
    EXPECT_NEAR(logarithm(value), std::log(value), 1e-12);
    EXPECT_NEAR(exponential(logarithm(value)) / value, 1, 1e-12);
  }
}

TEST(Logarithm, the_quick_exponential_is_good_to_a_float_and_ends_at_nothing) {
  for (float power = 0; power > -80; power -= 0.037F)
    EXPECT_NEAR(quick_exponential(power) / std::exp(power), 1, 3e-7) << power;
  EXPECT_EQ(quick_exponential(0), 1);
  EXPECT_GE(quick_exponential(-1e30F), 0);
  EXPECT_LT(quick_exponential(-1e30F), 1e-37F);
}

}  // namespace
}  // namespace redress::train
