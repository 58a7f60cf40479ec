// This file has the natives behind reflect and internal/reflectlite that look at descriptors and
// move memory, and the two functions that descriptors themselves refer to (Equal, Hasher).
#include <cstring>

#include "runtime/barrier.h"
#include "runtime/pieces.h"
#include "runtime/slice.h"
#include "runtime/type_ops.h"
#include "runtime/values.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {

using runtime::Runtime;

// resolveNameOff(p unsafe.Pointer, off int32) unsafe.Pointer, resolveTypeOff likewise
HelperStatus resolveOff(HelperContext& cx, Slot* frame) {
  frame[0] = ptrSlot(cx.runtime.metadata.resolve(static_cast<int32_t>(frame[2])));
  return kDone;
}
// resolveTextOff(p unsafe.Pointer, off int32) unsafe.Pointer
HelperStatus resolveTextOff(HelperContext& cx, Slot* frame) {
  auto off = static_cast<int32_t>(frame[2]);
  frame[0] = cx.runtime.resolveText(cx.runtime, off);
  return kDone;
}
// addReflectOff(p unsafe.Pointer) int32
HelperStatus addReflectOff(HelperContext& cx, Slot* frame) {
  frame[0] = intSlot(cx.runtime.metadata.addReflectOff(slotPtr(frame[1])));
  return kDone;
}

// compiledTypelinks() ([]*abi.Type, [][]*abi.Type): all are in the first list
HelperStatus typelinks(HelperContext& cx, Slot* frame) {
  std::span<const abi::Type* const> links;
  if (auto* hook = State::of(cx).hooks.typelinks) links = hook(cx.runtime);
  auto n = static_cast<int64_t>(links.size());
  abi::putSlice(frame, {const_cast<const abi::Type**>(links.data()), n, n});
  abi::putSlice(frame + 3, {});
  return kDone;
}
namespace {

/// Whether memory of the type would be descriptors: whoever has a reflect.Type believes what it leads to. (reflect makes
/// no structs of them.)
bool holdsDescriptors(const Type* t) {
  while (t->kind() == abi::Kind::Array) t = abi::asArray(t)->elem;
  return (t->tflag & abi::kTFlagDescriptor) != 0;
}

}  // namespace

// unsafe_New(t *abi.Type) unsafe.Pointer
HelperStatus unsafeNew(HelperContext& cx, Slot* frame) {
  const Type* t = slotType(frame[1]);
  if (holdsDescriptors(t)) return raise(cx, PanicKind::TypeCopy);
  void* p = cx.runtime.heap.zeroBase();
  HelperStatus status = t->size == 0 ? kDone : runtime::newObject(cx, t, &p);
  frame[0] = ptrSlot(p);
  return status;
}
// unsafe_NewArray(t *abi.Type, n int) unsafe.Pointer
HelperStatus unsafeNewArray(HelperContext& cx, Slot* frame) {
  void* p = nullptr;
  int64_t n = slotInt(frame[2]);
  if (holdsDescriptors(slotType(frame[1]))) return raise(cx, PanicKind::TypeCopy);
  HelperStatus status = runtime::makeSlice(cx, slotType(frame[1]), n, n, &p);
  frame[0] = ptrSlot(p);
  return status;
}

