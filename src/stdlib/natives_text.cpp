// This file has the natives that search bytes. Texts that Go code passes may be empty with any data
// pointer, which the C functions must not see.
#include <cstring>

#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

int64_t indexByte(const uint8_t* p, int64_t n, uint8_t c) {
  if (n <= 0) return -1;
  const void* at = memchr(p, c, static_cast<size_t>(n));
  return at == nullptr ? -1 : static_cast<const uint8_t*>(at) - p;
}
int64_t lastIndexByte(const uint8_t* p, int64_t n, uint8_t c) {
  if (n <= 0) return -1;
  const void* at = memrchr(p, c, static_cast<size_t>(n));
  return at == nullptr ? -1 : static_cast<const uint8_t*>(at) - p;
}
int64_t countByte(const uint8_t* p, int64_t n, uint8_t c) {
  int64_t count = 0;
  for (int64_t i = 0; i < n; i++) count += p[i] == c;
  return count;
}
int64_t index(const uint8_t* p, int64_t n, const uint8_t* q, int64_t m) {
  if (m > n) return -1;
  if (m <= 0) return 0;
  if (m == 1) return indexByte(p, n, q[0]);
  const void* at = memmem(p, static_cast<size_t>(n), q, static_cast<size_t>(m));
  return at == nullptr ? -1 : static_cast<const uint8_t*>(at) - p;
}
const uint8_t* bytes(Slot s) { return slotPtr<const uint8_t>(s); }

}  // namespace

// MakeNoZero(n int) []byte
HelperStatus bytealgMakeNoZero(HelperContext& cx, Slot* frame) {
  int64_t n = slotInt(frame[3]);
  if (n < 0 || n > (int64_t{1} << 47)) return raise(cx, PanicKind::MakeSliceLen);
  size_t size = static_cast<size_t>(n);
  size_t cap = (size + 7) & ~size_t{7};
  if (size != 0 && size <= runtime::kMaxSmallSize) {
    cap = runtime::kClassSize[runtime::sizeClassOf(size)];
  } else if (size > runtime::kMaxSmallSize) {
    cap = (size + runtime::kPageSize - 1) / runtime::kPageSize * runtime::kPageSize;
  }
  void* p = size == 0 ? cx.runtime.heap.zeroBase() : cx.runtime.heap.allocNoScanDirty(cap);
  if (p == nullptr) return outOfMemory(cx);
  abi::putSlice(frame, {p, n, size == 0 ? 0 : static_cast<int64_t>(cap)});
  return kDone;
}

// Index(a, b []byte) int
HelperStatus bytealgIndex(HelperContext&, Slot* frame) {
  frame[0] = intSlot(index(bytes(frame[1]), slotInt(frame[2]), bytes(frame[4]), slotInt(frame[5])));
  return kDone;
}
// IndexString(a, b string) int
HelperStatus bytealgIndexString(HelperContext&, Slot* frame) {
  frame[0] = intSlot(index(bytes(frame[1]), slotInt(frame[2]), bytes(frame[3]), slotInt(frame[4])));
  return kDone;
}
// IndexByte(b []byte, c byte) int
HelperStatus bytealgIndexByte(HelperContext&, Slot* frame) {
  frame[0] = intSlot(indexByte(bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[4])));
  return kDone;
}
// IndexByteString(s string, c byte) int
HelperStatus bytealgIndexByteString(HelperContext&, Slot* frame) {
  frame[0] = intSlot(indexByte(bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[3])));
  return kDone;
}
// LastIndexByte(s []byte, c byte) int
HelperStatus bytealgLastIndexByte(HelperContext&, Slot* frame) {
  frame[0] = intSlot(lastIndexByte(bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[4])));
  return kDone;
}
// LastIndexByteString(s string, c byte) int
HelperStatus bytealgLastIndexByteString(HelperContext&, Slot* frame) {
  frame[0] = intSlot(lastIndexByte(bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[3])));
  return kDone;
}
// Count(b []byte, c byte) int
HelperStatus bytealgCount(HelperContext&, Slot* frame) {
  frame[0] = intSlot(countByte(bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[4])));
  return kDone;
}
// CountString(s string, c byte) int
HelperStatus bytealgCountString(HelperContext&, Slot* frame) {
  frame[0] = intSlot(countByte(bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[3])));
  return kDone;
}
// Compare(a, b []byte) int
HelperStatus bytealgCompare(HelperContext&, Slot* frame) {
  GoString a = {bytes(frame[1]), slotInt(frame[2])};
  GoString b = {bytes(frame[4]), slotInt(frame[5])};
  frame[0] = intSlot(runtime::stringCompare(a, b));
  return kDone;
}
// CompareString(a, b string) int
HelperStatus bytealgCompareString(HelperContext&, Slot* frame) {
  frame[0] = intSlot(runtime::stringCompare(slotString(frame + 1), slotString(frame + 3)));
  return kDone;
}

}  // namespace vo::stdlib
