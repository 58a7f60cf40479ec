// Operations on descriptors (identity, itabs), boxing, and hashes of bytes. Equality and hashing of values:
// values.h.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "abi/helper.h"
#include "abi/metadata.h"
#include "abi/type.h"
#include "base/hash_map.h"
#include "base/vec.h"
#include "runtime/lock.h"

namespace vo::runtime {

class Runtime;
using abi::Type;

uint64_t hashBytes(const void* p, size_t n, uint64_t seed);
inline uint64_t hashMix(uint64_t a, uint64_t b) {
  unsigned __int128 m = static_cast<unsigned __int128>(a) * b;
  return static_cast<uint64_t>(m >> 64) ^ static_cast<uint64_t>(m);
}
inline uint64_t hash64(uint64_t v, uint64_t seed) {
  return hashMix(v ^ 0x9e3779b97f4a7c15ull, seed ^ 0xe7037ed1a0b428dbull);
}

/// hashBytes of more than 16 bytes, by parts: begin, more for (n - 1) / 16 * 16 bytes from the first, end.
struct HashStream {
  static constexpr uint64_t k0 = 0xa0761d6478bd642full, k1 = 0xe7037ed1a0b428dbull;
  static uint64_t word(const void* p) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
  }
  static uint64_t begin(uint64_t seed) { return seed ^ k0; }
  /// REQUIRES n % 16 == 0.
  static uint64_t more(uint64_t h, const void* p, size_t n) {
    auto* s = static_cast<const uint8_t*>(p);
    VO_DCHECK(n % 16 == 0, "the rest is for end");
    for (size_t i = 0; i < n; i += 16) h = hashMix(word(s + i) ^ k1, word(s + i + 8) ^ h);
    return h;
  }
  static uint64_t finish(uint64_t h, uint64_t a, uint64_t b, size_t n) {
    return hashMix(k1 ^ n, hashMix(a ^ k1, b ^ h));
  }
  static uint64_t end(uint64_t h, const char* end, size_t n) {
    return finish(h, word(end - 16), word(end - 8), n);
  }
};

/// A text of at most 16 bytes: two of one length are equal if and only if their words are.
struct ShortText {
  static constexpr size_t kMost = 16;
  uint64_t a = 0, b = 0;
  ShortText(const void* p, size_t n) {
    auto* s = static_cast<const uint8_t*>(p);
    if (n >= 8) {
      a = HashStream::word(s);
      b = HashStream::word(s + n - 8);
    } else if (n >= 4) {
      a = half(s);
      b = half(s + n - 4);
    } else if (n > 0) {
      a = (uint64_t{s[0]} << 16) | (uint64_t{s[n >> 1]} << 8) | s[n - 1];
    }
  }
  bool operator==(const ShortText&) const = default;
  uint64_t hash(size_t n, uint64_t seed) const { return HashStream::finish(HashStream::begin(seed), a, b, n); }

 private:
  static uint64_t half(const void* p) {
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return v;
  }
};

/// Structural identity of two descriptors of possibly different modules (interning at link and for
/// run-time made types). Names and package paths are compared as texts.
bool identicalTypes(const abi::MetadataSpace& meta, const Type* a, const Type* b);

/// True if a key of this type can be equal to another one with different bits, so that assignment
/// must store the new key (floats, strings, interfaces, and what contains them).
bool needKeyUpdate(const Type* key);
/// True if hashing a value of this type can panic (it contains interfaces).
bool hashMightPanic(const Type* t);
/// True if t == t for every value (no floats, interfaces).
bool isReflexive(const Type* t);

/// The itabs of the process: those of linked units, found when first asked for (a start looks at none),
/// and those built at run time.
class ItabTable {
 public:
  explicit ItabTable(Runtime& rt);
  ~ItabTable();
  ItabTable(const ItabTable&) = delete;
  ItabTable& operator=(const ItabTable&) = delete;
  /// Makes the itabs of a linked unit known, which outlives the Runtime. They are sorted by the
  /// addresses of interface and type.
  void addUnit(std::span<const abi::ITab* const> tabs) { units_.push(tabs); }
  /// The itab for (inter, type), or null if a method is missing, whose name is put into `missing`.
  /// REQUIRES: inter has at least one method.
  const abi::ITab* get(const abi::InterfaceType* inter, const Type* type,
                       std::string_view* missing = nullptr);

 private:
  struct Key {
    const void* inter;
    const void* type;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    uint64_t operator()(const Key& k) const {
      return hashMix(reinterpret_cast<uintptr_t>(k.inter), reinterpret_cast<uintptr_t>(k.type) | 1);
    }
  };
  const abi::ITab* linked(const abi::InterfaceType* inter, const Type* type) const;
  const abi::ITab* build(const abi::InterfaceType* inter, const Type* type,
                         std::string_view& missing);
  Runtime& rt_;
  [[no_unique_address]] RankedLock<LockRank::Itabs> lock_;
  struct Known {
    const abi::ITab* tab;
    std::string_view missing;  ///< if it is null: a method that is missing
  };
  base::HashMap<Key, Known, KeyHash> table_;
  struct Built {
    abi::ITab* tab;
    size_t bytes;
  };
  base::Vec<Built> built_;
  base::Vec<std::span<const abi::ITab* const>> units_;
};

/// x.(T) and conversions to interface type `inter` of a value with dynamic type `type` (null: nil
/// interface). `inter` without methods yields the type itself as the word. Null: it does not
/// implement; then panic is the Assertion record with `from` as static type (may be null).
const void* assertWord(Runtime& rt, const abi::InterfaceType* inter, const Type* type,
                       const Type* from, abi::RuntimePanic& panic);
/// The record of a failed x.(T) for a concrete T. `have` is null for a nil interface.
abi::RuntimePanic assertionPanic(const Type* from, const Type* have, const Type* want,
                                 std::string_view missing = {});
/// Does `type` implement `inter`?
bool implements(Runtime& rt, const abi::InterfaceType* inter, const Type* type);

/// The data word for boxing *p of type t (direct types: the word itself). Small integers, booleans
/// and zero values take no allocation. Null pointer result with `oom` set when out of memory.
void* boxValue(Runtime& rt, const Type* t, const void* p, bool& oom);
/// The 256 words 0..255: an integer or byte below 256 may be boxed by its address here.
extern const uint64_t kSmallInts[256];
/// *dst = the value that an interface with dynamic type t and data word `data` holds.
void unboxValue(Runtime& rt, const Type* t, const void* data, void* dst);

}  // namespace vo::runtime
