#include "serve/proxies.hpp"

#include <gtest/gtest.h>

namespace redress::serve {
namespace {

Proxies proxies(const std::vector<std::string>& ranges = {"10.0.0.0/8", "127.0.0.1",
                                                          "2001:db8::/33"}) {
  return Proxies::read(ranges).value();
}

std::string client(std::string_view peer, std::string_view x_forwarded_for,
                   std::string_view forwarded = {}) {
  return proxies()
      .client_of(boost::asio::ip::make_address(std::string(peer)), x_forwarded_for, forwarded)
      .to_string();
}

TEST(Proxies, TrustARangeToItsLastBitAndNothingBeyond) {
  const Proxies list = proxies();
  for (const char* address : {"10.0.0.0", "10.255.255.255", "127.0.0.1", "::ffff:10.1.2.3",
                              "2001:db8::1", "2001:db8:7fff:ffff::1"})
    EXPECT_TRUE(list.trusts(boost::asio::ip::make_address(address))) << address;
  for (const char* address :
       {"9.255.255.255", "11.0.0.0", "127.0.0.2", "2001:db8:8000::1", "::a00:1"})
    EXPECT_FALSE(list.trusts(boost::asio::ip::make_address(address))) << address;
  EXPECT_FALSE(Proxies().trusts(boost::asio::ip::make_address("127.0.0.1")));
}

TEST(Proxies, RefuseWhatIsNoRangeOrTrustsEverybody) {
  for (const char* text :
       {"", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/0", "::/0", "2001:db8::/129", "10.0.0/8",
        "proxy.example", "10.0.0.0/-1", "10.0.0.0/8/8", "fe80::1%1"}) {
    const auto read = Proxies::read({text});
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, "proxy.invalid");
  }
}

TEST(Proxies, OnlyATrustedPeerIsBelieved) {
  EXPECT_EQ(client("203.0.113.9", "198.51.100.1"), "203.0.113.9");
  EXPECT_EQ(client("10.0.0.1", "198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(client("::ffff:10.0.0.1", "198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", ""), "10.0.0.1");
}

TEST(Proxies, TheClientIsTheRightMostThatIsNoProxy) {
  // What stands further left is whatever the client made up.
  EXPECT_EQ(client("10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2"), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", "127.0.0.1 ,198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", "10.0.0.3, 10.0.0.2"), "10.0.0.3");
  EXPECT_EQ(client("10.0.0.1", "198.51.100.1:8080"), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", "[2001:db9::5]:8080"), "2001:db9::5");
  EXPECT_EQ(client("10.0.0.1", "2001:db9::5"), "2001:db9::5");
  EXPECT_EQ(client("10.0.0.1", "::ffff:198.51.100.1"), "198.51.100.1");
}

TEST(Proxies, WhoIsNotNamedIsTheProxyThatSaysSo) {
  for (const char* text : {"unknown", "198.51.100.1, unknown", "198.51.100.1,", "[2001:db9::5",
                           "[2001:db9::5]x", "198.51.100.256", "\"", "\", x"})
    EXPECT_EQ(client("10.0.0.1", text), "10.0.0.1") << text;
  EXPECT_EQ(client("10.0.0.1", "198.51.100.1, _hidden, 10.0.0.2"), "10.0.0.2");
}

TEST(Proxies, ReadForwardedAsItsStandardSays) {
  EXPECT_EQ(client("10.0.0.1", "", "for=198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", "", "for=1.1.1.1, For=\"198.51.100.1:80\";proto=https;by=10.0.0.1"),
            "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", "", "for=\"[2001:db9::5]:47\" ; host=\"a,b;for=1.1.1.1\""),
            "2001:db9::5");
  EXPECT_EQ(client("10.0.0.1", "", "for=198.51.100.1, for=10.0.0.2"), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", "", "for=198.51.100.1, for=unknown"), "10.0.0.1");
  EXPECT_EQ(client("10.0.0.1", "", "proto=https"), "10.0.0.1");
}

// The visitor's own header comes first; the proxy adds to it.
TEST(Proxies, AnOpenQuoteCannotSwallowWhatTheProxyAdds) {
  for (const char* mine : {"for=9.9.9.9;x=\"", "for=9.9.9.9;x=\"\\", "for=9.9.9.9, \""}) {
    EXPECT_NE(client("10.0.0.1", "", std::string(mine) + ", for=198.51.100.1"), "9.9.9.9") << mine;
    EXPECT_NE(client("10.0.0.1", "", std::string(mine) + ", for=\"[2001:db9::5]:1\";by=\"_x\""),
              "9.9.9.9")
        << mine;
  }
  EXPECT_EQ(client("10.0.0.1", "", "for=9.9.9.9;x=\"\\\"\", for=198.51.100.1"), "10.0.0.1");
}

// A proxy writes one of them and lets the other through as the visitor made it up.
TEST(Proxies, TwoHeadersThatDoNotAgreeAreNothing) {
  EXPECT_EQ(client("10.0.0.1", "198.51.100.1", "for=9.9.9.9"), "10.0.0.1");
  EXPECT_EQ(client("10.0.0.1", "198.51.100.1", "for=198.51.100.1"), "198.51.100.1");
}

TEST(Proxies, ANetworkIsAnAddressOrTheFirstHalfOfIt) {
  const auto of = [](const char* text) { return network_of(boost::asio::ip::make_address(text)); };
  EXPECT_EQ(of("198.51.100.1"), of("::ffff:198.51.100.1"));
  EXPECT_NE(of("198.51.100.1"), of("198.51.100.2"));
  EXPECT_EQ(of("2001:db9:0:1::1"), of("2001:db9:0:1:ffff::2"));
  EXPECT_NE(of("2001:db9:0:1::1"), of("2001:db9:0:2::1"));
  for (const char* here : {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"})
    EXPECT_EQ(of(here), std::nullopt) << here;
}

}  // namespace
}  // namespace redress::serve
