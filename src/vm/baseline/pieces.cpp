// The source of the baseline compiler's pieces: the handlers of ops_*.h, with their operands as holes in machine
// code. This file is compiled to assembly, which extract.py cuts up; it is not linked.
//
// A piece is the code of one instruction with its flags as a constant and each operand in its slot or in a register.
// Operands' numbers are addresses of symbols that nobody defines: clang folds them into displacements and
// immediates, and leaves relocations, which the compiler fills in. Every end of a handler is a tail call of such a
// symbol; extract.py makes jumps of them, and lets the piece run into the one behind it.
//
// Registers: as the interpreter's, but for the first, which holds the base of the metadata region instead of pc: all
// code words, functions and types are at constant distances from it. Behind them those that may hold slots of a loop
// (what is written to such a slot is written to the frame, too): five general ones and eight of floats. Here operand a is in
// r8 or xmm1, b in r9 or xmm2, c in r11 or xmm3; the compiler puts other ones in their place. So all others must go through a
// piece untouched, and what the processor's instructions name implicitly is none of them: rdx and rcx are passed, but hold
// nothing.
#include <array>
#include <type_traits>
#include <utility>

#include <emmintrin.h>

#include "link/native_code.h"
#include "vm/baseline/division.h"
#include "vm/baseline/piece_table.h"
#include "vm/handler_support.h"

