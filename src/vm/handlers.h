// What the handler files of the interpreter share: the calling convention, operand access, and the
// three ways a handler ends (VO_NEXT, VO_COLD, VO_SLOW). Included by interpreter.cpp only.
#pragma once

#include "vm/handler_support.h"

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
/// The same behind the extra word of this instruction.
#define VO_NEXT_X \
  do {            \
    pc++;         \
    VO_NEXT;      \
  } while (0)
/// Goes on at a code word.
#define VO_GO(to) \
  do {            \
    pc = (to);    \
    VO_NEXT;      \
  } while (0)
/// Ends of an instruction that allocated.
#define VO_NEXT_ALLOC                                                \
  do {                                                               \
    if (vm->heap->gcWanted()) [[unlikely]] VO_COLD(collectThenNext); \
    VO_NEXT;                                                         \
  } while (0)
#define VO_NEXT_ALLOC_X \
  do {                  \
    pc++;               \
    VO_NEXT_ALLOC;      \
  } while (0)
/// Jumps; a block of its own: a conditional move would make the next instruction wait for the operands, a
/// branch is predicted. An edge leads backwards: a safepoint.
#define VO_TAKE(distance) \
  do {                    \
    pc += (distance);     \
    asm volatile("");     \
    VO_NEXT;              \
  } while (0)
#define VO_TAKE_EDGE(distance)                              \
  do {                                                      \
    pc += (distance);                                       \
    if (--vm->budget < 0) [[unlikely]] VO_COLD(lookAround); \
    VO_NEXT;                                                \
  } while (0)
/// Leaves the fast path for another handler.
#define VO_COLD(handler) [[clang::musttail]] return handler(VO_PASS)
/// Runs a method of Vm, then goes on where it says.
#define VO_SLOW(method) VO_COLD(slow<&Vm::method>)
/// The same where the instruction is at fault.
#define VO_TRAP(method) VO_SLOW(method)

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
VO_COLD_HANDLER(lookAround) {
  vm->pc = pc;
  vm->fp = fp;
  if (!vm->safepoint()) return;
  pc = vm->pc;
  fp = vm->fp;
  VO_NEXT;
}
/// pc is behind the instruction that allocated.
VO_COLD_HANDLER(collectThenNext) {
  vm->pc = pc;
  vm->fp = fp;
  if (!vm->collectStep()) return;
  pc = vm->pc;
  fp = vm->fp;
  VO_NEXT;
}

