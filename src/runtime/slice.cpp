// This file makes and grows slices by Go's rules; capacities are visible to programs.
#include "runtime/slice.h"

#include <cstring>

#include "runtime/barrier.h"
#include "runtime/runtime.h"

namespace vo::runtime {

using abi::GoSlice;
using abi::HelperContext;
using abi::HelperStatus;
using abi::PanicKind;
using abi::Type;

namespace {
constexpr size_t kMaxAlloc = size_t{1} << 48;

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

HelperStatus growSlice(HelperContext& cx, const Type* elem, GoSlice old, int64_t add,
                       GoSlice* out) {
  Heap& heap = cx.runtime.heap;
  int64_t newLen;
  if (add < 0 || __builtin_add_overflow(old.len, add, &newLen)) {
    return raise(cx, PanicKind::GrowSlice);
  }
  if (elem->size == 0) {
    *out = {heap.zeroBase(), newLen, newLen};
    return HelperStatus::Done;
  }
  bool noScan = elem->ptrBytes == 0;
  size_t bytes;
  if (!allocationSize(elem->size, nextSliceCap(newLen, old.cap), &bytes)) {
    return raise(cx, PanicKind::GrowSlice);
  }
  bytes = roundUpSize(bytes, noScan);
  size_t newCap = bytes / elem->size;
  bytes = newCap * elem->size;
  if (bytes > kMaxAlloc) return raise(cx, PanicKind::GrowSlice);
  size_t used = elem->size * static_cast<size_t>(old.len);
  void* p;
  if (noScan) {
    p = heap.allocNoScanDirty(bytes);
    if (p == nullptr) return outOfMemory(cx);
    if (used != 0) memcpy(p, old.data, used);
    memset(static_cast<char*>(p) + used, 0, bytes - used);
  } else {
    p = heap.allocArray(elem, newCap);
    if (p == nullptr) return outOfMemory(cx);
    typedInitArray(elem, p, old.data, static_cast<size_t>(old.len));
  }
  *out = {p, newLen, static_cast<int64_t>(newCap)};
  return HelperStatus::Done;
}

HelperStatus appendSlice(HelperContext& cx, const Type* elem, GoSlice s, const void* src, int64_t n,
                         GoSlice* out) {
  int64_t at = s.len;
  if (n == 0) {
    *out = s;
    return HelperStatus::Done;
  }
  if (n > s.cap - s.len) {
    HelperStatus status = growSlice(cx, elem, s, n, out);
    if (status != HelperStatus::Done) return status;
  } else {
    *out = {s.data, s.len + n, s.cap};
  }
  typedMoveArray(cx.runtime, elem, static_cast<char*>(out->data) + static_cast<size_t>(at) * elem->size,
                 src, static_cast<size_t>(n));
  return HelperStatus::Done;
}

int64_t copySlice(Runtime& rt, const Type* elem, GoSlice dst, GoSlice src) {
  int64_t n = dst.len < src.len ? dst.len : src.len;
  if (n > 0) typedMoveArray(rt, elem, dst.data, src.data, static_cast<size_t>(n));
  return n;
}

}  // namespace vo::runtime