namespace vo::vm {

#define VO_CC __attribute__((preserve_none))
#define VO_ARGS                                                                                              \
  [[maybe_unused]] const std::byte *meta, [[maybe_unused]] Slot *fp, [[maybe_unused]] Vm *vm,                \
      [[maybe_unused]] const void *const *table, [[maybe_unused]] Slot r0, [[maybe_unused]] Slot r1, Slot, Slot, \
      [[maybe_unused]] Slot ra, [[maybe_unused]] Slot rb, [[maybe_unused]] Slot rc, [[maybe_unused]] double x0,  \
      [[maybe_unused]] double xa, [[maybe_unused]] double xb, [[maybe_unused]] double xc,                        \
      [[maybe_unused]] double x4, [[maybe_unused]] double x5, [[maybe_unused]] double x6, [[maybe_unused]] double x7
#define VO_NOTHING(reg)   \
  ([] {                   \
    Slot v;               \
    asm("" : reg(v));     \
    return v;             \
  }())
#define VO_PASS meta, fp, vm, table, r0, r1, VO_NOTHING("=d"), VO_NOTHING("=c"), ra, rb, rc, x0, xa, xb, xc, x4, x5, x6, x7
using Piece = VO_CC void (*)(VO_ARGS);

extern "C" {
#define VO_HOLE(name) extern char vo_hole_##name[];
#define VO_TARGET(name) VO_CC void vo_to_##name(VO_ARGS);
#define VO_CALLEE(name)
#include "vm/baseline/symbols.def"
#undef VO_HOLE
#undef VO_TARGET
#undef VO_CALLEE
#define VO_SLOW_OP(name) VO_CC void vo_slow_##name(VO_ARGS);
#include "vm/baseline/slow_methods.def"
#undef VO_SLOW_OP
void* vo_baseline_alloc(runtime::Heap* heap, size_t size, uint64_t mask);
uint64_t vo_baseline_convert(uint64_t value, unsigned kind);
}

namespace {

#define VO_NUMBER(name) reinterpret_cast<uintptr_t>(vo_hole_##name)
#define VO_SIGNED(name) static_cast<int64_t>(VO_NUMBER(name))
/// A number that no instruction can have as an immediate, or not with its sign.
#define VO_WIDE(name)                                                      \
  ([] {                                                                    \
    int64_t v;                                                             \
    asm("movabsq $vo_hole_" #name ", %0" : "=r"(v));                       \
    return v;                                                              \
  }())
#define VO_SIGNED_REGISTER(name)                                           \
  ([] {                                                                    \
    int64_t v;                                                             \
    asm("movq $vo_hole_" #name ", %0" : "=r"(v));                          \
    return v;                                                              \
  }())

inline Slot* slotAt(Slot* fp, uintptr_t offset) {
  return reinterpret_cast<Slot*>(reinterpret_cast<char*>(fp) + offset);
}

/// An operand that is in its slot (R = 0) or also in the register of an operand: 1 to 3 general ones, 4 to 6 those of floats.
template <int R>
struct Operand {
  Slot* slot;
  Slot &ra, &rb, &rc;
  double &xa, &xb, &xc;

  operator Slot() const {
    if constexpr (R == 0) return *slot;
    if constexpr (R == 1) return ra;
    if constexpr (R == 2) return rb;
    if constexpr (R == 3) return rc;
    if constexpr (R == 4) return bits(xa);
    if constexpr (R == 5) return bits(xb);
    if constexpr (R == 6) return bits(xc);
  }
  void operator=(Slot v) const {
    *slot = v;
    if constexpr (R == 1) ra = v;
    if constexpr (R == 2) rb = v;
    if constexpr (R == 3) rc = v;
    if constexpr (R == 4) xa = f64(v);
    if constexpr (R == 5) xb = f64(v);
    if constexpr (R == 6) xc = f64(v);
  }
  void operator=(const Operand& v) const = delete;
};

#define VO_OPERAND(r, at) (Operand<r>{at, ra, rb, rc, xa, xb, xc})
#define VO_PA slotAt(fp, VO_NUMBER(a8))
#define VO_PB slotAt(fp, VO_NUMBER(b8))
#define VO_PC slotAt(fp, VO_NUMBER(c8))
#define VO_RA VO_OPERAND(A, VO_PA)
#define VO_RB (static_cast<Slot>(VO_OPERAND(B, VO_PB)))
#define VO_RC (static_cast<Slot>(VO_OPERAND(C, VO_PC)))
#define VO_SA static_cast<int64_t>(static_cast<Slot>(VO_RA))
#define VO_SB static_cast<int64_t>(VO_RB)
#define VO_SC static_cast<int64_t>(VO_RC)
#define VO_A static_cast<uint64_t>(VO_SIGNED_REGISTER(ua))
#define VO_C VO_NUMBER(uc)
#define VO_B8 VO_NUMBER(b8)
#define VO_C8 VO_NUMBER(c8)
#define VO_FLAGS (uint64_t{F})
#define VO_SIMM_B VO_SIGNED(sb)
#define VO_SIMM_C VO_SIGNED(sc)
#define VO_SIMM_C_REGISTER VO_SIGNED_REGISTER(sc)
// By themselves: clang would load the number into a register first, as one without a sign.
#define VO_WITH_SIMM(instruction, v)                                     \
  ([](Slot value) {                                                      \
    asm(instruction " $vo_hole_sc, %0" : "+r"(value) : : "cc");          \
    return value;                                                        \
  }(v))
#define VO_COMPARED(v, cc, hole)                                            \
  ([](int64_t value) {                                                                \
    bool is;                                                                          \
    asm("cmpq $vo_hole_" #hole ", %1" : "=@cc" cc(is) : "r"(value));                  \
    return is;                                                                        \
  }(v))
#define VO_HOLE_B sb
#define VO_HOLE_C sc
#define VO_COMPARED_HERE(v, cc, hole) VO_COMPARED(v, cc, hole)
#define VO_EQ_SIMM(v, operand) VO_COMPARED_HERE(v, "e", VO_HOLE_##operand)
#define VO_NE_SIMM(v, operand) VO_COMPARED_HERE(v, "ne", VO_HOLE_##operand)
#define VO_LT_SIMM(v, operand) VO_COMPARED_HERE(v, "l", VO_HOLE_##operand)
#define VO_LE_SIMM(v, operand) VO_COMPARED_HERE(v, "le", VO_HOLE_##operand)
#define VO_GT_SIMM(v, operand) VO_COMPARED_HERE(v, "g", VO_HOLE_##operand)
#define VO_GE_SIMM(v, operand) VO_COMPARED_HERE(v, "ge", VO_HOLE_##operand)
#define VO_ADD_SIMM(v) VO_WITH_SIMM("addq", v)
#define VO_AND_SIMM(v) VO_WITH_SIMM("andq", v)
#define VO_OR_SIMM(v) VO_WITH_SIMM("orq", v)
#define VO_XOR_SIMM(v) VO_WITH_SIMM("xorq", v)
#define VO_MUL_SIMM(v)                                                   \
  ([](Slot value) {                                                      \
    asm("imulq $vo_hole_sc, %0, %0" : "+r"(value) : : "cc");             \
    return value;                                                        \
  }(v))
#define VO_DIV_S_SIMM(v) divideBy<F>(v, VO_SIMM_C_REGISTER)
#define VO_REM_S_SIMM(v) remainderBy<F>(v, VO_SIMM_C_REGISTER)
#define VO_DIV_U_IMM(v) divideUnsignedBy<F>(v)
#define VO_REM_U_IMM(v) remainderUnsignedBy<F>(v)
#define VO_IMM32 (A == 0 ? VO_SIGNED(s32) : VO_SIGNED_REGISTER(s32))
#define VO_UIMM32 VO_NUMBER(u32)
#define VO_XWORD (static_cast<uint64_t>(VO_WIDE(x)))
#define VO_XLO VO_NUMBER(xlo)
#define VO_SXHI VO_SIGNED_REGISTER(sxhi)
#define VO_X_ITAB (F != 0)
#define VO_X_KIND static_cast<MemKind>(F)
#define VO_META_IMM (meta + VO_NUMBER(u32x8))
#define VO_META_XLO (meta + VO_NUMBER(xlo8))
#define VO_META_XHI (meta + VO_NUMBER(xhi8))
#define VO_BEHIND (reinterpret_cast<const Word*>(meta + VO_NUMBER(behind8)))
#define VO_BEHIND_X (VO_BEHIND + 1)

#define VO_LEAVE(target) [[clang::musttail]] return vo_to_##target(VO_PASS)
#define VO_NEXT VO_LEAVE(next)
#define VO_NEXT_X VO_LEAVE(next)
#define VO_NEXT_ALLOC                                               \
  do {                                                              \
    if (vm->heap->gcWanted()) [[unlikely]] VO_LEAVE(collect);       \
    VO_NEXT;                                                        \
  } while (0)
#define VO_NEXT_ALLOC_X VO_NEXT_ALLOC
#define VO_SLOW(method) [[clang::musttail]] return vo_slow_##method(VO_PASS)
#define VO_TRAP(method) VO_LEAVE(exit)
#define VO_TAKE(distance) VO_LEAVE(jump)
/// Whether the budget was used up before.
#define VO_COUNT                                                      \
  ([&] {                                                              \
    bool isUsed;                                                      \
    asm("decq %0" : "+m"(vm->budget), "=@ccs"(isUsed));               \
    return isUsed;                                                    \
  }())
/// Behind a call of C++: the registers of slots hold nothing any more, and need not be kept. (Of a piece with a call
/// the compiler knows that.)
#define VO_FORGET                                                                                                     \
  asm("" : "=r"(r0), "=r"(r1), "=r"(ra), "=r"(rb), "=r"(rc), "=x"(x0), "=x"(xa), "=x"(xb), "=x"(xc), "=x"(x4), "=x"(x5), \
      "=x"(x6), "=x"(x7))
// (`if (VO_COUNT)` would be made a value first, behind a condition.)
#define VO_TAKE_EDGE(distance)                                                     \
  do {                                                                             \
    asm goto("decq\t%0\n\tjs\t%l[isUsed]" : "+m"(vm->budget) : : "cc" : isUsed);    \
    VO_LEAVE(jump);                                                                \
  isUsed:                                                                          \
    VO_LEAVE(edge);                                                                \
  } while (0)
/// To where the machine code of a code word is, or to the interpreter.
#define VO_GO(to)                                                                                     \
  do {                                                                                                \
    r0 = reinterpret_cast<Slot>(to);                                                                  \
    Piece code = *reinterpret_cast<const Piece*>(r0 - link::kNativeEntryDistance);                    \
    if (code == nullptr) [[unlikely]] VO_LEAVE(dispatch);                                             \
    [[clang::musttail]] return code(VO_PASS);                                                         \
  } while (0)

/// The function that Call calls, whose frame is known.
struct StaticCallee {};
#define VO_STATIC_CALLEE(f) [[maybe_unused]] constexpr StaticCallee f{}
inline Slot* endOf(StaticCallee, Slot* fp, Slot*) { return slotAt(fp, VO_NUMBER(end8)); }
inline Slot* endOf(const Function* f, Slot*, Slot* base) { return base + f->totalWords; }
#define VO_ADMIT(base, f, method)                                             \
  do {                                                                        \
    if (endOf(f, fp, base) > vm->stackLimit) [[unlikely]] VO_LEAVE(exit);     \
    if (VO_COUNT) [[unlikely]] VO_LEAVE(exit_uncount);                        \
  } while (0)
#define VO_ENTER(base, f)                                                        \
  do {                                                                           \
    (base)[-1] = reinterpret_cast<Slot>(VO_BEHIND);                              \
    (base)[-2] = reinterpret_cast<Slot>(fp);                                     \
    (base)[-3] = reinterpret_cast<Slot>(addressOf(f, meta));                     \
    zeroCallee<F>(f, fp, base);                                                  \
    fp = base;                                                                   \
    /* The compiler puts the jump to a known callee behind the piece. */         \
    if constexpr (std::is_same_v<decltype(f), const StaticCallee>) VO_NEXT;      \
    VO_GO(codeOf(f));                                                            \
  } while (0)
inline const void* addressOf(StaticCallee, const std::byte* meta) { return meta + VO_NUMBER(callee8); }
inline const void* addressOf(const Function* f, const std::byte*) { return f; }
inline const Word* codeOf(StaticCallee) { return nullptr; }
inline const Word* codeOf(const Function* f) { return f->code; }
constexpr unsigned kMostZeros = 16;
template <unsigned>
inline void zeroCallee(const Function* f, Slot*, Slot* base) {
  zeroFrame(base, f);
}
template <unsigned N>
inline void zeroCallee(StaticCallee, Slot* fp, Slot*) {
  Slot* words = slotAt(fp, VO_NUMBER(zero8));
  if constexpr (N > kMostZeros) {
    uintptr_t n = VO_NUMBER(zeros);
    do {
      *words++ = 0;
      asm volatile("");
    } while (--n != 0);
  } else {
    for (unsigned i = 0; i < N; i++) words[i] = 0;
  }
}
#define VO_NATIVE(context, area)                                                                               \
  ([&] {                                                                                                       \
    auto native = reinterpret_cast<const abi::HelperFn*>(reinterpret_cast<const char*>(vm->natives) + VO_NUMBER(u32x8)); \
    abi::HelperStatus result = (*native)(context, area);                                                       \
    VO_FORGET;                                                                                                 \
    return result;                                                                                             \
  }())
#define VO_CALLED(status)          \
  do {                             \
    r0 = static_cast<Slot>(status); \
    VO_LEAVE(called);              \
  } while (0)
#define VO_ALLOC_MASK(size, mask)                              \
  ([&](size_t n, uint64_t m) {                                 \
    void* made = vo_baseline_alloc(vm->heap, n, m);            \
    VO_FORGET;                                                 \
    return made;                                               \
  }(size, mask))
#define VO_SAME_BYTES(x, y, size)                    \
  ([&](const void* a, const void* b, size_t n) {     \
    bool same = memcmp(a, b, n) == 0;                \
    VO_FORGET;                                       \
    return same;                                     \
  }(x, y, size))
#define VO_CONVERT(kind, value) convertHere<F>(value)
#define VO_COPY_OVERLAPPING(to, from, number)                  \
  do {                                                         \
    Slot copy[F];                                              \
    for (unsigned i = 0; i < F; i++) copy[i] = (from)[i];      \
    for (unsigned i = 0; i < F; i++) (to)[i] = copy[i];        \
  } while (0)

/// The conversions that are an instruction of the processor, which makes of what is out of range what convertNumber
/// makes of it.
template <unsigned F>
inline Slot convertHere(Slot v) {
  using enum bytecode::CvtKind;
  constexpr auto kind = static_cast<bytecode::CvtKind>(F);
  auto sext = [](auto x) { return static_cast<Slot>(int64_t{x}); };
  if constexpr (kind == I64ToF32) return bits32(static_cast<float>(static_cast<int64_t>(v)));
  if constexpr (kind == F64ToF32) return bits32(static_cast<float>(f64(v)));
  if constexpr (kind == F32ToF64) return bits(double{f32(v)});
  if constexpr (kind == F64ToI64) return static_cast<Slot>(_mm_cvttsd_si64(_mm_set_sd(f64(v))));
  if constexpr (kind == F64ToI32) return sext(_mm_cvttsd_si32(_mm_set_sd(f64(v))));
  if constexpr (kind == F64ToI16) return sext(static_cast<int16_t>(_mm_cvttsd_si32(_mm_set_sd(f64(v)))));
  if constexpr (kind == F64ToU16) return static_cast<uint16_t>(_mm_cvttsd_si32(_mm_set_sd(f64(v))));
  if constexpr (kind == F64ToI8) return sext(static_cast<int8_t>(_mm_cvttsd_si32(_mm_set_sd(f64(v)))));
  if constexpr (kind == F64ToU8) return static_cast<uint8_t>(_mm_cvttsd_si32(_mm_set_sd(f64(v))));
  return vo_baseline_convert(v, F);
}

// Divisions by constants: see division.h.
using baseline::DivisionForm;
/// value & (the divisor - 1).
inline uint64_t masked(uint64_t value) {
  asm("andq $vo_hole_mask, %0" : "+r"(value) : : "cc");
  return value;
}
inline int64_t divide(int64_t x, int64_t y);
inline int64_t remainder(int64_t x, int64_t y);
template <unsigned F>
inline int64_t divideBy(int64_t x, int64_t divisor) {
  constexpr auto form = static_cast<DivisionForm>(F);
  if constexpr (form == DivisionForm::Divide) {
    return divide(x, divisor);
  } else if constexpr (form == DivisionForm::Shift) {
    return static_cast<int64_t>(static_cast<uint64_t>(x) + masked(static_cast<uint64_t>(x >> 63))) >> VO_NUMBER(shift);
  } else {
    auto high = static_cast<uint64_t>((static_cast<__int128>(x) * VO_WIDE(multiplier)) >> 64);
    if constexpr (form == DivisionForm::MultiplyAdd) high += static_cast<uint64_t>(x);
    return (static_cast<int64_t>(high) >> VO_NUMBER(shift)) - (x >> 63);
  }
}
template <unsigned F>
inline int64_t remainderBy(int64_t x, int64_t divisor) {
  constexpr auto form = static_cast<DivisionForm>(F);
  if constexpr (form == DivisionForm::Divide) {
    return remainder(x, divisor);
  } else if constexpr (form == DivisionForm::Shift) {
    uint64_t bias = masked(static_cast<uint64_t>(x >> 63));
    return static_cast<int64_t>(masked(static_cast<uint64_t>(x) + bias) - bias);
  } else {
    return static_cast<int64_t>(static_cast<uint64_t>(x) - VO_MUL_SIMM(static_cast<Slot>(divideBy<F>(x, 0))));
  }
}
template <unsigned F>
inline uint64_t divideUnsignedBy(uint64_t x) {
  constexpr auto form = static_cast<DivisionForm>(F);
  if constexpr (form == DivisionForm::Divide) {
    return x / VO_C;
  } else if constexpr (form == DivisionForm::Shift) {
    return x >> VO_NUMBER(shift);
  } else {
    auto high = static_cast<uint64_t>((static_cast<unsigned __int128>(x) * static_cast<uint64_t>(VO_WIDE(multiplier))) >> 64);
    if constexpr (form == DivisionForm::MultiplyAdd) high += (x - high) >> 1;
    return high >> VO_NUMBER(shift);
  }
}
template <unsigned F>
inline uint64_t remainderUnsignedBy(uint64_t x) {
  constexpr auto form = static_cast<DivisionForm>(F);
  if constexpr (form == DivisionForm::Divide) return x % VO_C;
  if constexpr (form == DivisionForm::Shift) return masked(x);
  return x - divideUnsignedBy<F>(x) * VO_C;
}

#define VO_HANDLER(name)                      \
  template <unsigned F, int A, int B, int C>  \
  VO_CC void op##name(VO_ARGS)

#include "vm/ops_move.h"
#include "vm/ops_memory.h"
#include "vm/ops_int.h"
#include "vm/ops_float.h"
#include "vm/ops_jump.h"
#include "vm/ops_index.h"
#include "vm/ops_alloc.h"
#include "vm/ops_call.h"
#include "vm/ops_rest.h"

using baseline::Place;
constexpr Place N = Place::N, G = Place::G, D = Place::D, W = Place::W;

/// The registers of a piece's operands, from its number among those of one flag: a's state counts slowest.
template <size_t I, Place A, Place B, Place C>
struct Registers {
  static constexpr unsigned kB = baseline::statesOf(B, 1), kC = baseline::statesOf(C, 2);
  static constexpr int kOfA = baseline::ownRegister(A, 0, I / (kB * kC), 0);
  static constexpr int kOfB = baseline::ownRegister(B, 1, I / kC % kB, kOfA);
  static constexpr int kOfC = baseline::ownRegister(C, 2, I % kC, kOfA);
};

}  // namespace

extern "C" {
// Every row is an array of its pieces: flags first, then the states of a, b and c, which counts fastest.
#define VO_PIECE(name, from, to, a, b, c)                                                                       \
  [[gnu::used]] extern const auto vo_pieces_##name = []<size_t... I>(std::index_sequence<I...>) constexpr {     \
    constexpr size_t n = baseline::statesOf(a, 0) * baseline::statesOf(b, 1) * baseline::statesOf(c, 2);        \
    return std::array<Piece, sizeof...(I)>{&op##name<from + I / n, Registers<I % n, a, b, c>::kOfA,             \
                                                     Registers<I % n, a, b, c>::kOfB, Registers<I % n, a, b, c>::kOfC>...}; \
  }(std::make_index_sequence<(to - from) * baseline::statesOf(a, 0) * baseline::statesOf(b, 1) *                \
                             baseline::statesOf(c, 2)>{});
#include "vm/baseline/pieces.def"
#undef VO_PIECE
}

}  // namespace vo::vm