// memmove(dst, src unsafe.Pointer, size uintptr): reflect calls it for memory without pointers and
// for call frames that nothing else sees
HelperStatus reflectMemmove(HelperContext& cx, Slot* frame) {
  return runtime::moveArray(cx, &runtime::kByteType, slotPtr(frame[0]), slotPtr(frame[1]), frame[2]);
}
// typedmemmove(t *abi.Type, dst, src unsafe.Pointer)
HelperStatus typedmemmove(HelperContext& cx, Slot* frame) {
  const Type* t = slotType(frame[0]);
  if (t->size > runtime::kFewBytes) return runtime::moveArray(cx, t, slotPtr(frame[1]), slotPtr(frame[2]), 1);
  runtime::typedMove(cx.runtime, t, slotPtr(frame[1]), slotPtr(frame[2]));
  return kDone;
}
// typedmemclr(t *abi.Type, p unsafe.Pointer)
HelperStatus typedmemclr(HelperContext& cx, Slot* frame) {
  return runtime::clearArray(cx, slotType(frame[0]), slotPtr(frame[1]), 1);
}
// typedmemclrpartial(t *abi.Type, p unsafe.Pointer, off, size uintptr)
HelperStatus typedmemclrpartial(HelperContext& cx, Slot* frame) {
  return runtime::clearPartial(cx, slotType(frame[0]), slotPtr(frame[1]), frame[2], frame[3]);
}
// typedarrayclear(t *abi.Type, p unsafe.Pointer, len int)
HelperStatus typedarrayclear(HelperContext& cx, Slot* frame) {
  return slotInt(frame[2]) <= 0 ? kDone : runtime::clearArray(cx, slotType(frame[0]), slotPtr(frame[1]), frame[2]);
}
// typedslicecopy(t *abi.Type, dst, src unsafeheader.Slice) int
HelperStatus typedslicecopy(HelperContext& cx, Slot* frame) {
  return runtime::copySlice(cx, slotType(frame[1]), slotSlice(frame + 2), slotSlice(frame + 5), frame);
}
// growslice(t *abi.Type, old unsafeheader.Slice, num int) unsafeheader.Slice: the length stays
HelperStatus reflectGrowslice(HelperContext& cx, Slot* frame) {
  GoSlice old = slotSlice(frame + 4);
  GoSlice out = {};
  if (holdsDescriptors(slotType(frame[3]))) return raise(cx, PanicKind::TypeCopy);
  HelperStatus status = runtime::growSlice(cx, slotType(frame[3]), old, slotInt(frame[7]), &out);
  out.len = old.len;
  if (status != HelperStatus::Panic) abi::putSlice(frame, out);
  return status;
}
// unsafeslice(t *abi.Type, p unsafe.Pointer, len int): the checks of unsafe.Slice
HelperStatus unsafeslice(HelperContext& cx, Slot* frame) {
  const Type* t = slotType(frame[0]);
  int64_t len = slotInt(frame[2]);
  uint64_t bytes;
  if (len < 0 || __builtin_mul_overflow(t->size, static_cast<uint64_t>(len), &bytes)) return raise(cx, PanicKind::UnsafeSliceLen);
  if (bytes > -frame[1]) {
    return raise(cx, frame[1] == 0 ? PanicKind::UnsafeSliceNil : PanicKind::UnsafeSliceLen);
  }
  return kDone;
}

// ifaceE2I(t *abi.Type, src any, dst unsafe.Pointer): *dst, an interface of type t, = src
HelperStatus ifaceE2I(HelperContext& cx, Slot* frame) {
  abi::RuntimePanic panic;
  const void* word = runtime::assertWord(cx.runtime, abi::asInterface(slotType(frame[0])), slotType(frame[1]), nullptr, panic);
  if (word == nullptr) return raise(cx, panic);
  auto* dst = slotPtr<void*>(frame[3]);
  runtime::storePointer(cx.runtime.barrier, dst, word);
  runtime::storePointer(cx.runtime.barrier, dst + 1, slotPtr(frame[2]));
  return kDone;
}

// typehash(t *abi.Type, p unsafe.Pointer, h uintptr) uintptr
HelperStatus typehash(HelperContext& cx, Slot* frame) {
  return runtime::hashValue(cx, slotType(frame[1]), slotPtr(frame[2]), frame[3], frame);
}
// verifyNotInHeapPtr(p uintptr) bool
HelperStatus verifyNotInHeapPtr(HelperContext&, Slot* frame) {
  frame[0] = 1;
  return kDone;
}

HelperStatus reflectCall(HelperContext& cx, Slot* frame) { return State::of(cx).hooks.reflectCall(cx, frame); }
HelperStatus reflectMakeFuncStub(HelperContext& cx, Slot* frame) { return State::of(cx).hooks.makeFuncStub(cx, frame); }
HelperStatus reflectMethodValueCall(HelperContext& cx, Slot* frame) { return State::of(cx).hooks.methodValueCall(cx, frame); }

// The functions behind Type.Equal and MapType.Hasher. Their closures are {code, *Type}.

namespace {

const Type* capturedType(HelperContext& cx) { return *reinterpret_cast<const Type* const*>(cx.closure + 1); }

}  // namespace

// typeEqual(p, q unsafe.Pointer) bool
HelperStatus typeEqual(HelperContext& cx, Slot* frame) {
  return runtime::compareValues(cx, capturedType(cx), slotPtr(frame[1]), slotPtr(frame[2]), frame);
}
// typeHash(p unsafe.Pointer, h uintptr) uintptr
HelperStatus typeHash(HelperContext& cx, Slot* frame) {
  return runtime::hashValue(cx, capturedType(cx), slotPtr(frame[1]), frame[2], frame);
}

}  // namespace vo::stdlib
