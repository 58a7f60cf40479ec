// This file implements SipHash-1-3 (Aumasson, Bernstein) with the 16 bytes that the kernel gives each process.
#include "base/keyed_hash.h"

#include <sys/auxv.h>

#include <bit>
#include <cstring>

#include "base/check.h"

namespace vo::base {

uint64_t keyedHash(std::string_view text) {
  auto* random = reinterpret_cast<const char*>(getauxval(AT_RANDOM));
  VO_CHECK(random != nullptr, "the kernel gives each process random bytes");
  uint64_t key[2];
  memcpy(key, random, sizeof key);
  uint64_t v0 = key[0] ^ 0x736f6d6570736575, v1 = key[1] ^ 0x646f72616e646f6d, v2 = key[0] ^ 0x6c7967656e657261,
           v3 = key[1] ^ 0x7465646279746573;
  auto round = [&] {
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
  };
  auto add = [&](uint64_t word) {
    v3 ^= word;
    round();
    v0 ^= word;
  };
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t word;
    memcpy(&word, text.data() + at, 8);
    add(word);
  }
  uint64_t last = uint64_t{text.size()} << 56;
  if (at != text.size()) {
    uint64_t rest = 0;
    memcpy(&rest, text.data() + at, text.size() - at);
    last |= rest;
  }
  add(last);
  v2 ^= 0xff;
  for (int i = 0; i < 3; i++) round();
  return v0 ^ v1 ^ v2 ^ v3;
}

}  // namespace vo::base
