#include "serve/keyed_hash.hpp"

#include <bit>
#include <cstring>

#include "serve/random.hpp"

namespace redress::serve {

namespace {

struct State {
  std::uint64_t v0, v1, v2, v3;

  void round() {
    v0 += v1;
    v1 = std::rotl(v1, 13) ^ v0;
    v0 = std::rotl(v0, 32);
    v2 += v3;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 += v3;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 += v1;
    v1 = std::rotl(v1, 17) ^ v2;
    v2 = std::rotl(v2, 32);
  }
  void take(std::uint64_t word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
};

}  // namespace

std::uint64_t keyed_hash(const HashKey& key, std::uint64_t word) {
  State state{key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d, key[0] ^ 0x6c7967656e657261,
              key[1] ^ 0x7465646279746573};
  state.take(word);
  constexpr std::uint64_t length = 8;
  state.take(length << 56);
  state.v2 ^= 0xff;
  for (int i = 0; i < 4; ++i) state.round();
  return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

HashKey new_hash_key() {
  std::array<unsigned char, sizeof(HashKey)> bytes{};
  fill_random(bytes.data(), bytes.size());
  HashKey key{};
  std::memcpy(key.data(), bytes.data(), bytes.size());
  return key;
}

}  // namespace redress::serve
