// This file has the natives that search bytes.
#include "runtime/pieces.h"
#include "runtime/search.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

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
  VO_DCHECK(cap >= size, "size classes are no smaller than what they are for");
  void* p = size == 0 ? cx.runtime.heap.zeroBase() : cx.runtime.heap.allocNoScanDirty(cap);
  if (p == nullptr) return outOfMemory(cx);
  abi::putSlice(frame, {p, n, size == 0 ? 0 : static_cast<int64_t>(cap)});
  return kDone;
}

// Index(a, b []byte) int
HelperStatus bytealgIndex(HelperContext& cx, Slot* frame) {
  return runtime::findBytes(cx, bytes(frame[1]), slotInt(frame[2]), bytes(frame[4]), slotInt(frame[5]), frame);
}
// IndexString(a, b string) int
HelperStatus bytealgIndexString(HelperContext& cx, Slot* frame) {
  return runtime::findBytes(cx, bytes(frame[1]), slotInt(frame[2]), bytes(frame[3]), slotInt(frame[4]), frame);
}
// IndexByte(b []byte, c byte) int
HelperStatus bytealgIndexByte(HelperContext& cx, Slot* frame) {
  return runtime::findByte(cx, bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[4]), frame);
}
// IndexByteString(s string, c byte) int
HelperStatus bytealgIndexByteString(HelperContext& cx, Slot* frame) {
  return runtime::findByte(cx, bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[3]), frame);
}
// LastIndexByte(s []byte, c byte) int
HelperStatus bytealgLastIndexByte(HelperContext& cx, Slot* frame) {
  return runtime::findLastByte(cx, bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[4]), frame);
}
// LastIndexByteString(s string, c byte) int
HelperStatus bytealgLastIndexByteString(HelperContext& cx, Slot* frame) {
  return runtime::findLastByte(cx, bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[3]), frame);
}
// Count(b []byte, c byte) int
HelperStatus bytealgCount(HelperContext& cx, Slot* frame) {
  return runtime::countByte(cx, bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[4]), frame);
}
// CountString(s string, c byte) int
HelperStatus bytealgCountString(HelperContext& cx, Slot* frame) {
  return runtime::countByte(cx, bytes(frame[1]), slotInt(frame[2]), static_cast<uint8_t>(frame[3]), frame);
}
// Compare(a, b []byte) int
HelperStatus bytealgCompare(HelperContext& cx, Slot* frame) {
  GoString a = {bytes(frame[1]), slotInt(frame[2])};
  GoString b = {bytes(frame[4]), slotInt(frame[5])};
  return runtime::compareStrings(cx, a, b, frame);
}
// CompareString(a, b string) int
HelperStatus bytealgCompareString(HelperContext& cx, Slot* frame) {
  return runtime::compareStrings(cx, slotString(frame + 1), slotString(frame + 3), frame);
}

}  // namespace vo::stdlib
