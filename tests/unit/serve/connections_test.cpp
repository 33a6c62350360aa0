#include "serve/connections.hpp"

#include <gtest/gtest.h>

#include <array>

namespace redress::serve {
namespace {

/// Never looked into: only told apart.
class Sessions {
 public:
  Session* operator[](std::size_t i) { return reinterpret_cast<Session*>(&places_[i]); }

 private:
  std::array<std::max_align_t, 600> places_{};
};

TEST(Connections, WhoHasRestedLongestMakesRoom) {
  Sessions session;
  Connections list(3);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(list.add(session[i], std::nullopt));
  EXPECT_FALSE(list.add(session[3], std::nullopt));
  list.work(session[0]);
  EXPECT_EQ(list.make_room(), session[1]);
  EXPECT_EQ(list.make_room(), nullptr) << "there is room";
  EXPECT_TRUE(list.add(session[3], std::nullopt));
  list.rest(session[2]);
  EXPECT_EQ(list.make_room(), session[3]) << "the others have rested for a shorter time, or work";
  EXPECT_EQ(list.size(), 2U);
}

TEST(Connections, WhoeverWorksStays) {
  Sessions session;
  Connections list(1);
  EXPECT_TRUE(list.add(session[0], std::nullopt));
  list.work(session[0]);
  EXPECT_EQ(list.make_room(), nullptr);
  EXPECT_FALSE(list.add(session[1], std::nullopt));
  list.remove(session[1]);
  EXPECT_EQ(list.size(), 1U) << "it never was one";
  list.remove(session[0]);
  EXPECT_TRUE(list.add(session[1], std::nullopt));
}

TEST(Connections, AClientHasAShareAndGetsItBack) {
  Sessions session;
  Connections list(10'000);
  std::size_t of_one = 0;
  while (of_one < 600 && list.add(session[of_one], 7)) ++of_one;
  EXPECT_EQ(of_one, 256U);
  EXPECT_TRUE(list.add(session[300], 8));
  EXPECT_TRUE(list.add(session[301], std::nullopt));
  list.remove(session[0]);
  EXPECT_TRUE(list.add(session[0], 7));
  EXPECT_FALSE(list.add(session[1 + 256], 7));
}

}  // namespace
}  // namespace redress::serve
