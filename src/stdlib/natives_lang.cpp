// This file has operations of the language that are too large for an instruction: conversions of
// strings, checks of unsafe, division of complex numbers.
#include <cmath>

#include "runtime/barrier.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

HelperStatus put(HelperContext& cx, Slot* frame, bool ok, GoString s) {
  if (!ok) return outOfMemory(cx);
  abi::putString(frame, s);
  return kDone;
}
/// An infinity counts as 1, everything else as 0, with the sign.
double infinityAsOne(double x) { return std::copysign(std::isinf(x) ? 1.0 : 0.0, x); }

struct Complex {
  double re, im;
};

/// n / m by Smith's method, which scales by the larger part of the divisor, so that intermediate
/// results do not overflow. Where both parts are NaN, C99's rules (annex G) say what is meant.
Complex divide(Complex n, Complex m) {
  Complex q;
  if (std::fabs(m.re) >= std::fabs(m.im)) {
    double ratio = m.im / m.re;
    double denominator = m.re + ratio * m.im;
    q = {(n.re + n.im * ratio) / denominator, (n.im - n.re * ratio) / denominator};
  } else {
    double ratio = m.re / m.im;
    double denominator = m.im + ratio * m.re;
    q = {(n.re * ratio + n.im) / denominator, (n.im * ratio - n.re) / denominator};
  }
  if (!std::isnan(q.re) || !std::isnan(q.im)) return q;
  bool infiniteN = std::isinf(n.re) || std::isinf(n.im), finiteN = std::isfinite(n.re) && std::isfinite(n.im);
  bool infiniteM = std::isinf(m.re) || std::isinf(m.im), finiteM = std::isfinite(m.re) && std::isfinite(m.im);
  double factor;
  if (m.re == 0 && m.im == 0 && (!std::isnan(n.re) || !std::isnan(n.im))) {
    double inf = std::copysign(INFINITY, m.re);
    return {inf * n.re, inf * n.im};
  }
  if (infiniteN && finiteM) {
    n = {infinityAsOne(n.re), infinityAsOne(n.im)};
    factor = INFINITY;
  } else if (infiniteM && finiteN) {
    m = {infinityAsOne(m.re), infinityAsOne(m.im)};
    factor = 0;
  } else {
    return q;
  }
  return {factor * (n.re * m.re + n.im * m.im), factor * (n.im * m.re - n.re * m.im)};
}

}  // namespace

// complex128div(n, m complex128) complex128
HelperStatus complexDivide(HelperContext&, Slot* frame) {
  Complex q = divide({abi::slotF64(frame[2]), abi::slotF64(frame[3])}, {abi::slotF64(frame[4]), abi::slotF64(frame[5])});
  frame[0] = abi::f64Slot(q.re);
  frame[1] = abi::f64Slot(q.im);
  return kDone;
}

// string(x rune), for x of any integer type
HelperStatus intToString(HelperContext& cx, Slot* frame) {
  GoString out = {};
  bool ok = runtime::stringFromRune(cx.runtime, slotInt(frame[2]), &out);
  return put(cx, frame, ok, out);
}
// string(b []byte)
HelperStatus bytesToString(HelperContext& cx, Slot* frame) {
  GoString out = {};
  HelperStatus status = runtime::stringOfBytes(cx, slotPtr(frame[2]), slotInt(frame[3]), &out);
  if (status != HelperStatus::Panic) abi::putString(frame, out);
  return status;
}
// string(b []byte) without a copy, for a string that is only compared or looked up
HelperStatus bytesAsString(HelperContext&, Slot* frame) {
  frame[0] = frame[2];
  frame[1] = frame[3];
  return kDone;
}
// string(r []rune)
HelperStatus runesToString(HelperContext& cx, Slot* frame) {
  return runtime::stringFromRunes(cx, slotPtr<const int32_t>(frame[2]), slotInt(frame[3]), frame);
}
namespace {
HelperStatus toBytes(HelperContext& cx, Slot* frame, int64_t least) {
  GoSlice out = {};
  HelperStatus status = runtime::bytesFromString(cx, slotString(frame + 3), &out, least);
  if (status != HelperStatus::Panic) abi::putSlice(frame, out);
  return status;
}
}  // namespace
// []byte(s string)
HelperStatus stringToBytes(HelperContext& cx, Slot* frame) { return toBytes(cx, frame, 0); }
// []rune(s string)
HelperStatus stringToRunes(HelperContext& cx, Slot* frame) {
  return runtime::runesFromString(cx, slotString(frame + 3), frame);
}
// The same for slices that do not leave the function, which gc puts into buffers of this many elements if they fit.
constexpr int64_t kConversionBuffer = 32;
HelperStatus stringToSmallBytes(HelperContext& cx, Slot* frame) { return toBytes(cx, frame, kConversionBuffer); }
HelperStatus stringToSmallRunes(HelperContext& cx, Slot* frame) {
  return runtime::runesFromString(cx, slotString(frame + 3), frame, kConversionBuffer);
}

namespace {

/// The checks of unsafe.Slice and unsafe.String: `len` elements of `size` bytes at `p`.
bool fits(uint64_t p, int64_t len, uint64_t size, bool* nil) {
  uint64_t bytes;
  *nil = false;
  if (len < 0 || __builtin_mul_overflow(size, static_cast<uint64_t>(len), &bytes)) return false;
  *nil = p == 0;
  return bytes == 0 ? p != 0 || len == 0 : bytes <= -p && p != 0;
}

}  // namespace

// unsafe.Slice(p *T, len int) []T, with T in front
HelperStatus unsafeSlice(HelperContext& cx, Slot* frame) {
  bool nil;
  int64_t len = slotInt(frame[5]);
  if (!fits(frame[4], len, slotType(frame[3])->size, &nil)) return raise(cx, nil ? PanicKind::UnsafeSliceNil : PanicKind::UnsafeSliceLen);
  abi::putSlice(frame, {slotPtr(frame[4]), len, len});
  return kDone;
}
// unsafe.String(p *byte, len int) string
HelperStatus unsafeString(HelperContext& cx, Slot* frame) {
  bool nil;
  int64_t len = slotInt(frame[3]);
  if (!fits(frame[2], len, 1, &nil)) return raise(cx, nil ? PanicKind::UnsafeStringNil : PanicKind::UnsafeStringLen);
  abi::putString(frame, {slotPtr<const uint8_t>(frame[2]), len});
  return kDone;
}
// What a function without body calls that nobody implements: Go's library has some for outsiders.
HelperStatus missingNative(HelperContext& cx, Slot*) { return throwError(cx, "call of a function that has no implementation"); }

}  // namespace vo::stdlib
