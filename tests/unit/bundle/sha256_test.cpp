#include <gtest/gtest.h>

#include "bundle/sha256_blocks.hpp"
#include "redress/bundle.hpp"

namespace redress {
namespace {

TEST(Sha256, GivesTheDigestsOfFips180) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  for (const std::size_t size : {55U, 56U, 63U, 64U, 65U})
    EXPECT_EQ(sha256_hex(std::string(size, 'x')).size(), 64U);
  EXPECT_EQ(sha256_hex(std::string(64, 'a')),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

// The page has no such instructions, and gives the same digests.
TEST(Sha256, IsTheSameByTheProcessorsOwnInstructions) {
  const bundle::AddBlocks fast = bundle::fast_sha256_blocks();
  const bundle::AddBlocks any = bundle::add_sha256_blocks;
  std::string blocks;
  for (int i = 0; i < 64 * 9; ++i) blocks += static_cast<char>(i * 167 + i / 7);
  for (std::size_t count = 0; count <= 9; ++count) {
    bundle::Sha256State one = {1, 2, 3, 4, 5, 6, 7, 0xFFFFFFFF};
    bundle::Sha256State other = one;
    any(one, blocks.data(), count);
    (fast != nullptr ? fast : any)(other, blocks.data(), count);
    EXPECT_EQ(one, other) << count;
  }
}

}  // namespace
}  // namespace redress
