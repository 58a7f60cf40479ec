// What the handler files of the interpreter share: the calling convention, operand access, and the
// three ways a handler ends (VO_NEXT, VO_COLD, VO_SLOW). Included by interpreter.cpp only.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#include "base/check.h"
#include "vm/vm.h"

#ifdef VO_SANITIZE
#define VO_CC
#else
#define VO_CC __attribute__((preserve_none))
#endif

namespace vo::vm {

#define VO_ARGS \
  [[maybe_unused]] const Word *pc, [[maybe_unused]] Slot *fp, [[maybe_unused]] Vm *vm, \
      [[maybe_unused]] const void *const *table, [[maybe_unused]] Word w
#define VO_PASS pc, fp, vm, table, w
using Handler = VO_CC void (*)(VO_ARGS);

/// Defines the handler of a row of opcodes.def.
#define VO_HANDLER(name) static VO_CC void op##name(VO_ARGS)
#define VO_COLD_HANDLER(name) [[gnu::cold, gnu::noinline]] static VO_CC void name(VO_ARGS)
/// Goes on to the instruction at pc.
#define VO_NEXT                                                                          \
  do {                                                                                   \
    w = *pc++;                                                                           \
    [[clang::musttail]] return reinterpret_cast<Handler>(const_cast<void*>(table[w & 0xff]))( \
        VO_PASS);                                                                        \
  } while (0)
/// Leaves the fast path for another handler.
#define VO_COLD(handler) [[clang::musttail]] return handler(VO_PASS)
/// Runs a method of Vm, then goes on where it says.
#define VO_SLOW(method) VO_COLD(slow<&Vm::method>)

template <bool (Vm::*Method)(Word)>
[[gnu::noinline]] static VO_CC void slow(VO_ARGS) {
  vm->pc = pc;
  vm->fp = fp;
  vm->slowPc = pc;
  if (!(vm->*Method)(w)) return;
  pc = vm->pc;
  fp = vm->fp;
  VO_NEXT;
}

#define VO_A ((w >> 16) & 0xffff)
#define VO_B ((w >> 32) & 0xffff)
#define VO_C (w >> 48)
#define VO_FLAGS ((w >> 8) & 0xff)
#define VO_SIMM_B (static_cast<int64_t>(static_cast<int16_t>(w >> 32)))
#define VO_SIMM_C (static_cast<int64_t>(w) >> 48)
#define VO_IMM32 (static_cast<int64_t>(w) >> 32)
#define VO_UIMM32 (w >> 32)
#define VO_RA fp[VO_A]
#define VO_RB fp[VO_B]
#define VO_RC fp[VO_C]
#define VO_SB static_cast<int64_t>(fp[VO_B])
#define VO_SC static_cast<int64_t>(fp[VO_C])
#define VO_SA static_cast<int64_t>(fp[VO_A])

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

}  // namespace vo::vm
