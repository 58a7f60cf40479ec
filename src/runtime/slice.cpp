// This file makes and grows slices by Go's rules; capacities are visible to programs.
#include "runtime/slice.h"

#include <cstring>

#include "runtime/pieces.h"
#include "runtime/runtime.h"

namespace vo::runtime {

using abi::GoSlice;
using abi::HelperContext;
using abi::HelperStatus;
using abi::PanicKind;
using abi::Slot;
using abi::Type;

namespace {
constexpr size_t kMaxAlloc = size_t{1} << 48;
constexpr size_t kSmall = 1024;  ///< bytes of most arrays that grow

/// size * count, false if that is more than any allocation can be.
bool allocationSize(size_t size, int64_t count, size_t* out) {
  return count >= 0 && !__builtin_mul_overflow(size, static_cast<size_t>(count), out) &&
         *out <= kMaxAlloc;
}
}  // namespace

HelperStatus makeSlice(HelperContext& cx, const Type* elem, int64_t len, int64_t cap, void** out) {
  size_t bytes;
  if (!allocationSize(elem->size, cap, &bytes) || len < 0 || len > cap) {
    if (!allocationSize(elem->size, len, &bytes)) return raise(cx, PanicKind::MakeSliceLen);
    return raise(cx, PanicKind::MakeSliceCap);
  }
  if (bytes > kPieceBytes) return newFilled(cx, {.elem = elem, .bytes = bytes}, out);
  *out = cx.runtime.heap.allocArray(elem, static_cast<size_t>(cap));
  return *out == nullptr ? outOfMemory(cx) : HelperStatus::Done;
}

int64_t nextSliceCap(int64_t newLen, int64_t oldCap) {
  constexpr int64_t kThreshold = 256;
  auto doubled = static_cast<int64_t>(static_cast<uint64_t>(oldCap) * 2);
  if (newLen > doubled) return newLen;
  if (oldCap < kThreshold) return doubled;
  auto cap = static_cast<uint64_t>(oldCap);
  do {
    cap += (cap + 3 * kThreshold) >> 2;
  } while (cap < static_cast<uint64_t>(newLen));
  return static_cast<int64_t>(cap) <= 0 ? newLen : static_cast<int64_t>(cap);
}

namespace {

/// growSlice; the first `moreBytes` of the new elements are those at `more`.
HelperStatus growWith(HelperContext& cx, const Type* elem, GoSlice old, int64_t add, const void* more, size_t moreBytes,
                      GoSlice* out) {
  int64_t newLen;
  if (add < 0 || __builtin_add_overflow(old.len, add, &newLen)) {
    return raise(cx, PanicKind::GrowSlice);
  }
  if (elem->size == 0) {
    *out = {cx.runtime.heap.zeroBase(), newLen, newLen};
    return HelperStatus::Done;
  }
  size_t bytes;
  if (!allocationSize(elem->size, nextSliceCap(newLen, old.cap), &bytes)) {
    return raise(cx, PanicKind::GrowSlice);
  }
  bytes = roundUpSize(bytes, elem->ptrBytes == 0);
  size_t newCap = bytes / elem->size;
  bytes = newCap * elem->size;
  if (bytes > kMaxAlloc) return raise(cx, PanicKind::GrowSlice);
  size_t used = elem->size * static_cast<size_t>(old.len);
  VO_DCHECK(newCap >= static_cast<size_t>(newLen), "the new array has room for all");
  VO_DCHECK(moreBytes == 0 || used + moreBytes <= bytes, "the new elements are part of the array");
  void* p = nullptr;
  if (bytes <= kSmall && elem->ptrBytes == 0) {
    p = cx.runtime.heap.allocNoScanDirty(bytes);
    if (p == nullptr) return outOfMemory(cx);
    auto* to = static_cast<char*>(p);
    if (used != 0) memcpy(to, old.data, used);
    if (moreBytes != 0) memcpy(to + used, more, moreBytes);
    memset(to + used + moreBytes, 0, bytes - used - moreBytes);
    *out = {p, newLen, static_cast<int64_t>(newCap)};
    return HelperStatus::Done;
  }
  HelperStatus status = newFilled(cx, {.elem = elem, .bytes = bytes, .a = old.data, .aBytes = used, .b = more, .bBytes = moreBytes}, &p);
  *out = {p, newLen, static_cast<int64_t>(newCap)};
  return status;
}

}  // namespace

HelperStatus growSlice(HelperContext& cx, const Type* elem, GoSlice old, int64_t add,
                       GoSlice* out) {
  return growWith(cx, elem, old, add, nullptr, 0, out);
}

HelperStatus appendSlice(HelperContext& cx, const Type* elem, GoSlice s, const void* src, int64_t n,
                         GoSlice* out) {
  if (n == 0) {
    *out = s;
    return HelperStatus::Done;
  }
  auto bytes = elem->size * static_cast<size_t>(n);
  VO_DCHECK(n > 0 && s.len <= s.cap, "a slice is no longer than its array");
  if (n > s.cap - s.len) return growWith(cx, elem, s, n, src, bytes, out);
  *out = {s.data, s.len + n, s.cap};
  return moveArray(cx, elem, static_cast<char*>(s.data) + static_cast<size_t>(s.len) * elem->size, src,
                   static_cast<size_t>(n));
}

HelperStatus copySlice(HelperContext& cx, const Type* elem, GoSlice dst, GoSlice src, Slot* result) {
  int64_t n = dst.len < src.len ? dst.len : src.len;
  *result = abi::intSlot(n);
  return n > 0 ? moveArray(cx, elem, dst.data, src.data, static_cast<size_t>(n)) : HelperStatus::Done;
}

}  // namespace vo::runtime
