// What frames of generated code keep alive, by return address: the table that stands behind a function's line table.
// src/native writes it (stack_maps.cpp), the collector reads it. Numbers are little-endian; a varint has seven bits per byte.
//
//     StackMapHeader
//     per call: where it returns to, in bytes from the entry, and the place of its set in the pool (two u16, or two u32 if
//         the header says so), in that order sorted
//     pool: the frame variables, then sets. Equal sets are there once.
//
// A variable: varint words from the end of the one before; varint words; a bit per word, in bytes: it is a reference.
// A set: flags, and of what they name, in their order:
//     registers   varint of references, varint of words that may be references: bit i is register i of those that are preserved
//     sure, maybe varint (zigzag) first word, varint bytes, bytes: bit i is word first + i. Of frame memory, from rsp
//                 as it was at the call, or from rbp
//     variables   varint (zigzag) word that they count from; a bit per variable, in bytes: it is live. Others live if a
//                 reference leads into them
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace vo::native_runtime {

/// Registers that functions preserve: a kind of processor's, by bit of the masks in tables.
///
/// x86-64: r15, r14, r13, r12, rbx, which functions push in this order behind rbp. aarch64: x19 to x28, which lie in this order,
/// downwards, below where the stack pointer stood at the call; maybe a word is left out before the last.
inline constexpr unsigned kSavedRegistersX86 = 5, kSavedRegistersAarch64 = 10;
#if defined(__aarch64__)
inline constexpr unsigned kSavedRegisters = kSavedRegistersAarch64;
#else
inline constexpr unsigned kSavedRegisters = kSavedRegistersX86;
#endif

/// How many words below the stack pointer at the call the i-th of n registers lies that a function saves, on aarch64. `top`: see
/// StackMapHeader.
constexpr unsigned savedBelow(unsigned i, unsigned n, unsigned top) { return i + 1 == n && top > n + 2 ? n + 1 : i + 1; }

struct StackMapHeader {
  /// Instead of the number of calls: nothing is known of the function's frames.
  static constexpr uint32_t kUnknown = UINT32_MAX;
  uint32_t calls;
  uint16_t variables;
  uint16_t saved : 10;  ///< bit per register that the function saves
  uint16_t isWide : 1;
  uint16_t top : 5;     ///< words from what rbp (x29) is in the function to where the stack pointer stood at its call
};
static_assert(sizeof(StackMapHeader) == 8);

enum StackMapFlag : uint8_t { kFromRbp = 1, kMapRegisters = 2, kMapSure = 4, kMapMaybe = 8, kMapVariables = 16 };

/// Bytes of a table, one after another.
class MapReader {
 public:
  explicit MapReader(const uint8_t* at) : at_(at) {}
  uint8_t byte() { return *at_++; }
  uint64_t number() {
    uint64_t n = 0;
    for (unsigned shift = 0;; shift += 7) {
      uint8_t b = byte();
      n |= uint64_t{b & 0x7fu} << shift;
      if (b < 0x80) return n;
    }
  }
  int64_t signedNumber() {
    uint64_t n = number();
    return static_cast<int64_t>(n >> 1) ^ -static_cast<int64_t>(n & 1);
  }
  const uint8_t* skip(size_t n) {
    const uint8_t* p = at_;
    at_ += n;
    return p;
  }

 private:
  const uint8_t* at_;
};

/// The table of one function. Reads only.
class StackMap {
 public:
  explicit StackMap(const void* table) : bytes_(static_cast<const uint8_t*>(table)) { memcpy(&header_, table, sizeof header_); }
  bool isKnown() const { return header_.calls != StackMapHeader::kUnknown; }
  unsigned saved() const { return header_.saved; }
  unsigned top() const { return header_.top; }
  size_t variables() const { return header_.variables; }
  MapReader variableTable() const { return MapReader(pool()); }
  /// The set of the call that returns there. Null: the call is not listed, since nobody comes back from it.
  const uint8_t* setAt(uint64_t offset) const {
    size_t low = 0, high = header_.calls;
    while (low < high) {
      size_t mid = (low + high) / 2;
      auto [at, set] = entry(mid);
      if (at == offset) return pool() + set;
      if (at < offset) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return nullptr;
  }

 private:
  struct Entry {
    uint32_t at, set;
  };
  const uint8_t* entries() const { return bytes_ + sizeof header_; }
  Entry entry(size_t i) const {
    if (header_.isWide != 0) {
      Entry e;
      memcpy(&e, entries() + i * 8, 8);
      return e;
    }
    uint16_t both[2];
    memcpy(both, entries() + i * 4, 4);
    return {both[0], both[1]};
  }
  const uint8_t* pool() const { return entries() + size_t{isKnown() ? header_.calls : 0} * (header_.isWide != 0 ? 8 : 4); }

  const uint8_t* bytes_;
  StackMapHeader header_;
};

}  // namespace vo::native_runtime
