#include <gtest/gtest.h>

#include "policy_fixture.hpp"

namespace redress {
namespace {

using fixture::Codes;
using fixture::codes;
using fixture::site;

TEST(ReadPolicy, ChecksBounds) {
  const auto bounds = [](const std::string& type, const std::string& members) {
    return codes(site(R"("fields": {"order_number": {"type": ")" + type + "\", " + members + "}}"));
  };
  EXPECT_EQ(bounds("date", R"("min": "-P10Y", "max": "P0D")"), Codes{});
  EXPECT_EQ(bounds("date", R"("min": "2026-01-01", "max": "P0D")"), Codes{});
  EXPECT_EQ(bounds("money", R"("min": 0, "max": "99.90")"), Codes{});
  EXPECT_EQ(bounds("number", R"("min": "P0D", "max": 5)"),
            Codes{"field.bound_invalid /fields/order_number/min"});
  EXPECT_EQ(bounds("date", R"("max": "tomorrow")"),
            Codes{"field.bound_invalid /fields/order_number/max"});
  EXPECT_EQ(bounds("date", R"("max": 5)"), Codes{"field.bound_invalid /fields/order_number/max"});
  EXPECT_EQ(bounds("number", R"("max": 5.5)"), Codes{"member.type /fields/order_number/max"});
  EXPECT_EQ(bounds("date", R"("min": "P0D", "max": "-P1D")"),
            Codes{"field.bounds_crossed /fields/order_number/min"});
  EXPECT_EQ(bounds("number", R"("min": 5, "max": "4.99")"),
            Codes{"field.bounds_crossed /fields/order_number/min"});
  EXPECT_EQ(bounds("text", R"("max": 5)"), Codes{"field.bound_unused /fields/order_number/max"});
}

}  // namespace
}  // namespace redress
