// Hashing of texts that a stranger has chosen.
//
// Whoever knows a hash function can write texts that collide, and a table with them takes quadratic time. So tables over
// what files say hash with a key that the kernel has drawn for this process (SipHash-1-3). What a table finds does not
// depend on the key; its order does, so nobody walks such tables. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vo::base {

uint64_t keyedHash(std::string_view text);

/// For std::unordered_map and its like.
struct KeyedTextHash {
  size_t operator()(std::string_view text) const { return keyedHash(text); }
};

}  // namespace vo::base
