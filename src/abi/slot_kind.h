// How a scalar lies in memory and how it is widened in a slot.
#pragma once

#include <cstdint>
#include <cstring>

namespace vo::abi {

enum class MemKind : uint8_t { I8, U8, I16, U16, I32, U32, Word, Ref };
inline constexpr unsigned memSize(MemKind k) {
  constexpr uint8_t sizes[] = {1, 1, 2, 2, 4, 4, 8, 8};
  return sizes[static_cast<unsigned>(k)];
}

/// Reads a scalar, extended to a slot.
inline uint64_t loadKind(uint64_t at, MemKind kind) {
  using enum MemKind;
  auto get = [at]<class T>(T v) {
    memcpy(&v, reinterpret_cast<const void*>(at), sizeof v);
    return v;
  };
  switch (kind) {
    case I8: return static_cast<uint64_t>(int64_t{get(int8_t{})});
    case U8: return get(uint8_t{});
    case I16: return static_cast<uint64_t>(int64_t{get(int16_t{})});
    case U16: return get(uint16_t{});
    case I32: return static_cast<uint64_t>(int64_t{get(int32_t{})});
    case U32: return get(uint32_t{});
    case Word:
    case Ref: break;
  }
  return get(uint64_t{});
}
/// Writes the low part of a slot. No barrier.
inline void storeKind(uint64_t at, MemKind kind, uint64_t v) { memcpy(reinterpret_cast<void*>(at), &v, memSize(kind)); }

}  // namespace vo::abi
