#include "serve/loopback.hpp"

#include <gtest/gtest.h>

namespace redress::serve {
namespace {

TEST(Loopback, IsThisMachineByNameOrAddress) {
  for (const char* host :
       {"localhost", "localhost:8080", "LocalHost:1", "127.0.0.1", "127.0.0.1:8080",
        "127.255.255.254:65535", "[::1]", "[::1]:8080", "[0:0:0:0:0:0:0:1]:80"})
    EXPECT_TRUE(is_loopback(host)) << host;
}

TEST(Loopback, IsNothingThatMerelyLooksLikeIt) {
  for (const char* host :
       {"", "0.0.0.0:8080", "[::]:8080", "localhost.example", "localhost.:80", "127.0.0.1.example",
        "127.1", "127.0.0.1:", "127.0.0.1:80a", "127.0.0.1:123456", "::1", "[::1", "[::1]8080",
        "[127.0.0.1]:80", "192.168.0.1:8080", "[::ffff:10.0.0.1]:80", "user@localhost",
        "localhost:80:80", " localhost"}) {
    const bool accepted = is_loopback(host);
    // A port may be left empty by RFC 3986.
    EXPECT_EQ(accepted, std::string_view(host) == "127.0.0.1:") << host;
  }
}

}  // namespace
}  // namespace redress::serve