// Operands: numbers of slots, numbers, slots, addresses of slots.
#define VO_A ((w >> 16) & 0xffff)
#define VO_B ((w >> 32) & 0xffff)
#define VO_C (w >> 48)
#define VO_B8 (VO_B * 8)
#define VO_C8 (VO_C * 8)
#define VO_FLAGS ((w >> 8) & 0xff)
#define VO_SIMM_B (static_cast<int64_t>(static_cast<int16_t>(w >> 32)))
#define VO_SIMM_C (static_cast<int64_t>(w) >> 48)
/// Not to be an immediate operand of an instruction.
#define VO_SIMM_C_REGISTER VO_SIMM_C
// A value with VO_SIMM_B or VO_SIMM_C.
#define VO_EQ_SIMM(v, operand) ((v) == VO_SIMM_##operand)
#define VO_NE_SIMM(v, operand) ((v) != VO_SIMM_##operand)
#define VO_LT_SIMM(v, operand) ((v) < VO_SIMM_##operand)
#define VO_LE_SIMM(v, operand) ((v) <= VO_SIMM_##operand)
#define VO_GT_SIMM(v, operand) ((v) > VO_SIMM_##operand)
#define VO_GE_SIMM(v, operand) ((v) >= VO_SIMM_##operand)
#define VO_ADD_SIMM(v) ((v) + static_cast<uint64_t>(VO_SIMM_C))
#define VO_MUL_SIMM(v) ((v) * static_cast<uint64_t>(VO_SIMM_C))
#define VO_AND_SIMM(v) ((v) & static_cast<uint64_t>(VO_SIMM_C))
#define VO_OR_SIMM(v) ((v) | static_cast<uint64_t>(VO_SIMM_C))
#define VO_XOR_SIMM(v) ((v) ^ static_cast<uint64_t>(VO_SIMM_C))
#define VO_DIV_S_SIMM(v) divide(v, VO_SIMM_C)
#define VO_REM_S_SIMM(v) remainder(v, VO_SIMM_C)
#define VO_DIV_U_IMM(v) ((v) / VO_C)
#define VO_REM_U_IMM(v) ((v) % VO_C)
#define VO_IMM32 (static_cast<int64_t>(w) >> 32)
#define VO_UIMM32 (w >> 32)
#define VO_RA fp[VO_A]
#define VO_RB fp[VO_B]
#define VO_RC fp[VO_C]
#define VO_SB static_cast<int64_t>(fp[VO_B])
#define VO_SC static_cast<int64_t>(fp[VO_C])
#define VO_SA static_cast<int64_t>(fp[VO_A])
#define VO_PA (fp + VO_A)
#define VO_PB (fp + VO_B)
#define VO_PC (fp + VO_C)
// The extra word, whole or its halves, and what they say.
#define VO_XWORD (*pc)
#define VO_XLO (*pc & 0xffffffff)
#define VO_XHI (*pc >> 32)
#define VO_SXHI (static_cast<int64_t>(*pc) >> 32)
#define VO_X_ITAB ((VO_XHI & 1) != 0)
#define VO_X_KIND (static_cast<MemKind>(VO_XHI))
// Addresses in the metadata region.
#define VO_META_IMM (vm->meta + VO_UIMM32 * 8)
#define VO_META_XLO (vm->meta + VO_XLO * 8)
#define VO_META_XHI (vm->meta + VO_XHI * 8)
// Code words.
#define VO_BEHIND pc
#define VO_BEHIND_X (pc + 1)
// Calls.
#define VO_STATIC_CALLEE(f) const Function* f = link::functionAt(vm->meta, static_cast<uint32_t>(VO_UIMM32))
#define VO_ADMIT(base, f, method)                                                              \
  do {                                                                                         \
    if ((base) + (f)->totalWords > vm->stackLimit || --vm->budget < 0) [[unlikely]] VO_SLOW(method); \
  } while (0)
#define VO_ENTER(base, f)                    \
  do {                                       \
    (base)[-1] = reinterpret_cast<Slot>(pc); \
    (base)[-2] = reinterpret_cast<Slot>(fp); \
    (base)[-3] = reinterpret_cast<Slot>(f);  \
    zeroFrame(base, f);                      \
    fp = base;                               \
    VO_GO((f)->code);                        \
  } while (0)
#define VO_NATIVE(context, area) vm->natives[VO_UIMM32](context, area)
/// A native has not just returned.
#define VO_CALLED(status)          \
  do {                             \
    w = static_cast<Word>(status); \
    VO_SLOW(callExternal);         \
  } while (0)
#define VO_SAME_BYTES(x, y, size) (memcmp(x, y, size) == 0)
// What is too large for a piece of the baseline compiler.
#define VO_ALLOC_MASK(size, mask) vm->heap->allocMask(size, mask)
#define VO_CONVERT(kind, value) bytecode::convertNumber(kind, value)
/// Slots whose ranges may overlap.
#define VO_COPY_OVERLAPPING(to, from, number)                     \
  do {                                                            \
    auto n = static_cast<int64_t>(number);                        \
    if ((to) <= (from)) {                                         \
      for (int64_t i = 0; i < n; i++) (to)[i] = (from)[i];        \
    } else {                                                      \
      for (int64_t i = n - 1; i >= 0; i--) (to)[i] = (from)[i];   \
    }                                                             \
  } while (0)

}  // namespace vo::vm
