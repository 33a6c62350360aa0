// SHA-256 by FIPS 180-4, sections 4.1.2, 5 and 6.2.
#include "bundle/sha256.hpp"

#include <bit>

#include "bundle/sha256_blocks.hpp"
#include "redress/bundle.hpp"

namespace redress::bundle {

constinit const std::array<std::uint32_t, 64> sha256_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

namespace {

std::uint32_t big_endian(const char* bytes) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = (out << 8U) | static_cast<unsigned char>(bytes[i]);
  return out;
}

void add_block(Sha256State& state, const char* block) {
  std::array<std::uint32_t, 64> w;
  for (std::size_t t = 0; t < 16; ++t) w[t] = big_endian(block + t * 4);
  for (std::size_t t = 16; t < 64; ++t) {
    const std::uint32_t s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3U);
    const std::uint32_t s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10U);
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }
  // One step changes two of the eight words; naming them in turn spares moving the others.
  const auto step = [&](std::size_t t, std::uint32_t a, std::uint32_t b, std::uint32_t c,
                        std::uint32_t& d, std::uint32_t e, std::uint32_t f, std::uint32_t g,
                        std::uint32_t& h) {
    const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t choice = g ^ (e & (f ^ g));
    const std::uint32_t t1 = h + sum1 + choice + sha256_constants[t] + w[t];
    const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const std::uint32_t majority = (a & b) | (c & (a | b));
    d += t1;
    h = t1 + sum0 + majority;
  };
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < 64; t += 8) {
    step(t, a, b, c, d, e, f, g, h);
    step(t + 1, h, a, b, c, d, e, f, g);
    step(t + 2, g, h, a, b, c, d, e, f);
    step(t + 3, f, g, h, a, b, c, d, e);
    step(t + 4, e, f, g, h, a, b, c, d);
    step(t + 5, d, e, f, g, h, a, b, c);
    step(t + 6, c, d, e, f, g, h, a, b);
    step(t + 7, b, c, d, e, f, g, h, a);
  }
  const Sha256State added = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += added[i];
}

}  // namespace

void add_sha256_blocks(Sha256State& state, const char* blocks, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) add_block(state, blocks + i * sha256_block_bytes);
}

std::string sha256(std::string_view bytes) {
  Sha256State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  const std::uint64_t bits = static_cast<std::uint64_t>(bytes.size()) * 8;
  const AddBlocks fast = fast_sha256_blocks();
  const AddBlocks add_blocks = fast != nullptr ? fast : add_sha256_blocks;
  const std::size_t whole = bytes.size() / sha256_block_bytes;
  add_blocks(state, bytes.data(), whole);
  bytes.remove_prefix(whole * sha256_block_bytes);
  std::string tail(bytes);
  tail += '\x80';
  while (tail.size() % sha256_block_bytes != sha256_block_bytes - 8) tail += '\0';
  for (int shift = 56; shift >= 0; shift -= 8)
    tail += static_cast<char>(static_cast<unsigned char>(bits >> static_cast<unsigned>(shift)));
  add_blocks(state, tail.data(), tail.size() / sha256_block_bytes);

  std::string digest;
  for (const std::uint32_t word : state) {
    for (int shift = 24; shift >= 0; shift -= 8)
      digest += static_cast<char>(static_cast<unsigned char>(word >> static_cast<unsigned>(shift)));
  }
  return digest;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
  }
  return out;
}

}  // namespace redress::bundle

namespace redress {

std::string sha256_hex(std::string_view bytes) {
  return bundle::to_hex(bundle::sha256(bytes));
}

}  // namespace redress
