// This file has the natives of long numbers for which gc has assembly: vectors of words in math/big and
// crypto/internal/fips140/bigmod.
//
// They are leaves (kHelperLeaf): executables call them on the goroutine's stack, several threads at a time. Their time does not depend on
// the words' values. Vectors may be the same, or overlap as Go's do: they are walked upwards.
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

using Word = unsigned long long;

Word* words(Slot s) { return slotPtr<Word>(s); }

template <class Op>
__attribute__((always_inline)) inline Word chain(Word* z, const Word* x, const Word* y, int64_t n, Op op) {
  unsigned char c = 0;
  int64_t i = 0;
  for (; i + 8 <= n; i += 8)
#pragma clang loop unroll(full)
    for (int k = 0; k < 8; k++) c = op(c, x[i + k], y[i + k], z + i + k);
  for (; i < n; i++) c = op(c, x[i], y[i], z + i);
  return c;
}

using Wide = unsigned __int128;

/// z = x + y * m + carry, word by word.
Word addMul(Word* z, const Word* x, const Word* y, int64_t n, Word m, Word carry) {
  int64_t i = 0;
  auto step = [&](int64_t k) __attribute__((always_inline)) {
    Wide product = Wide{y[k]} * m + x[k] + carry;
    z[k] = static_cast<Word>(product);
    carry = static_cast<Word>(product >> 64);
  };
  for (; i + 4 <= n; i += 4)
#pragma clang loop unroll(full)
    for (int k = 0; k < 4; k++) step(i + k);
  for (; i < n; i++) step(i);
  return carry;
}

#if defined(__x86_64__)
unsigned char addCarry(unsigned char c, Word a, Word b, Word* out) { return _addcarry_u64(c, a, b, out); }
unsigned char subBorrow(unsigned char c, Word a, Word b, Word* out) { return _subborrow_u64(c, a, b, out); }

/// The same with two chains of carries. What the compiler makes of intrinsics has one, so it is written out.
Word addMulAdx(Word* z, const Word* x, const Word* y, int64_t n, Word m, Word carry) {
  int64_t rest = n & 7;
  if (rest != 0) carry = addMul(z, x, y, rest, m, carry);
  z += rest, x += rest, y += rest;
  int64_t groups = n >> 3;
  if (groups == 0) return carry;
  Word low, high, zero;
#define VO_STEP(at, into, from)              \
  "mulxq " #at "(%[y]), %[low], %[" #into "]\n" \
  "adcxq %[" #from "], %[low]\n"                \
  "adoxq " #at "(%[x]), %[low]\n"               \
  "movq %[low], " #at "(%[z])\n"
  asm volatile(
      "1: xorl %k[zero], %k[zero]\n"
      VO_STEP(0, high, carry) VO_STEP(8, carry, high) VO_STEP(16, high, carry) VO_STEP(24, carry, high)
      VO_STEP(32, high, carry) VO_STEP(40, carry, high) VO_STEP(48, high, carry) VO_STEP(56, carry, high)
      "adcxq %[zero], %[carry]\n"
      "adoxq %[zero], %[carry]\n"
      "leaq 64(%[x]), %[x]\n"
      "leaq 64(%[y]), %[y]\n"
      "leaq 64(%[z]), %[z]\n"
      "decq %[groups]\n"
      "jnz 1b\n"
      : [x] "+r"(x), [y] "+r"(y), [z] "+r"(z), [groups] "+r"(groups), [carry] "+r"(carry), [low] "=&r"(low), [high] "=&r"(high),
        [zero] "=&r"(zero)
      : "d"(m)
      : "cc", "memory");
#undef VO_STEP
  return carry;
}
#else
unsigned char addCarry(unsigned char c, Word a, Word b, Word* out) {
  Word carry;
  *out = __builtin_addcll(a, b, c, &carry);
  return static_cast<unsigned char>(carry);
}
unsigned char subBorrow(unsigned char c, Word a, Word b, Word* out) {
  Word borrow;
  *out = __builtin_subcll(a, b, c, &borrow);
  return static_cast<unsigned char>(borrow);
}
Word addMulAdx(Word* z, const Word* x, const Word* y, int64_t n, Word m, Word carry) { return addMul(z, x, y, n, m, carry); }
#endif

}  // namespace

// addVV(z, x, y []Word) Word
HelperStatus bigAddVV(HelperContext&, Slot* frame) {
  frame[0] = chain(words(frame[1]), words(frame[4]), words(frame[7]), slotInt(frame[2]),
                   [](unsigned char c, Word a, Word b, Word* out) { return addCarry(c, a, b, out); });
  return kDone;
}
// subVV(z, x, y []Word) Word
HelperStatus bigSubVV(HelperContext&, Slot* frame) {
  frame[0] = chain(words(frame[1]), words(frame[4]), words(frame[7]), slotInt(frame[2]),
                   [](unsigned char c, Word a, Word b, Word* out) { return subBorrow(c, a, b, out); });
  return kDone;
}
// mulAddVWW(z, x []Word, m, a Word) Word
HelperStatus bigMulAddVWW(HelperContext&, Slot* frame) {
  Word *z = words(frame[1]), *x = words(frame[4]), m = frame[7], carry = frame[8];
  int64_t n = slotInt(frame[2]), i = 0;
  auto step = [&](int64_t k) __attribute__((always_inline)) {
    Wide product = Wide{x[k]} * m + carry;
    z[k] = static_cast<Word>(product);
    carry = static_cast<Word>(product >> 64);
  };
  for (; i + 4 <= n; i += 4)
#pragma clang loop unroll(full)
    for (int k = 0; k < 4; k++) step(i + k);
  for (; i < n; i++) step(i);
  frame[0] = carry;
  return kDone;
}
// addMulVVWW(z, x, y []Word, m, a Word) Word
HelperStatus bigAddMulVVWW(HelperContext&, Slot* frame) {
  frame[0] = addMul(words(frame[1]), words(frame[4]), words(frame[7]), slotInt(frame[2]), frame[10], frame[11]);
  return kDone;
}
HelperStatus bigAddMulVVWWAdx(HelperContext&, Slot* frame) {
  frame[0] = addMulAdx(words(frame[1]), words(frame[4]), words(frame[7]), slotInt(frame[2]), frame[10], frame[11]);
  return kDone;
}
// addMulVVWAdx(z, x *uint, y uint, n int) uint
HelperStatus bigmodAddMul(HelperContext&, Slot* frame) {
  frame[0] = addMul(words(frame[1]), words(frame[1]), words(frame[2]), slotInt(frame[4]), frame[3], 0);
  return kDone;
}
HelperStatus bigmodAddMulAdx(HelperContext&, Slot* frame) {
  frame[0] = addMulAdx(words(frame[1]), words(frame[1]), words(frame[2]), slotInt(frame[4]), frame[3], 0);
  return kDone;
}

}  // namespace vo::stdlib
