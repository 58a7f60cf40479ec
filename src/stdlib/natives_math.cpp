// This file has the natives of math and math/bits: what gc has as instructions or assembly on amd64.
#include <bit>
#include <cmath>

#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

double f64(Slot s) { return abi::slotF64(s); }

/// Conversion to int32 as the instruction does it: out of range gives the smallest number.
int32_t roundToInt32(double x) {
  double r = std::rint(x);
  return r >= -2147483648.0 && r <= 2147483647.0 ? static_cast<int32_t>(r) : INT32_MIN;
}

/// e to the power of x, by the steps of gc's assembly for amd64 with FMA: every operation rounds as
/// there, so the results are the same bits.
///
/// x = k·ln 2 + r; e^(r/16) - 1 by a Taylor polynomial; four squarings of 1 + y in the form
/// y(y + 2), which loses no digits of y; then the exponent k is put in by hand.
__attribute__((always_inline)) inline double expAmd64(double x) {
  constexpr double kLn2Upper = 0.69314718055966295651160180568695068359375;
  constexpr double kLn2Lower = 0.28235290563031577122588448175013436025525412068e-12;
  constexpr double kLog2E = 1.4426950408889634073599246810018920;
  constexpr double kOverflow = 7.09782712893384e+02;
  if (!std::isfinite(x)) return x < 0 ? 0 : x;
  if (x > kOverflow) return INFINITY;
  int32_t k = roundToInt32(kLog2E * x);
  double kf = k;
  double r = std::fma(-kf, kLn2Upper, x);
  r = std::fma(-kf, kLn2Lower, r);
  r *= 0.0625;
  double p = 2.4801587301587301587e-5;
  for (double c : {1.9841269841269841270e-4, 1.3888888888888888889e-3, 8.3333333333333333333e-3,
                   4.1666666666666666667e-2, 1.6666666666666666667e-1, 0.5, 1.0}) {
    p = std::fma(r, p, c);
  }
  double y = r * p;
  for (int i = 0; i < 3; i++) y = y * (y + 2.0);
  y = std::fma(y + 2.0, y, 1.0);
  int64_t biased = int64_t{k} + 0x3ff;
  if (biased <= 0) {
    if (biased < -52) return 0;
    y *= std::bit_cast<double>(static_cast<uint64_t>(biased + 0x3fe) << 52);
    return y * std::bit_cast<double>(uint64_t{1} << 52);
  }
  if (biased >= 0x7ff) return INFINITY;
  return y * std::bit_cast<double>(static_cast<uint64_t>(biased) << 52);
}
/// The same with the instruction instead of calls of a function for it.
#if defined(__x86_64__)
__attribute__((target("fma")))
#endif
double expWithFma(double x) { return expAmd64(x); }

}  // namespace

// sqrt(x float64) float64
HelperStatus mathSqrt(HelperContext&, Slot* frame) {
  frame[0] = abi::f64Slot(__builtin_sqrt(f64(frame[1])));
  return kDone;
}
HelperStatus mathFloor(HelperContext&, Slot* frame) {
  frame[0] = abi::f64Slot(std::floor(f64(frame[1])));
  return kDone;
}
HelperStatus mathCeil(HelperContext&, Slot* frame) {
  frame[0] = abi::f64Slot(std::ceil(f64(frame[1])));
  return kDone;
}
HelperStatus mathTrunc(HelperContext&, Slot* frame) {
  frame[0] = abi::f64Slot(std::trunc(f64(frame[1])));
  return kDone;
}
HelperStatus mathRoundToEven(HelperContext&, Slot* frame) {
  frame[0] = abi::f64Slot(std::rint(f64(frame[1])));
  return kDone;
}
// FMA(x, y, z float64) float64
HelperStatus mathFma(HelperContext&, Slot* frame) {
  frame[0] = abi::f64Slot(std::fma(f64(frame[1]), f64(frame[2]), f64(frame[3])));
  return kDone;
}
HelperStatus mathExp(HelperContext&, Slot* frame) {
  frame[0] = abi::f64Slot(expAmd64(f64(frame[1])));
  return kDone;
}
HelperStatus mathExpFma(HelperContext&, Slot* frame) {
  frame[0] = abi::f64Slot(expWithFma(f64(frame[1])));
  return kDone;
}

// TrailingZeros64(x uint64) int
HelperStatus bitsTrailingZeros64(HelperContext&, Slot* frame) {
  frame[0] = intSlot(std::countr_zero(frame[1]));
  return kDone;
}
HelperStatus bitsTrailingZeros32(HelperContext&, Slot* frame) {
  frame[0] = intSlot(std::countr_zero(static_cast<uint32_t>(frame[1])));
  return kDone;
}
// OnesCountN(x uintN) int, Len(x uintN) int: slots hold unsigned numbers zero-extended
HelperStatus bitsOnesCount(HelperContext&, Slot* frame) {
  frame[0] = intSlot(std::popcount(frame[1]));
  return kDone;
}
HelperStatus bitsLen(HelperContext&, Slot* frame) {
  frame[0] = intSlot(std::bit_width(frame[1]));
  return kDone;
}
HelperStatus bitsReverse64(HelperContext&, Slot* frame) {
  frame[0] = __builtin_bitreverse64(frame[1]);
  return kDone;
}
HelperStatus bitsReverseBytes64(HelperContext&, Slot* frame) {
  frame[0] = __builtin_bswap64(frame[1]);
  return kDone;
}
// Mul64(x, y uint64) (hi, lo uint64)
HelperStatus bitsMul64(HelperContext&, Slot* frame) {
  auto product = static_cast<unsigned __int128>(frame[2]) * frame[3];
  frame[0] = static_cast<uint64_t>(product >> 64);
  frame[1] = static_cast<uint64_t>(product);
  return kDone;
}
// Div64(hi, lo, y uint64) (quo, rem uint64)
HelperStatus bitsDiv64(HelperContext& cx, Slot* frame) {
  uint64_t hi = frame[2], lo = frame[3], y = frame[4];
  if (y == 0) return raise(cx, PanicKind::Divide);
  if (y <= hi) return raise(cx, PanicKind::Overflow);
#if defined(__x86_64__)
  uint64_t quo, rem;
  asm("divq %4" : "=a"(quo), "=d"(rem) : "a"(lo), "d"(hi), "r"(y) : "cc");
  frame[0] = quo;
  frame[1] = rem;
#else
  using Wide = unsigned __int128;
  Wide x = Wide{hi} << 64 | lo;
  frame[0] = static_cast<uint64_t>(x / y);
  frame[1] = static_cast<uint64_t>(x % y);
#endif
  return kDone;
}

// Add64(x, y, carry uint64) (sum, carryOut uint64)
HelperStatus bitsAdd64(HelperContext&, Slot* frame) {
  uint64_t x = frame[2], y = frame[3], sum = x + y + frame[4];
  frame[0] = sum;
  frame[1] = ((x & y) | ((x | y) & ~sum)) >> 63;
  return kDone;
}
// Sub64(x, y, borrow uint64) (diff, borrowOut uint64)
HelperStatus bitsSub64(HelperContext&, Slot* frame) {
  uint64_t x = frame[2], y = frame[3], diff = x - y - frame[4];
  frame[0] = diff;
  frame[1] = ((~x & y) | (~(x ^ y) & diff)) >> 63;
  return kDone;
}

}  // namespace vo::stdlib
