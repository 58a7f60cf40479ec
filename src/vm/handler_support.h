// What the handler files (ops_*.h) need besides the macros of whoever includes them: the interpreter
// (handlers.h) or the baseline compiler's pieces (baseline/pieces.cpp).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/check.h"
#include "bytecode/convert.h"
#include "link/native_code.h"
#include "runtime/pieces.h"
#include "vm/copy_plan.h"
#include "vm/vm.h"

namespace vo::vm {

using bytecode::MathFn;
using bytecode::MemKind;

template <class T>
inline T loadAt(uint64_t address) {
  T v;
  memcpy(&v, reinterpret_cast<const void*>(address), sizeof v);
  return v;
}
template <class T>
inline void storeAt(uint64_t address, T v) {
  memcpy(reinterpret_cast<void*>(address), &v, sizeof v);
}
/// Addresses of the first page count as nil.
inline bool isNil(uint64_t p) { return p < 4096; }
inline double f64(Slot s) { return std::bit_cast<double>(s); }
inline Slot bits(double d) { return std::bit_cast<Slot>(d); }
inline float f32(Slot s) { return std::bit_cast<float>(static_cast<uint32_t>(s)); }
inline Slot bits32(float d) { return std::bit_cast<uint32_t>(d); }


/// Clears what the function's pointer maps cover and arguments do not set.
inline void zeroFrame(Slot* base, const Function* f) {
  uint64_t end = __atomic_load_n(&f->zeroTo, __ATOMIC_RELAXED);
  for (uint64_t i = __atomic_load_n(&f->zeroFrom, __ATOMIC_RELAXED); i < end; i++) {
    base[i] = 0;
    asm volatile("");  // keeps the loop from becoming a call
  }
}

/// Few words: a loop, no call of memmove.
inline void copyWords(const Slot* from, uint32_t n, Slot* to) {
  for (uint32_t i = 0; i < n; i++) {
    to[i] = from[i];
    asm volatile("");
  }
}

}  // namespace vo::vm
