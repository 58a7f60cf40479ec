// The write barrier, and the only routines that may overwrite memory with pointers.
//
// While marking, the pointer that is overwritten is shaded (snapshot at the beginning); what is
// written needs nothing. Required for heap objects and package variables; harmless for frame
// variables. Memory just allocated and still zero needs no barrier, but storing through these
// routines is not wrong. Copies go word by word, so that a concurrent marker never sees half a
// pointer; never memmove memory with pointers.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/type.h"

namespace vo::runtime {

class Runtime;
class Gc;

/// The flag and what it leads to, at a fixed place that engines may test directly.
struct Barrier {
  bool on = false;
  Gc* gc = nullptr;
};

[[gnu::noinline]] void barrierShade(Gc* gc, void* old);

inline void storePointer(const Barrier& barrier, void* slot, const void* value) {
  void** p = static_cast<void**>(slot);
  if (barrier.on) [[unlikely]] barrierShade(barrier.gc, *p);
  __atomic_store_n(p, const_cast<void*>(value), __ATOMIC_RELAXED);
}

/// While marking, shades what a value of type t refers to: for a value that leaves memory which the collector may never
/// visit, as nobody uses it there any more.
void typedShade(Runtime& rt, const abi::Type* t, const void* p);
/// *dst = *src for one value of type t. The two may be the same, else they do not overlap.
void typedMove(Runtime& rt, const abi::Type* t, void* dst, const void* src);
/// *dst = zero value.
void typedClear(Runtime& rt, const abi::Type* t, void* dst);
/// Clears bytes [off, off+size) of a value of type t that starts at `p - off`... `p` is the address
/// of the part itself (reflect's typedmemclrpartial).
void typedClearPartial(Runtime& rt, const abi::Type* t, void* p, size_t off, size_t size);
/// `count` values; the ranges may overlap in either direction.
void typedMoveArray(Runtime& rt, const abi::Type* elem, void* dst, const void* src, size_t count);
void typedClearArray(Runtime& rt, const abi::Type* elem, void* dst, size_t count);
/// Like typedMoveArray into memory that was just allocated (all zero): no barrier is needed.
void typedInitArray(const abi::Type* elem, void* dst, const void* src, size_t count);
/// Bytes [from, end) of the same for whole arrays at dst and src. If the type has pointers, both are
/// multiples of 8. A move of overlapping arrays in parts begins at the end if dst is the higher one.
void typedMovePart(Runtime& rt, const abi::Type* elem, void* dst, const void* src, size_t from, size_t end);
void typedClearPart(Runtime& rt, const abi::Type* elem, void* dst, size_t from, size_t end);
void typedInitPart(const abi::Type* elem, void* dst, const void* src, size_t bytes);

}  // namespace vo::runtime
